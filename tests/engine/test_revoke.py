"""Revoking; `revoke-own-token` is pinned here, as a step always revokes for the token's own application."""

from __future__ import annotations

import pytest

from mrrt_studio.engine.revoke import revoke_token
from tests.builders import (
    ADA,
    BILLING,
    PHONE,
    ROTATING,
    Json,
    billing,
    body,
    client,
    context,
    exchange,
    last,
    last_played,
    login,
    messages,
    opened,
    outcome,
    run,
    state,
)

REVOKE: Json = {"id": "revoke", "type": "revoke", "refresh_token": "login"}
SECOND = login(id="second")
ELSEWHERE = login(id="elsewhere", audience=BILLING, scope="openid offline_access")


def live(*steps: Json, **tenant: object) -> list[str]:
    """Return the steps whose refresh tokens are current in the end."""
    timeline = run(*steps, **tenant)
    by_value = {
        played.outcome.tokens.refresh_token.value: played.id
        for played in timeline.steps
        if played.outcome and played.outcome.tokens.refresh_token
    }
    return [by_value[token.value] for token in timeline.end.state.all_current()]


def test_the_answer_is_empty_and_the_log_tells() -> None:
    found = last(login(), REVOKE)
    assert found.response is not None
    assert (found.response.status, body(found)) == (200, {})
    assert [entry.type for entry in found.logs] == ["srrt"]
    assert found.request is not None
    assert found.request.url.endswith("/oauth/revoke")
    assert found.request.body["token_type_hint"] == "refresh_token"


def test_a_rotating_token_takes_its_family_along() -> None:
    rotating = {"clients": [client(kind=ROTATING)]}
    assert live(login(), exchange(), SECOND, REVOKE, **rotating) == ["second"]


@pytest.mark.parametrize(
    ("flag", "choice", "left", "decisive"),
    [
        (None, "tenant-flag", ["second", "elsewhere"], True),
        (False, "whole-grant", ["elsewhere"], True),
        (True, "tenant-flag", ["elsewhere"], False),
        (True, "whole-grant", ["elsewhere"], False),
    ],
)
def test_how_far_it_reaches_is_a_question_only_where_the_flag_is_off(
    flag: bool | None, choice: str, left: list[str], decisive: bool
) -> None:
    tenant: Json = {
        "tenant": {"flags": {"revoke_refresh_token_grant": flag}},
        "assumptions": {"revoke-reach": choice},
    }
    assert live(login(), SECOND, ELSEWHERE, REVOKE, **tenant) == left
    found = last(login(), SECOND, ELSEWHERE, REVOKE, **tenant)
    assert ("revoke-reach" in found.assumptions) is decisive
    assert found.notes[0].rule == ("revoke-takes-token" if len(left) == 2 else "revoke-takes-grant")


def test_a_dead_token_is_answered_like_a_living_one() -> None:
    timeline = run(login(), REVOKE, {**REVOKE, "id": "again"})
    first, again = outcome(timeline, "revoke"), outcome(timeline, "again")
    assert first.response == again.response
    assert (again.logs, [note.rule for note in again.notes]) == ((), ["revoke-dead-token"])


def test_the_token_of_another_application_is_refused() -> None:
    both = state(clients=[client(), client(client_id="web", app_type="native")])
    issued = opened(both)
    after, found = revoke_token(issued.state, "web", issued.token.value, context())
    assert after is issued.state
    assert found.refused is not None
    assert found.refused.rule == "revoke-own-token"
    assert body(found)["error"] == "invalid_grant"


def test_an_application_that_is_gone_revokes_nothing() -> None:
    issued = opened(state())
    gone = issued.state.changed(configuration=issued.state.configuration.changed(clients={}))
    after, found = revoke_token(gone, PHONE, issued.token.value, context())
    assert after is gone
    assert found.response is not None
    assert found.response.status == 401


@pytest.mark.parametrize(
    ("step", "status", "path", "left"),
    [
        ({"grant": {"user": ADA, "client": PHONE}}, 204, "grants?user_id=auth0%7Cada&client_id=phone", []),
        ({"grant": {"user": ADA, "client": "other"}}, 204, "grants?", ["login", "second"]),
        ({"user": ADA}, 202, "users/auth0%7Cada/refresh-tokens", []),
        ({"user": "auth0|bob"}, 202, "users/auth0%7Cbob/refresh-tokens", ["login", "second"]),
    ],
)
def test_an_administrator_revokes_by_grant_or_by_user(
    step: Json, status: int, path: str, left: list[str]
) -> None:
    steps = (login(), SECOND, {"id": "revoke", "type": "revoke", **step})
    found = last(*steps)
    assert found.response is not None
    assert found.request is not None
    assert found.response.status == status
    assert path in found.request.url
    assert [entry.type for entry in found.logs] == ["sapi", *["srrt"] * (2 - len(left))]
    assert live(*steps) == left


def test_revoking_a_grant_forgets_the_consent() -> None:
    closed = [messages(skip_consent_for_verifiable_first_party_clients=False), billing()]
    revoke = {"id": "revoke", "type": "revoke", "grant": {"user": ADA, "client": PHONE}}
    played = last_played(login(), revoke, resource_servers=closed)
    assert (len(played.before.state.consents), len(played.state.consents)) == (1, 0)


ONLINE = [messages(allow_online_access=True), billing()]


def test_logging_out_ends_the_session_and_what_is_bound_to_it() -> None:
    steps = (
        login(),
        login(id="online", scope="openid online_access"),
        {"id": "out", "type": "logout", "user": ADA},
    )
    assert live(*steps, resource_servers=ONLINE) == ["login"]
    found = last(*steps, resource_servers=ONLINE)
    assert ([entry.type for entry in found.logs], found.response and found.response.status) == (["slo"], 302)


def test_logging_out_without_a_session_is_no_event() -> None:
    found = last({"id": "out", "type": "logout", "user": "auth0|nobody", "client": PHONE})
    assert found.logs == ()
    assert found.request is not None
    assert found.request.url.endswith("/v2/logout?client_id=phone")


def test_revoking_an_online_token_ends_the_session_and_its_siblings() -> None:
    online = login(scope="openid online_access")
    played = last_played(
        online, {**online, "id": "second"}, login(id="third"), REVOKE, resource_servers=ONLINE
    )
    assert played.state.session(ADA) is None
    assert [token.login.online for token in played.state.all_current()] == [False]
