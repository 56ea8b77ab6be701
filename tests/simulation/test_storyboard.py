from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.storyboard import Badge, Card, Remark, storyboard
from mrrt_studio.simulation.timeline import simulate
from tests.simulation.story_samples import BILLING, LOGIN, MESSAGES, REPORTS, crowded, scenario, story


def cards(*steps: dict[str, Any], **more: Any) -> list[Card]:
    played = simulate(scenario(*steps, **more)).steps
    names = refresh_token_names(played)
    times = [None, *(step.at for step in played)]
    return [storyboard(step, names, earlier=earlier) for step, earlier in zip(played, times, strict=False)]


def last(*steps: dict[str, Any], **more: Any) -> Card:
    return cards(*steps, **more)[-1]


def test_a_card_numbers_its_step_and_tells_the_gap_to_the_one_before() -> None:
    first, wait, call = cards(
        LOGIN, {"type": "wait", "seconds": 600}, {"type": "userinfo", "access_token": "login"}
    )
    assert [card.number for card in (first, wait, call)] == [1, 2, 3]
    assert [card.gap for card in (first, wait, call)] == [None, 0, 600]
    assert call.at == first.at + 600


@pytest.mark.parametrize(
    ("step", "badge"),
    [
        ({"type": "exchange"}, Badge("ok", "200")),
        ({"type": "exchange", "audience": REPORTS}, Badge("surprise", "200, but another audience")),
        (
            {"type": "exchange", "audience": BILLING, "scope": "read:billing write:billing"},
            Badge("surprise", "200, but 1 scope fewer"),
        ),
        ({"type": "exchange", "refresh_token": "gone"}, Badge("refused", "403 invalid_grant")),
        ({"type": "exchange", "disabled": True}, Badge("disabled", "disabled, skipped")),
        ({"type": "wait", "seconds": 1}, None),
        (
            {"type": "wait", "until": "2020-01-01T00:00:00Z"},
            Badge("info", "The clock does not run backwards"),
        ),
    ],
)
def test_the_badge_says_how_the_step_ended(step: dict[str, Any], badge: Badge | None) -> None:
    assert last(LOGIN, step).badge == badge


def test_tokens_are_named_with_what_they_are_good_for() -> None:
    assert [chip.text for chip in last(LOGIN).tokens] == ["AT → api.example.com", "RT 1", "ID"]
    access, refresh, _ = last(LOGIN).tokens
    assert MESSAGES in access.reason
    assert refresh.reason == "Rotating refresh token, the first of a new family, number 1"
    assert last(LOGIN, {"type": "exchange"}).tokens[1].reason.endswith("a successor in its family, number 2")


def test_a_token_without_api_is_for_userinfo() -> None:
    step = {"type": "login", "client": "phone", "user": "auth0|ada", "scope": "openid"}
    assert last(step).tokens[0].text == "AT → userinfo"


def test_a_new_token_that_the_names_do_not_know_is_the_next_one() -> None:
    played = simulate(scenario(LOGIN, {"type": "exchange"})).steps
    assert storyboard(played[1], refresh_token_names(played[:1])).tokens[1].text == "RT 2"


def test_scopes_come_granted_first_then_missing_then_those_that_nobody_asked_for() -> None:
    step = {"type": "exchange", "audience": BILLING, "scope": "read:billing write:billing"}
    found = [(chip.scope, chip.kind, chip.requested) for chip in last(LOGIN, step).scopes]
    assert found == [
        ("read:billing", "policy", True),
        ("write:billing", "dropped", True),
        ("approve:billing", "dropped", False),
        ("openid", "withheld", False),
        ("profile", "withheld", False),
        ("offline_access", "withheld", False),
    ]


def test_every_scope_says_why_in_words() -> None:
    step = {"type": "exchange", "audience": BILLING, "scope": "write:billing"}
    reasons = {chip.scope: chip.reason for chip in last(LOGIN, step).scopes}
    assert reasons["write:billing"].startswith("Dropped: neither the login nor a policy of Phone app")
    assert reasons["openid"].startswith("Withheld: openid is available")


def test_a_scope_from_login_and_policy_shows_both_sources() -> None:
    kinds = {chip.scope: chip.kind for chip in last(LOGIN, {"type": "exchange"}).scopes}
    assert (kinds["openid"], kinds["read:messages"], kinds["write:messages"]) == ("login", "both", "policy")


def test_a_machine_gets_its_scopes_from_the_client_grant() -> None:
    grant = {"client_id": "phone", "audience": BILLING, "scope": ["read:billing"]}
    application = {"client_id": "phone", "client_secret": "x", "grant_types": ["client_credentials"]}
    step = {"type": "client_credentials", "client": "phone", "audience": BILLING}
    (chip, *_) = last(step, clients=[application], client_grants=[grant]).scopes
    assert (chip.scope, chip.kind) == ("read:billing", "plain")


def test_a_refused_step_shows_no_scope_as_granted() -> None:
    denied = last({**LOGIN, "prompt": "consent", "consent": "deny"}, resource_servers=[])
    assert denied.scopes == ()
    assert denied.tokens == ()


def test_an_error_for_want_of_scopes_shows_which_were_missing() -> None:
    step = {"type": "exchange", "scope": "delete:messages"}
    card = last(LOGIN, step, assumptions={"empty-scope": "error"})
    assert card.badge == Badge("refused", "400 invalid_scope")
    assert [chip.scope for chip in card.scopes] == ["delete:messages"]


def test_the_sentence_tells_what_went_wrong_in_names_that_people_use() -> None:
    (surprise,) = last(LOGIN, {"type": "exchange", "audience": REPORTS}).remarks
    assert surprise == Remark("surprise", "Asked for Reports, got Messages.")
    (refusal,) = last(LOGIN, {"type": "call_api", "access_token": "login", "api": REPORTS}).remarks
    assert refusal.kind == "refused"
    assert "not for this API" in refusal.text


def test_a_call_that_holds_says_what_was_checked() -> None:
    (remark,) = last(LOGIN, {"type": "call_api", "access_token": "login"}).remarks
    assert remark == Remark("ok", "Signature, issuer, audience, expiry and scope hold.")


def test_notes_of_the_engine_and_of_the_user_are_both_there() -> None:
    card = last(LOGIN, {"type": "revoke", "refresh_token": "gone", "note": "Look at **this**\n"})
    assert [remark.kind for remark in card.remarks] == ["info", "note"]
    assert card.remarks[-1].text == "Look at **this**"


def test_expectations_are_held_or_broken() -> None:
    card = last({**LOGIN, "expect": {"status": 200, "audience": BILLING}})
    assert [(check.key, check.passed) for check in card.checks] == [("status", True), ("audience", False)]
    assert [check.key for check in card.broken] == ["audience"]


def test_a_disabled_step_shows_that_and_nothing_else() -> None:
    card = last(LOGIN, {"type": "exchange", "disabled": True, "audience": BILLING})
    assert card.disabled
    assert card.title == "Phone app exchanges RT 1 for Billing"
    assert (card.arrows, card.tokens, card.scopes, card.checks) == ((), (), (), ())


@pytest.mark.parametrize("document", [story(), crowded()])
def test_cards_are_equal_for_equal_steps(document: Any) -> None:
    first, second = simulate(document).steps, simulate(document).steps
    names = refresh_token_names(first)
    assert [storyboard(step, names) for step in first] == [storyboard(step, names) for step in second]
