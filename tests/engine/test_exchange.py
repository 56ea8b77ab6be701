from __future__ import annotations

import pytest

from mrrt_studio.engine.exchange import ExchangeRequest, cause_of_death, exchange, revoke_grant
from mrrt_studio.engine.families import Issued
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.engine.state import State
from tests.builders import (
    ADA,
    BILLING,
    MESSAGES,
    NOW,
    PHONE,
    ROTATING,
    SCOPE,
    STAYING,
    Json,
    billing,
    body,
    client,
    context,
    grant,
    last,
    login,
    messages,
    opened,
    outcome,
    patch,
    policy,
    run,
    state,
    user,
    verdicts,
)
from tests.builders import (
    exchange as exchange_step,
)

CHECKS = (
    "client-authenticates",
    "grant-type-allowed",
    "refresh-token-known",
    "refresh-token-alive",
    "refresh-token-not-reused",
    "user-exists",
    "user-not-blocked",
)


def issued(**more: Json | list[Json]) -> Issued:
    kind = more.pop("kind", STAYING)
    assert isinstance(kind, dict)
    return opened(state(**{"clients": [client(kind=kind)], **more}), **kind)


def asked(held: Issued, before: State | None = None, **more: str) -> tuple[State, Outcome]:
    request = ExchangeRequest(**{"client_id": PHONE, "refresh_token": held.token.value, **more})
    return exchange(before or held.state, request, context("x1"))


def test_every_check_is_passed_in_order() -> None:
    _, found = asked(issued())
    assert found.checks == CHECKS
    assert body(found)["token_type"] == "Bearer"


@pytest.mark.parametrize(
    ("more", "tenant", "status", "passed"),
    [
        ({"client_id": "nobody"}, {}, 401, 0),
        ({"client_secret": "wrong"}, {}, 401, 0),
        ({}, {"clients": [client(grant_types=[])]}, 403, 1),
        ({"refresh_token": "made-up"}, {}, 403, 2),
        ({}, {"users": []}, 403, 5),
        ({}, {"users": [user(blocked=True)]}, 403, 6),
    ],
)
def test_the_first_check_that_fails_answers(more: Json, tenant: Json, status: int, passed: int) -> None:
    after, found = asked(held := issued(**tenant), **more)
    assert found.response is not None
    assert (found.response.status, found.checks) == (status, CHECKS[:passed])
    assert found.refused is not None
    assert found.refused.rule == CHECKS[passed]
    assert after == held.state
    assert [entry.type for entry in found.logs] == ["fertft"]


def test_the_token_of_another_application_is_unknown() -> None:
    web = client(client_id="web", app_type="native")
    _, found = asked(issued(clients=[client(), web]), client_id="web")
    assert found.refused is not None
    assert found.refused.facts["cause"] == "the token was issued to another application, phone"


def test_reuse_revokes_the_family_and_says_how() -> None:
    held = issued(kind=ROTATING)
    found, _ = asked(held)
    found, theft = asked(held, found)
    assert theft.refused is not None
    assert theft.refused.facts == {"counter": "1", "latest": "2", "leeway": "0", "age": "0"}
    assert theft.logs[0].type == "ferrt"
    assert theft.logs[0].details["latestCounter"] == 2
    assert list(found.all_current()) == []
    _, afterwards = asked(held, found)
    assert afterwards.logs[0].type == "fertft"


@pytest.mark.parametrize(
    ("kind", "kept", "returned"), [(STAYING, "same", None), (ROTATING, "successor", "successor")]
)
def test_the_answer_carries_a_refresh_token_only_if_it_rotates(
    kind: Json, kept: str, returned: str | None
) -> None:
    held = issued(kind=kind)
    _, found = asked(held)
    token = found.kept_refresh_token
    assert token is not None
    assert ("same" if token.value == held.token.value else "successor") == kept
    assert body(found).get("refresh_token") == (token.value if returned else None)


@pytest.mark.parametrize(
    ("tenant", "kept"),
    [({"users": [user(blocked=True)]}, True), ({"clients": [client(grant_types=[])]}, False)],
)
def test_a_failed_exchange_leaves_the_token_as_good_as_it_was(tenant: Json, kept: bool) -> None:
    held = issued(**tenant)
    after, found = asked(held)
    assert (found.kept_refresh_token == held.token) is kept
    assert list(after.all_current()) == [held.token]


def test_a_parameter_without_a_value_is_no_parameter() -> None:
    _, found = asked(issued(), audience="", scope="")
    assert found.authorization is not None
    assert (found.authorization.requested_audience, found.authorization.audience_rule) == (
        None,
        "audience-omitted",
    )
    assert body(found)["scope"] == SCOPE


@pytest.mark.parametrize(
    ("policies", "audience", "issued_for", "policy_used"),
    [
        ([], None, MESSAGES, "refresh_token_user_grant"),
        ([policy(MESSAGES)], None, MESSAGES, "mrrt"),
        ([policy(BILLING)], None, MESSAGES, "refresh_token_user_grant"),
        ([policy(BILLING)], BILLING, BILLING, "mrrt"),
        ([policy(MESSAGES)], BILLING, MESSAGES, "mrrt"),
        ([], BILLING, MESSAGES, "refresh_token_user_grant"),
    ],
)
def test_policy_used_says_whether_a_policy_was_consulted(
    policies: list[Json], audience: str | None, issued_for: str, policy_used: str
) -> None:
    found = last(login(), exchange_step(audience=audience), clients=[client(*policies)])
    assert found.authorization is not None
    assert (found.authorization.audience, found.authorization.policy_used) == (issued_for, policy_used)
    assert found.logs[0].details["policy_used"] == policy_used


