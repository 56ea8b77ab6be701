from __future__ import annotations

import pytest

from mrrt_studio.engine.grant import failed, limit_notes, require_usable_user, signing_secret
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.tenant import User
from tests.builders import (
    ADA,
    BILLING,
    MESSAGES,
    Json,
    application,
    body,
    client,
    context,
    exchange,
    last,
    login,
    messages,
    opened,
    policy,
    state,
)


@pytest.mark.parametrize(
    ("choice", "at_authorize", "status", "error"),
    [
        ("invalid_grant", False, 403, "invalid_grant"),
        ("unauthorized", False, 401, "unauthorized"),
        ("invalid_grant", True, 302, "invalid_grant"),
        ("unauthorized", True, 302, "unauthorized"),
    ],
)
def test_a_blocked_user_gets_the_assumed_error(
    choice: str, at_authorize: bool, status: int, error: str
) -> None:
    questions = context(blocked_user_error=choice).open_questions()
    with pytest.raises(Refusal) as caught:
        require_usable_user(User(user_id=ADA, blocked=True), questions, at_authorize=at_authorize)
    refusal = caught.value
    assert (refusal.status, refusal.error, refusal.description) == (status, error, "user is blocked")
    assert questions.decisive == ("blocked-user-error",)


@pytest.mark.parametrize("blocked", [None, False])
def test_a_user_who_is_not_blocked_raises_no_question(blocked: bool | None) -> None:
    questions = context().open_questions()
    require_usable_user(User(user_id=ADA, blocked=blocked), questions)
    assert questions.decisive == ()


@pytest.mark.parametrize(
    ("step", "members"),
    [
        (
            {"scope": "openid offline_access"},
            ["access_token", "refresh_token", "id_token", "scope", "expires_in", "token_type"],
        ),
        ({"scope": "read:messages"}, ["access_token", "scope", "expires_in", "token_type"]),
    ],
)
def test_the_answer_lists_what_was_issued_in_auth0s_order(step: Json, members: list[str]) -> None:
    assert list(body(last(login(**step)))) == members


@pytest.mark.parametrize(
    ("choice", "step", "resource", "recorded"),
    [
        ("absent", {"audience": BILLING}, None, False),
        ("present", {"audience": BILLING}, BILLING, True),
        ("present", {}, MESSAGES, True),
    ],
)
def test_an_exchange_may_name_the_api_of_its_token(
    choice: str, step: Json, resource: str | None, recorded: bool
) -> None:
    found = last(
        login(),
        exchange(**step),
        clients=[client(policy(BILLING, "read:billing"))],
        assumptions={"resource-in-response": choice},
    )
    assert body(found).get("resource") == resource
    assert ("resource-in-response" in found.assumptions) is recorded


def test_a_login_and_a_token_for_userinfo_never_name_one() -> None:
    chosen = {"assumptions": {"resource-in-response": "present"}}
    assert "resource" not in body(last(login(), **chosen))
    assert "resource" not in body(last(login(audience=None), exchange(), **chosen))


@pytest.mark.parametrize(
    ("at_login", "now", "choice", "due", "decisive"),
    [
        ("openid offline_access", None, "this-exchange", True, False),
        ("openid offline_access", "offline_access", "this-exchange", False, True),
        ("openid offline_access", "offline_access", "login", True, True),
        ("offline_access", None, "login", False, False),
    ],
)
def test_whether_an_id_token_comes_back_is_a_question_only_where_it_matters(
    at_login: str, now: str | None, choice: str, due: bool, decisive: bool
) -> None:
    found = last(login(scope=at_login), exchange(scope=now), assumptions={"id-token-on-refresh": choice})
    assert ("id_token" in body(found)) is due
    assert ("id-token-on-refresh" in found.assumptions) is decisive


@pytest.mark.parametrize(
    ("dialect", "choice", "has_jti", "recorded"),
    [
        ("access_token", "absent", False, False),
        ("access_token", "present", True, True),
        ("rfc9068_profile", "present", True, False),
    ],
)
def test_a_jti_in_the_own_profile_is_an_assumption(
    dialect: str, choice: str, has_jti: bool, recorded: bool
) -> None:
    found = last(
        login(),
        resource_servers=[messages(token_dialect=dialect)],
        assumptions={"jti-in-auth0-profile": choice},
    )
    assert found.tokens.access_token is not None
    assert ("jti" in found.tokens.access_token.claims) is has_jti
    assert ("jti-in-auth0-profile" in found.assumptions) is recorded


@pytest.mark.parametrize(
    ("mechanism", "noted"), [({"required": True}, True), ({"required": False}, False), (None, False)]
)
def test_a_token_that_ought_to_be_bound_to_a_key_says_that_it_is_not(
    mechanism: Json | None, noted: bool
) -> None:
    found = last(login(), resource_servers=[messages(proof_of_possession=mechanism)])
    assert [note.rule for note in found.notes] == (["cnf-left-out"] if noted else [])


def test_an_api_that_does_not_tell_its_secret_has_one_of_its_own() -> None:
    one, other = ResourceServer(identifier=MESSAGES), ResourceServer(identifier=BILLING)
    assert signing_secret(one, "seed") != signing_secret(other, "seed")
    assert signing_secret(one.replace(signing_secret="known"), "seed") == "known"
    assert len(signing_secret(one, "seed")) >= 32


def test_reaching_the_limit_is_worth_a_note() -> None:
    issued = opened(state())
    assert limit_notes(application(), issued) == ()
    pruned = limit_notes(application(), issued._replace(pruned=(issued.token,)))
    assert [note.rule for note in pruned] == ["refresh-token-limit"]


def test_a_refused_request_keeps_what_was_passed() -> None:
    found = failed(Refusal("user-exists", 403, "invalid_grant", "x", facts={"user": ADA}), None, ["a", "b"])
    assert found.checks == ("a", "b")
    assert found.refused is not None
    assert (found.refused.rule, found.refused.facts) == ("user-exists", {"user": ADA})
