from __future__ import annotations

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.engine.context import DEMO_KEY_ID
from mrrt_studio.engine.tokens import IdToken
from mrrt_studio.simulation.render import jwks_json, signed
from mrrt_studio.simulation.verification import verify


def token(algorithm: str, *, kid: str = DEMO_KEY_ID, secret: str | None = None) -> str:
    header = {"alg": algorithm, "typ": "JWT", "kid": kid}
    return signed(IdToken(header, {"sub": "auth0|ada", "exp": 0}, secret))


@pytest.mark.parametrize("algorithm", ["RS256", "RS512", "PS256"])
def test_the_tenants_key_verifies_what_it_signed(algorithm: str) -> None:
    result = verify(token(algorithm), jwks_json())
    assert result.holds
    assert result.kid == DEMO_KEY_ID
    assert result.reason == "verified against the tenant's key"


def test_an_expired_token_has_a_signature_that_holds_all_the_same() -> None:
    assert verify(token("RS256"), jwks_json()).holds


def test_a_changed_claim_breaks_the_signature() -> None:
    header, payload, signature = token("RS256").split(".")
    result = verify(f"{header}.{payload[:-2]}AA.{signature}", jwks_json())
    assert not result.holds


def test_an_unknown_key_is_told() -> None:
    result = verify(token("RS256", kid="other"), jwks_json())
    assert (result.holds, result.kid, result.reason) == (
        False,
        "other",
        "the tenant has no key with this kid",
    )


@pytest.mark.parametrize("secret", ["s" * 64, "short"])
def test_a_shared_secret_verifies_hs256_whatever_its_length(secret: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compact = token("HS256", secret=secret)
        assert verify(compact, jwks_json(), secret).holds
        assert verify(compact, jwks_json(), secret + "x").reason == "the signature does not fit the secret"
        assert verify(compact, jwks_json()).reason == "the secret that signed it is not known"


def test_a_public_key_is_never_taken_for_a_secret() -> None:
    assert not verify(token("HS256", secret="s" * 64), jwks_json(), jwks_json()["keys"][0]["n"]).holds


def test_an_algorithm_that_the_tenant_does_not_use_is_refused() -> None:
    none = "eyJhbGciOiJub25lIn0.e30."
    assert verify(none, jwks_json()).reason == "the tenant does not sign with the algorithm none"


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert not verify(text, jwks_json(), "secret").holds
