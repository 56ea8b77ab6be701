"""Whether the signature of a JWT really holds, checked as an API would check it.

Source: https://auth0.com/docs/secure/tokens/access-tokens/validate-access-tokens
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import jwt
from jwt.algorithms import HMACAlgorithm
from jwt.api_jws import PyJWS
from jwt.utils import base64url_decode

_WITH_TENANT_KEY = ("RS256", "RS512", "PS256")
_WITH_SECRET = "HS256"  # noqa: S105 - an algorithm


class Verification(NamedTuple):
    """What came out: whether the signature holds, and the sentence that says why or why not."""

    holds: bool
    reason: str
    kid: str | None = None
    """The key that verified it, or that was looked for."""


def verify(compact: str, jwks: Mapping[str, Any], secret: str | None = None) -> Verification:
    """Return whether the signature of a JWT holds; claims such as ``exp`` are not looked at.

    Args:
        compact: the token as it goes over the wire.
        jwks: the tenant's public keys, as ``/.well-known/jwks.json`` has them.
        secret: the API's or the application's secret; it alone verifies HS256.
    """
    try:
        header = jwt.get_unverified_header(compact)
    except jwt.InvalidTokenError:
        return Verification(holds=False, reason="it is no JSON Web Token")
    algorithm = header.get("alg")
    if algorithm == _WITH_SECRET:
        return _by_secret(compact, secret)
    if algorithm not in _WITH_TENANT_KEY:
        return Verification(holds=False, reason=f"the tenant does not sign with the algorithm {algorithm}")
    return _by_key(compact, algorithm, header.get("kid"), jwks)


def _by_key(compact: str, algorithm: str, kid: str | None, jwks: Mapping[str, Any]) -> Verification:
    found = next((key for key in jwks["keys"] if key.get("kid") == kid), None)
    if found is None:
        return Verification(holds=False, reason="the tenant has no key with this kid", kid=kid)
    public = jwt.PyJWK(found).key
    try:
        PyJWS().decode_complete(compact, public, algorithms=[algorithm])
    except jwt.InvalidTokenError:
        return Verification(holds=False, reason="the signature does not fit the tenant's key", kid=kid)
    return Verification(holds=True, reason="verified against the tenant's key", kid=kid)


def _by_secret(compact: str, secret: str | None) -> Verification:
    """A secret may be shorter than PyJWT approves of, so its algorithm is asked without its advice."""
    if not secret:
        return Verification(holds=False, reason="the secret that signed it is not known")
    signed, _, signature = compact.rpartition(".")
    hmac = HMACAlgorithm(HMACAlgorithm.SHA256)
    if not hmac.verify(signed.encode(), secret.encode(), base64url_decode(signature)):
        return Verification(holds=False, reason="the signature does not fit the secret")
    return Verification(holds=True, reason="verified with the secret that is shared for HS256")
