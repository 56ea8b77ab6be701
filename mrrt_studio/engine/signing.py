"""Signatures and keys as values: the same token is signed with the same bytes on every machine.

Source: https://www.rfc-editor.org/rfc/rfc7515
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from jwt.algorithms import RSAAlgorithm
from jwt.utils import base64url_encode

from mrrt_studio.engine.context import DEMO_KEY_ID, key_id
from mrrt_studio.engine.tokens import AccessToken, IdToken

_SALT_BYTES = 32
_ALGORITHMS = ("RS256", "RS512", "PS256")


@dataclass(frozen=True)
class SigningKeys:
    """The tenant's signing key; everybody has this one, which is why its ``kid`` says so."""

    private_key: RSAPrivateKey
    kid: str = DEMO_KEY_ID

    @classmethod
    def from_pem(cls, pem: bytes, kid: str = DEMO_KEY_ID) -> SigningKeys:
        """Return the keys of a PEM-encoded RSA private key.

        Raises:
            TypeError: the key is not an RSA key.
        """
        key = load_pem_private_key(pem, password=None)
        if not isinstance(key, RSAPrivateKey):
            raise TypeError("a tenant signs with RSA")
        return cls(key, kid)

    @property
    def public_key(self) -> RSAPublicKey:
        """The key that verifies."""
        return self.private_key.public_key()

    @cached_property
    def jwks(self) -> dict[str, Any]:
        """The tenant's ``/.well-known/jwks.json``."""
        key: dict[str, Any] = RSAAlgorithm.to_jwk(self.public_key, as_dict=True)
        parts = {"kty": "RSA", "use": "sig", "n": key["n"], "e": key["e"]}
        return {"keys": [{**parts, "kid": key_id(self.kid, alg), "alg": alg} for alg in _ALGORITHMS]}


def sign(token: AccessToken | IdToken, keys: SigningKeys) -> str:
    """Return the compact form of a token; an opaque access token is its own value."""
    if isinstance(token, AccessToken) and token.opaque is not None:
        return token.opaque
    algorithm = token.header["alg"]
    if algorithm == "PS256":
        return _sign_pss(token, keys)
    key = token.secret if algorithm == "HS256" else keys.private_key
    if isinstance(key, str) and len(key) < _SALT_BYTES:
        return _sign_hmac(token, key)
    headers = dict(token.header)
    return jwt.encode(dict(token.claims), key or "", algorithm=algorithm, headers=headers)


def _signing_input(token: AccessToken | IdToken) -> bytes:
    parts = (json.dumps(dict(part), separators=(",", ":")).encode() for part in (token.header, token.claims))
    return b".".join(base64url_encode(part) for part in parts)


def _compact(signed: bytes, signature: bytes) -> str:
    return f"{signed.decode()}.{base64url_encode(signature).decode()}"


def _sign_hmac(token: AccessToken | IdToken, secret: str) -> str:
    """Sign with a secret that is shorter than PyJWT approves of: a tenant may have one, and it is theirs."""
    signed = _signing_input(token)
    return _compact(signed, hmac.digest(secret.encode(), signed, "sha256"))


def _sign_pss(token: AccessToken | IdToken, keys: SigningKeys) -> str:
    """Sign with PSS, taking the salt from the message: a random one would give other bytes at every run."""
    signed = _signing_input(token)
    numbers = keys.private_key.private_numbers()
    modulus = numbers.public_numbers.n
    encoded = _encode_pss(signed, modulus.bit_length() - 1)
    number = pow(int.from_bytes(encoded), numbers.d, modulus)
    return _compact(signed, number.to_bytes((modulus.bit_length() + 7) // 8))


def _encode_pss(message: bytes, bits: int) -> bytes:
    """Return EMSA-PSS with SHA-256 and a salt as long as the digest.

    Source: https://www.rfc-editor.org/rfc/rfc8017#section-9.1.1
    """
    length = (bits + 7) // 8
    digest = hashlib.sha256(message).digest()
    salt = hashlib.sha256(b"salt" + message).digest()
    sealed = hashlib.sha256(bytes(8) + digest + salt).digest()
    padded = bytes(length - 2 * _SALT_BYTES - 2) + b"\x01" + salt
    masked = bytearray(a ^ b for a, b in zip(padded, _mask(sealed, len(padded)), strict=True))
    masked[0] &= 0xFF >> (8 * length - bits)
    return bytes(masked) + sealed + b"\xbc"


def _mask(seed: bytes, length: int) -> bytes:
    blocks = (
        hashlib.sha256(seed + counter.to_bytes(4)).digest() for counter in range(-(-length // _SALT_BYTES))
    )
    return b"".join(blocks)[:length]
