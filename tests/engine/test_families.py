from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine import families
from mrrt_studio.engine.families import is_reuse, open_family, renew, retire, revoke_family, revoke_held
from mrrt_studio.engine.ids import Ids
from mrrt_studio.engine.state import RefreshToken, State
from tests.builders import (
    ADA,
    BILLING,
    NOW,
    PHONE,
    ROTATING,
    STAYING,
    Json,
    application,
    grant,
    opened,
    state,
)

LIVES: Json = {**ROTATING, "token_lifetime": 7200, "idle_token_lifetime": 3600}
FIXED_LIVES: Json = {**LIVES, "rotation_type": "non-rotating"}


def exchanged(before: State, token: RefreshToken, step: str, kind: Json) -> tuple[State, RefreshToken]:
    issued = renew(before, application(kind=kind), token, Ids("seed", step))
    return issued.state, issued.token


def later(before: State, seconds: int) -> State:
    return before.changed(now=before.now + seconds)


def values(found: State) -> list[str]:
    return [token.value for token in found.all_current()]


@pytest.mark.parametrize(
    ("kind", "rotating", "expires", "idle"),
    [
        (STAYING, False, None, None),
        (ROTATING, True, 2_592_000, 1_296_000),
        (LIVES, True, 7200, 3600),
        ({**LIVES, "idle_token_lifetime": 9000}, True, 7200, 7200),
        ({**LIVES, "infinite_token_lifetime": True}, True, None, 3600),
        ({**LIVES, "infinite_idle_token_lifetime": True}, True, 7200, None),
        ({**LIVES, "expiration_type": "non-expiring"}, True, None, None),
    ],
)
def test_a_family_opens_with_the_settings_of_the_moment(
    kind: Json, rotating: bool, expires: int | None, idle: int | None
) -> None:
    issued = opened(state(), **kind)
    token = issued.token
    assert (token.counter, token.rotating, issued.opened_family) == (1, rotating, True)
    assert token.expires_at == (None if expires is None else NOW + expires)
    assert token.idle_expires_at == (None if idle is None else NOW + idle)
    assert issued.state.families[token.family].latest_counter == 1
    assert values(issued.state) == [token.value]


def test_a_token_that_stays_is_renewed_in_place() -> None:
    first = opened(state(), **FIXED_LIVES)
    found, token = exchanged(later(first.state, 3000), first.token, "x1", FIXED_LIVES)
    assert token.value == first.token.value
    assert (token.expires_at, token.idle_expires_at) == (NOW + 7200, NOW + 6600)
    assert found.refresh_tokens[token.value] == token


def test_a_successor_inherits_the_absolute_end_and_retires_its_predecessor() -> None:
    first = opened(state(), **LIVES)
    found, token = exchanged(later(first.state, 3600), first.token, "x1", {**LIVES, "token_lifetime": 99_999})
    assert (token.counter, token.family, token.login) == (2, first.token.family, first.token.login)
    assert (token.expires_at, token.idle_expires_at) == (NOW + 7200, NOW + 7200)
    assert found.refresh_tokens[first.token.value].exchanged
    assert values(found) == [token.value]


@pytest.mark.parametrize("kind", [FIXED_LIVES, LIVES])
def test_a_token_without_end_gets_one_at_its_next_exchange_and_keeps_it(kind: Json) -> None:
    never = {**kind, "expiration_type": "non-expiring"}
    first = opened(state(), **never)
    found, token = exchanged(later(first.state, 100), first.token, "x1", kind)
    assert token.expires_at == NOW + 7300
    found, token = exchanged(found, token, "x2", never)
    assert (token.expires_at, token.idle_expires_at) == (NOW + 7300, None)


def test_no_fork_outlives_the_end_that_another_one_got() -> None:
    never = {**LIVES, "leeway": 30, "expiration_type": "non-expiring"}
    ends = {**never, "expiration_type": "expiring"}
    first = opened(state(), **never)
    found, fork = exchanged(first.state, first.token, "x1", ends)
    found, other = exchanged(later(found, 20), first.token, "x2", ends)
    assert (fork.expires_at, other.expires_at) == (NOW + 7200, NOW + 7200)


@pytest.mark.parametrize(
    ("leeway", "waited", "is_theft"), [(0, 0, True), (30, 0, False), (30, 30, False), (30, 31, True)]
)
def test_the_predecessor_may_come_again_inside_the_leeway(leeway: int, waited: int, is_theft: bool) -> None:
    kind = {**ROTATING, "leeway": leeway}
    first = opened(state(), **kind)
    found, _ = exchanged(first.state, first.token, "x1", kind)
    retired = found.refresh_tokens[first.token.value]
    assert is_reuse(later(found, waited), application(kind=kind), retired) is is_theft


def test_a_fork_counts_as_its_sibling_does() -> None:
    kind = {**ROTATING, "leeway": 30}
    first = opened(state(), **kind)
    found, left = exchanged(first.state, first.token, "x1", kind)
    found, right = exchanged(found, first.token, "x2", kind)
    assert (left.counter, right.counter, values(found)) == (2, 2, [left.value, right.value])
    found, newest = exchanged(later(found, 100), right, "x3", kind)
    app = application(kind=kind)
    assert values(found) == [newest.value]
    assert not is_reuse(later(found, 30), app, left)
    assert is_reuse(later(found, 31), app, left)
    assert is_reuse(found, app, first.token)


