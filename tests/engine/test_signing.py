"""Signatures, verified by two libraries that this program did not write."""

from __future__ import annotations

import json
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import KeySet, OctKey, RSAKey
from jwt.algorithms import HMACAlgorithm, RSAAlgorithm

from mrrt_studio.engine.context import DEMO_KEY_ID, key_id
from mrrt_studio.engine.signing import SigningKeys, sign
from mrrt_studio.engine.tokens import AccessToken, IdToken
from mrrt_studio.simulation.render import demo_keys, jwks_json
from tests.builders import MESSAGES, USERINFO, Json, client, last, login, messages

SECRET = "a-secret-that-is-long-enough-for-hs256"
ASYMMETRIC = ("RS256", "RS512", "PS256")


def signed(algorithm: str, claims: Json, secret: str | None = None) -> str:
    header = {"alg": algorithm, "typ": "JWT", "kid": key_id(DEMO_KEY_ID, algorithm)}
    return sign(IdToken(header, claims, secret), demo_keys())


def public_key(compact: str) -> Any:
    kid = jwt.get_unverified_header(compact)["kid"]
    found = next(key for key in jwks_json()["keys"] if key["kid"] == kid)
    return RSAAlgorithm.from_jwk(json.dumps(found))


def by_pyjwt(compact: str, algorithm: str, key: Any) -> Json:
    return jwt.decode(compact, key, algorithms=[algorithm], options={"verify_exp": False}, audience=MESSAGES)


def by_joserfc(compact: str, algorithm: str, secret: str | None = None) -> Json:
    if secret is not None:
        key: Any = OctKey.import_key(secret)
    else:
        public = {name: value for name, value in jwks_json()["keys"][0].items() if name != "alg"}
        key = RSAKey.import_key(public)
    return json.loads(jws.deserialize_compact(compact, key, algorithms=[algorithm]).payload)


@pytest.mark.parametrize("algorithm", ASYMMETRIC)
def test_access_tokens_verify_against_the_tenants_keys(algorithm: str) -> None:
    found = last(login(), resource_servers=[messages(signing_alg=algorithm)]).tokens.access_token
    assert found is not None
    compact = sign(found, demo_keys())
    claims = dict(found.claims)
    assert claims["aud"] == [MESSAGES, USERINFO]
    assert by_pyjwt(compact, algorithm, public_key(compact)) == claims
    assert by_joserfc(compact, algorithm) == claims
    assert jwt.get_unverified_header(compact) == found.header


def test_hs256_verifies_by_the_secret_of_the_api() -> None:
    of_api = {"signing_alg": "HS256", "signing_secret": SECRET}
    found = last(login(), resource_servers=[messages(**of_api)]).tokens.access_token
    assert found is not None
    compact = sign(found, demo_keys())
    assert by_pyjwt(compact, "HS256", SECRET) == by_joserfc(compact, "HS256", SECRET) == found.claims


@pytest.mark.parametrize("algorithm", [*ASYMMETRIC, "HS256"])
def test_id_tokens_verify_too(algorithm: str) -> None:
    app = client(jwt_configuration={"alg": algorithm}, app_type="regular_web", client_secret=SECRET)
    found = last(login(), clients=[app]).tokens.id_token
    assert found is not None
    compact = sign(found, demo_keys())
    secret = SECRET if algorithm == "HS256" else None
    assert by_joserfc(compact, algorithm, secret) == found.claims


@pytest.mark.parametrize("secret", ["", "short", "sixteen-bytes-00"])
def test_a_secret_may_be_shorter_than_libraries_like(secret: str) -> None:
    compact = signed("HS256", {"sub": "x"}, secret)
    message, _, signature = compact.rpartition(".")
    hmac = HMACAlgorithm(HMACAlgorithm.SHA256)
    assert hmac.verify(message.encode(), secret.encode(), jwt.utils.base64url_decode(signature))


@pytest.mark.parametrize("algorithm", [*ASYMMETRIC, "HS256"])
def test_the_same_token_has_the_same_bytes(algorithm: str) -> None:
    one, other = signed(algorithm, {"sub": "a"}, SECRET), signed(algorithm, {"sub": "b"}, SECRET)
    assert one == signed(algorithm, {"sub": "a"}, SECRET)
    assert one.rpartition(".")[2] != other.rpartition(".")[2]


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=4))
def test_pss_holds_for_every_message(claims: dict[str, str]) -> None:
    compact = signed("PS256", claims)
    assert by_joserfc(compact, "PS256") == claims


@pytest.mark.parametrize("algorithm", ASYMMETRIC)
def test_a_changed_claim_breaks_the_signature(algorithm: str) -> None:
    compact = signed(algorithm, {"aud": MESSAGES, "sub": "ada"})
    forged = (
        signed(algorithm, {"aud": MESSAGES, "sub": "eve"}).rpartition(".")[0]
        + "."
        + compact.rpartition(".")[2]
    )
    with pytest.raises(jwt.InvalidSignatureError):
        by_pyjwt(forged, algorithm, public_key(forged))


def test_an_opaque_token_is_its_own_value() -> None:
    opaque = AccessToken(None, "phone", "u", (), 0, 1, {}, {}, opaque="x.y")
    assert sign(opaque, demo_keys()) == "x.y"


def test_the_keys_hold_the_public_half_alone() -> None:
    keys = jwks_json()["keys"]
    assert all(set(key) == {"kty", "use", "n", "e", "kid", "alg"} for key in keys)
    assert [key["alg"] for key in keys] == list(ASYMMETRIC)
    assert keys[0]["kid"] == DEMO_KEY_ID
    assert len({key["kid"] for key in keys}) == len(keys)


@pytest.mark.parametrize("algorithm", ASYMMETRIC)
def test_libraries_verify_a_token_by_the_published_keys_alone(algorithm: str) -> None:
    found = last(login(), resource_servers=[messages(signing_alg=algorithm)]).tokens.access_token
    assert found is not None
    compact = sign(found, demo_keys())
    published = dict(jwks_json())
    kid = jwt.get_unverified_header(compact)["kid"]
    key = jwt.PyJWKSet.from_dict(published)[kid]
    assert by_pyjwt(compact, algorithm, key) == dict(found.claims)
    keys = KeySet.import_key_set(published)
    assert json.loads(jws.deserialize_compact(compact, keys, algorithms=[algorithm]).payload) == dict(
        found.claims
    )


def test_a_tenant_signs_with_rsa() -> None:
    other = ec.generate_private_key(ec.SECP256R1())
    pem = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(TypeError, match="RSA"):
        SigningKeys.from_pem(pem)
