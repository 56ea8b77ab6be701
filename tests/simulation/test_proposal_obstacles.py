from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.simulation.proposal_goals import Goal, goals_of, target_of
from mrrt_studio.simulation.proposal_obstacles import Obstacle, obstacles
from mrrt_studio.simulation.timeline import simulate
from tests.simulation.reach_samples import (
    ADA,
    BILLING,
    MESSAGES,
    PHONE,
    REPORTS,
    api,
    client,
    exchange,
    login,
    tenant,
)


def found(*steps: dict[str, Any], goal: Goal | None = None, **more: Any) -> tuple[Obstacle, ...]:
    timeline = simulate(tenant(steps=list(steps), **more))
    last = timeline.steps[-1]
    return obstacles(timeline, target_of(timeline, goal or goals_of(last)[0]))


def only(*steps: dict[str, Any], **more: Any) -> Obstacle:
    (obstacle,) = found(*steps, **more)
    return obstacle


def about(obstacle: Obstacle) -> tuple[str, str, str, str, tuple[str, ...]]:
    return obstacle.rule, obstacle.client_id, obstacle.user_id, obstacle.audience, obstacle.scopes


def test_a_dropped_scope() -> None:
    dropped = only(login(), exchange(BILLING, "delete"))
    assert about(dropped) == ("scope-not-authorized", PHONE, ADA, BILLING, ("delete",))
    assert dropped.told is not None
    assert "delete" in dropped.told.text
    assert only(login(scope="write")).rule == "scope-rbac"


def test_a_withheld_audience_with_what_was_asked_of_it() -> None:
    withheld = only(login(), exchange(REPORTS, "openid read"))
    assert about(withheld) == ("audience-not-in-policy", PHONE, ADA, REPORTS, ("read",))
    assert not withheld.insists
    assert only(login(), exchange(REPORTS), goal=Goal("x", "scope", "write")).insists


def test_a_refused_login() -> None:
    refused = only(login("https://gone.example.com", scope="openid read"))
    assert about(refused) == ("audience-exists", PHONE, ADA, "https://gone.example.com", ("read",))
    silent = {"id": "s", "type": "silent_login", "client": PHONE, "user": ADA}
    assert only(silent).rule == "session-alive"


def test_a_refused_exchange_knows_its_token() -> None:
    rotating = {"rotation_type": "rotating", "expiration_type": "expiring"}
    steps = (login(), exchange(id="x1"), exchange(refresh_token="login"))
    reused = only(*steps, clients=[client(refresh_token=rotating)])
    assert reused.rule == "refresh-token-not-reused"
    assert reused.token is not None
    assert reused.token.counter == 1
    assert reused.facts["latest"] == "2"


def test_a_family_that_ended_by_reuse_is_traced_to_the_reuse() -> None:
    rotating = {"rotation_type": "rotating", "expiration_type": "expiring"}
    theft = exchange(id="x2", refresh_token="login")
    steps = (login(), exchange(id="x1"), theft, exchange(refresh_token="x1"))
    assert only(*steps, clients=[client(refresh_token=rotating)]).rule == "refresh-token-not-reused"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"clients": [client(app_type="spa")]}, "offline-spa-rotates"),
        ({"resource_servers": [api(MESSAGES, allow_offline_access=False)]}, "offline-api-allows"),
        ({"resource_servers": []}, "audience-exists"),
    ],
)
def test_a_missing_refresh_token_is_traced_to_the_login(change: dict[str, Any], rule: str) -> None:
    for reference in ({}, {"refresh_token": "login"}):
        assert only(login(), exchange(**reference), **change).rule == rule


def test_a_reference_to_a_later_step_is_an_unknown_token() -> None:
    steps = (exchange(refresh_token="later"), login(id="later"))
    assert only(*steps, goal=Goal("x", "success")).rule == "refresh-token-known"


def test_a_call_is_traced_to_the_step_that_returned_its_token() -> None:
    steps = (login(), exchange(BILLING))
    missing = only(*steps, {"type": "call_api", "access_token": "x", "requires": "read delete"})
    assert about(missing) == ("scope-not-authorized", PHONE, ADA, BILLING, ("delete",))
    call = {"type": "call_api", "access_token": "x", "api": REPORTS, "requires": "read"}
    other = only(login(), exchange(REPORTS), call)
    assert about(other) == ("audience-not-in-policy", PHONE, ADA, REPORTS, ("read",))
    unasked = only(login(), exchange(BILLING), call)
    assert unasked.rule == "token-audience"


def test_a_scope_that_the_request_left_out_is_the_requests_matter() -> None:
    call = {"type": "call_api", "access_token": "x", "requires": "delete"}
    assert only(login(), exchange(BILLING, "read"), call).rule == "scope-not-requested"


def test_an_expired_access_token_has_an_age() -> None:
    call = {"type": "call_api", "access_token": "x"}
    expired = only(login(), exchange(BILLING), {"type": "wait", "duration": "P2D"}, call)
    assert (expired.rule, expired.audience, expired.age) == ("token-expiry", BILLING, 172_800)


def test_a_call_after_a_refused_step_is_traced_to_its_refusal() -> None:
    call = {"type": "call_api", "access_token": "login"}
    assert only(login("https://gone.example.com"), call).rule == "audience-exists"
    assert only({"type": "call_api"}).rule == "token-present"


def test_userinfo_wants_openid() -> None:
    step = {"type": "userinfo", "access_token": "login"}
    assert only(login(scope="read"), step).rule == "scope-not-requested"


def test_an_application_for_itself() -> None:
    step = {"type": "client_credentials", "client": PHONE, "audience": BILLING, "scope": "read"}
    machine = client(grant_types=["client_credentials"], token_endpoint_auth_method="client_secret_post")
    assert about(only(step, clients=[machine])) == ("client-grant-exists", PHONE, "", BILLING, ("read",))


def test_nothing_granted_is_told_scope_by_scope() -> None:
    steps = (login(), exchange(BILLING, "delete gone"))
    rules = [obstacle.scopes for obstacle in found(*steps, assumptions={"empty-scope": "error"})]
    assert rules == [("delete",), ("gone",)]
    strict = {"empty-scope": "error", "oidc-on-new-audience": "dropped"}
    left = only(login(), exchange(BILLING), assumptions=strict, clients=[client(PHONE, (BILLING, ""))])
    assert about(left) == ("scope-left", PHONE, ADA, BILLING, ())


def test_other_steps_tell_their_own_refusal() -> None:
    step = {"type": "configure", "method": "PATCH", "path": "clients/gone", "body": {}}
    assert only(step).rule == "management-target"


def test_what_is_reached_or_disabled_has_no_obstacle() -> None:
    assert found(login(), exchange(BILLING), goal=Goal("x", "audience")) == ()
    assert found(login(), exchange(BILLING), goal=Goal("x", "scope", "read")) == ()
    assert found(login(), exchange(disabled=True), goal=Goal("x", "success")) == ()
    assert found({"id": "w", "type": "wait", "seconds": 1}, goal=Goal("w", "scope", "read")) == ()