def test_the_leeway_runs_from_the_first_of_the_forks() -> None:
    kind = {**ROTATING, "leeway": 30}
    first = opened(state(), **kind)
    found, _ = exchanged(first.state, first.token, "x1", kind)
    found, _ = exchanged(later(found, 25), first.token, "x2", kind)
    assert is_reuse(later(found, 6), application(kind=kind), first.token)


def test_a_token_that_stays_is_never_reused() -> None:
    first = opened(state())
    found, token = exchanged(first.state, first.token, "x1", STAYING)
    assert not is_reuse(found, application(), token)


@pytest.mark.parametrize(
    ("kind", "other", "reason"), [(STAYING, LIVES, "rotation-on"), (LIVES, STAYING, "rotation-off")]
)
def test_a_changed_rotation_opens_a_family_of_the_other_kind(kind: Json, other: Json, reason: str) -> None:
    first = opened(state(), **kind)
    issued = renew(later(first.state, 60), application(kind=other), first.token, Ids("seed", "x1"))
    assert (issued.opened_family, issued.returned, issued.token.counter) == (True, True, 1)
    assert issued.token.rotating is (other is LIVES)
    assert issued.state.families[first.token.family].revoked == reason
    assert values(issued.state) == [issued.token.value]


@pytest.mark.parametrize("kind", [FIXED_LIVES, LIVES])
def test_a_changed_rotation_leaves_the_absolute_end(kind: Json) -> None:
    other = {
        **kind,
        "rotation_type": "rotating" if kind is FIXED_LIVES else "non-rotating",
        "token_lifetime": 9,
    }
    first = opened(state(), **kind)
    _, token = exchanged(later(first.state, 60), first.token, "x1", other)
    assert token.expires_at == NOW + 7200


def test_switching_rotation_on_ends_the_staying_tokens_of_the_same_api_alone() -> None:
    first = opened(state(), "a")
    second = opened(first.state, "b")
    elsewhere = opened(second.state, "c", grant(audience=BILLING))
    found, token = exchanged(elsewhere.state, first.token, "x1", ROTATING)
    assert values(found) == [elsewhere.token.value, token.value]


def test_an_online_token_neither_rotates_nor_migrates() -> None:
    held = grant(online=True, session_id="s")
    first = open_family(state(), application(kind=ROTATING), held, Ids("seed", "login"))
    assert first.token.value.startswith("ORT")
    issued = renew(first.state, application(kind=ROTATING), first.token, Ids("seed", "x1"))
    assert (issued.token.value, issued.returned) == (first.token.value, False)


def test_the_oldest_is_pruned_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(families, "MAX_ACTIVE", 3)
    found, tokens = state(), []
    for number in range(5):
        issued = opened(found, f"login{number}")
        found = issued.state
        tokens.append(issued.token)
        assert len(values(found)) <= 3
    assert values(found) == [token.value for token in tokens[2:]]
    assert [found.refresh_tokens[token.value].pruned for token in tokens] == [True, True, False, False, False]
    assert found.families[tokens[0].family].revoked == "limit"


def test_what_has_expired_does_not_count_for_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(families, "MAX_ACTIVE", 2)
    old = opened(state(), "old", **{**LIVES, "idle_token_lifetime": 10})
    kept = opened(old.state, "kept")
    issued = opened(later(kept.state, 10), "new")
    assert issued.pruned == ()
    assert values(issued.state) == [kept.token.value, issued.token.value]


def test_a_pruned_fork_leaves_its_family_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = {**ROTATING, "leeway": 30}
    monkeypatch.setattr(families, "MAX_ACTIVE", 1)
    first = opened(state(), **kind)
    found, left = exchanged(first.state, first.token, "x1", kind)
    found, right = exchanged(found, first.token, "x2", kind)
    assert values(found) == [right.value]
    assert found.refresh_tokens[left.value].pruned
    assert found.families[left.family].revoked is None


def test_revoking_twice_keeps_the_first_reason() -> None:
    first = opened(state())
    found = revoke_family(revoke_family(first.state, first.token.family, "reuse"), first.token.family, "user")
    assert found.families[first.token.family].revoked == "reuse"
    assert values(found) == []


@pytest.mark.parametrize(
    ("narrowing", "ended"),
    [
        ({}, ["none", "messages", "billing"]),
        ({"client_id": PHONE}, ["none", "messages", "billing"]),
        ({"client_id": "other"}, []),
        ({"client_id": PHONE, "audience": BILLING}, ["billing"]),
        ({"client_id": PHONE, "audience": ""}, ["none"]),
    ],
)
def test_tokens_are_ended_by_user_application_and_audience(
    narrowing: dict[str, Any], ended: list[str]
) -> None:
    none = opened(state(), "none", grant(audience=None))
    messages = opened(none.state, "messages")
    billing = opened(messages.state, "billing", grant(audience=BILLING))
    found, tokens = revoke_held(billing.state, "user", user_id=ADA, **narrowing)
    by_name = {"none": none.token, "messages": messages.token, "billing": billing.token}
    assert list(tokens) == [by_name[name] for name in ended]
    assert values(found) == [token.value for name, token in by_name.items() if name not in ended]


def test_a_retired_token_is_gone_and_using_it_again_is_reuse() -> None:
    first = opened(state(), **ROTATING)
    found = retire(first.state, first.token)
    assert values(found) == []
    assert is_reuse(found, application(kind=ROTATING), found.refresh_tokens[first.token.value])
