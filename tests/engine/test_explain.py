from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.explain import (
    explain_audience,
    explain_note,
    explain_refusal,
    explain_scope,
    headline,
    issued_name,
    missing_scopes,
    verdict,
)
from mrrt_studio.engine.outcome import Note, Outcome
from mrrt_studio.scenario.rules import RULES
from tests.builders import (
    BILLING,
    MESSAGES,
    ROTATING,
    USERINFO,
    Json,
    authorization,
    client,
    decision,
    exchange,
    last,
    login,
    policy,
    user,
)

UNLISTED = (login(), exchange(audience=BILLING))
NARROWED: Json = {
    "clients": [client(policy(MESSAGES, "write:messages"))],
    "assumptions": {"same-audience-policy": "narrows"},
}


@pytest.mark.parametrize(
    ("steps", "more", "kind", "line"),
    [
        ((login(),), {}, "ok", "200"),
        ((login(scope="openid x y"),), {}, "fewer-scopes", "200, but 2 scopes fewer"),
        ((login(), exchange(scope="openid z")), {}, "fewer-scopes", "200, but 1 scope fewer"),
        (UNLISTED, {}, "another-audience", "200, but another audience"),
        ((login(audience=None), exchange(audience=USERINFO)), {}, "ok", "200"),
        ((login(audience=USERINFO, scope="openid"),), {}, "ok", "200"),
        ((login(), exchange(scope="openid")), {}, "ok", "200"),
        ((login(flow="password", scope=None),), {"users": [user()]}, "ok", "200"),
        ((login(password="x", flow="password"),), {}, "refused", "403 invalid_grant"),
        ((login(prompt="none"),), {}, "refused", "302 login_required"),
        (({"id": "w", "type": "wait", "seconds": 1},), {}, "ok", ""),
    ],
)
def test_how_a_step_ended_in_a_few_words(steps: tuple[Json, ...], more: Json, kind: str, line: str) -> None:
    found = last(*steps, **more)
    assert (verdict(found), headline(found)) == (kind, line)


def test_what_was_not_asked_for_is_not_missing() -> None:
    found = authorization(
        scopes=(
            decision("a", requested=True),
            decision("b", "scope-not-requested", requested=False),
            decision("c", "scope-rbac", requested=None),
            decision("d", "scope-rbac", requested=True),
        )
    )
    assert [missing.scope for missing in missing_scopes(found)] == ["d"]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.startswith("scope-")])
def test_every_verdict_is_a_sentence_with_the_names_of_the_case(rule: str) -> None:
    found = explain_scope(decision("read:x", rule), authorization())
    assert found.text.endswith(".")
    assert "–" not in found.text
    assert "{" not in found.text + found.advice
    assert found.rule.id == rule


def test_a_scope_that_a_policy_narrows_away_is_told_so() -> None:
    found = last(login(), exchange(), **NARROWED).authorization
    assert found is not None
    texts = {one.scope: explain_scope(one, found).text for one in found.scopes}
    narrow = "policies for the API of the login narrow it here, and"
    assert texts["read:messages"].startswith(f"Dropped: {narrow} a policy of Phone app does not give")
    assert texts["write:messages"].startswith(f"Dropped: {narrow} the login does not give")


def audience_text(*steps: Json, **more: Any) -> tuple[str, str]:
    found = last(*steps, **more).authorization
    assert found is not None
    explanation = explain_audience(found)
    assert explanation is not None
    return explanation.title, explanation.text


def test_the_silent_fallback_says_what_was_issued() -> None:
    title, text = audience_text(*UNLISTED)
    assert title == f"Asked for {BILLING}, got {MESSAGES}."
    assert text == (
        f"No MRRT policy of Phone app names {BILLING}. "
        f"Auth0 does not refuse: it issues a token for {MESSAGES}."
    )


def test_a_fallback_to_no_api_is_for_the_userinfo_endpoint() -> None:
    title, text = audience_text(login(audience=None), exchange(audience=BILLING))
    assert title == f"Asked for {BILLING}, got the userinfo endpoint alone."
    assert text.endswith("it issues a token for the userinfo endpoint.")


def test_a_refused_exchange_never_says_that_auth0_does_not_refuse() -> None:
    error = {"assumptions": {"unlisted-audience": "error"}}
    found = explain_refusal(last(*UNLISTED, **error))
    title, text = audience_text(*UNLISTED, **error)
    assert found is not None
    refused = "An assumption of this run says that Auth0 refuses then."
    assert found.text == text == f"No MRRT policy of Phone app names {BILLING}. {refused}"
    assert title == "No policy names it"


def test_what_really_happened_stands_beside_the_answer() -> None:
    found = explain_refusal(last(login(), exchange(), exchange(id="x2"), clients=[client(kind=ROTATING)]))
    assert found is not None
    assert found.rule.id == "refresh-token-not-reused"
    assert "Token 1 of the family was exchanged although 2 is the latest" in found.text
    assert found.advice


def test_nothing_is_explained_where_nothing_happened() -> None:
    assert explain_refusal(Outcome()) is None
    assert explain_audience(authorization(audience_rule=None)) is None


def test_a_note_is_explained_with_its_facts() -> None:
    found = explain_note(Note("policies-merged", {"audience": BILLING}))
    assert found.text == f"More than one policy entry names {BILLING}: their scopes were put together."


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({}, MESSAGES),
        ({"audience": None, "api": None}, "the userinfo endpoint alone"),
        ({"audience": BILLING, "api": None}, BILLING),
    ],
)
def test_an_api_is_called_as_people_know_it(more: Json, name: str) -> None:
    assert issued_name(authorization(**more)) == name
