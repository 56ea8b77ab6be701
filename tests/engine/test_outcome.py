from __future__ import annotations

import pytest

from mrrt_studio.engine.outcome import NO_TOKENS, Outcome
from tests.builders import BILLING, MESSAGES, USERINFO, authorization, decision


def test_an_outcome_starts_with_nothing_done() -> None:
    assert Outcome() == Outcome(tokens=NO_TOKENS, logs=(), checks=(), assumptions=())
    assert NO_TOKENS.access_token is None


def test_granted_scopes_keep_their_order_and_online_access_is_never_echoed() -> None:
    found = authorization(
        scopes=(decision("b"), decision("online_access"), decision("x", "scope-rbac"), decision("a"))
    )
    assert found.granted == ("b", "online_access", "a")
    assert found.echoed == ("b", "a")


@pytest.mark.parametrize(
    ("rule", "withheld"),
    [
        ("scope-not-requested", True),
        ("offline-requested", True),
        ("scope-rbac", False),
        ("scope-login", False),
    ],
)
def test_withheld_is_what_could_have_been_had(rule: str, withheld: bool) -> None:
    assert decision("a", rule).withheld is withheld


@pytest.mark.parametrize(
    ("requested", "issued", "rule", "differs"),
    [
        (None, MESSAGES, "audience-omitted", False),
        (MESSAGES, MESSAGES, "audience-original", False),
        (USERINFO, None, "audience-original", False),
        (USERINFO, None, "audience-resolved", False),
        (BILLING, BILLING, "audience-in-policy", False),
        (BILLING, MESSAGES, "audience-not-in-policy", True),
        (BILLING, None, "audience-consent-required", True),
    ],
)
def test_the_surprise_is_a_token_for_another_api(
    requested: str | None, issued: str | None, rule: str, differs: bool
) -> None:
    found = authorization(requested_audience=requested, audience=issued, audience_rule=rule)
    assert found.audience_differs is differs