def test_an_entry_that_is_not_eligible_gives_nothing_to_the_logins_api_either() -> None:
    closed = messages(skip_consent_for_verifiable_first_party_clients=False)
    found = last(
        login(),
        exchange_step(),
        clients=[client(policy(MESSAGES, "write:messages"))],
        resource_servers=[closed],
    )
    assert body(found)["scope"] == SCOPE
    assert found.authorization is not None
    assert found.authorization.policy_used == "refresh_token_user_grant"


def test_a_narrowed_exchange_does_not_narrow_the_next() -> None:
    timeline = run(
        login(),
        exchange_step(scope="read:messages"),
        exchange_step(id="x2", refresh_token="x1"),
        clients=[client(kind=ROTATING)],
    )
    assert [body(outcome(timeline, step))["scope"] for step in ("x1", "x2")] == ["read:messages", SCOPE]


def test_a_fallback_narrowed_to_another_apis_scopes_grants_nothing() -> None:
    found = last(login(), exchange_step(audience=BILLING, scope="read:billing"))
    assert body(found)["scope"] == ""
    assert found.authorization is not None
    assert verdicts(found.authorization.scopes)["read:billing"] == "scope-not-authorized"


def test_several_policies_for_one_api_leave_a_note() -> None:
    twice = client(policy(BILLING, "read:billing"), policy(BILLING, "write:billing"))
    found = last(login(), exchange_step(audience=BILLING), clients=[twice])
    assert [note.rule for note in found.notes] == ["policies-merged"]


@pytest.mark.parametrize(
    ("choices", "steps", "status", "error"),
    [
        ({"unlisted-audience": "error"}, {"audience": BILLING}, 400, "invalid_target"),
        ({"empty-scope": "error"}, {"scope": "x"}, 400, "invalid_scope"),
    ],
)
def test_a_refusal_by_assumption_says_what_was_decided(
    choices: Json, steps: Json, status: int, error: str
) -> None:
    found = last(login(), exchange_step(**steps), assumptions=choices, clients=[client(kind=ROTATING)])
    assert found.response is not None
    assert (found.response.status, body(found)["error"]) == (status, error)
    assert found.authorization is not None
    assert set(choices) <= set(found.assumptions)
    assert found.kept_refresh_token is not None


@pytest.mark.parametrize(("choice", "logs"), [("no", ["sertft"]), ("yes", ["ferrt"])])
def test_a_failed_exchange_may_use_the_token_up(choice: str, logs: list[str]) -> None:
    found = last(
        login(),
        patch(f"users/{ADA}", {"blocked": True}, id="block"),
        exchange_step(id="failed"),
        patch(f"users/{ADA}", {"blocked": False}, id="unblock"),
        exchange_step(),
        assumptions={"failed-exchange-consumes-token": choice},
        clients=[client(kind=ROTATING)],
    )
    assert [entry.type for entry in found.logs] == logs


def test_a_failure_before_the_token_is_looked_at_consumes_nothing() -> None:
    held = issued(kind=ROTATING)
    request = ExchangeRequest(PHONE, held.token.value, client_secret="wrong")
    after, found = exchange(held.state, request, context("x1", failed_exchange_consumes_token="yes"))
    assert after == held.state
    assert found.assumptions == ()


@pytest.mark.parametrize(
    ("expires_in", "idle_in", "online", "cause"),
    [
        (None, None, False, None),
        (0, None, False, "its absolute lifetime is over"),
        (60, 0, False, "it was not used for longer than its idle lifetime"),
        (None, None, True, "it was bound to a session that is over"),
    ],
)
def test_a_dead_token_says_what_it_died_of(
    expires_in: int | None, idle_in: int | None, online: bool, cause: str | None
) -> None:
    held = opened(state(), held=grant(online=online, session_id="s"))
    ends = {
        "expires_at": None if expires_in is None else NOW + expires_in,
        "idle_expires_at": None if idle_in is None else NOW + idle_in,
    }
    assert cause_of_death(held.state, held.token._replace(**ends)) == cause


def test_revoking_a_grant_forgets_the_consent_and_ends_its_tokens_alone() -> None:
    closed = messages(skip_consent_for_verifiable_first_party_clients=False)
    timeline = run(
        login(),
        login(id="billing", audience=BILLING, scope="offline_access"),
        resource_servers=[closed, billing()],
    )
    before = timeline.end.state
    token = outcome(timeline, "login").tokens.refresh_token
    assert token is not None
    after = revoke_grant(before, token, "grant")
    assert (len(before.consents), len(after.consents)) == (1, 0)
    assert [held.login.audience for held in after.all_current()] == [BILLING]


@pytest.mark.parametrize("audience", [None, MESSAGES])
def test_an_exchange_for_an_api_that_was_deleted_decides_nothing(audience: str | None) -> None:
    gone = {"id": "gone", "type": "configure", "method": "DELETE", "path": f"resource-servers/{MESSAGES}"}
    found = last(login(), gone, exchange_step(audience=audience))
    assert found.refused is not None
    assert (found.refused.rule, found.authorization) == ("audience-exists", None)
