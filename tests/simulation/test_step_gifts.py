from __future__ import annotations

from typing import Any

from mrrt_studio.simulation.step_gifts import Gift, gifts
from mrrt_studio.simulation.timeline import simulate
from tests.simulation.reach_samples import BILLING, MESSAGES, PHONE, client, exchange, login, tenant


def given(*steps: dict[str, Any], **more: Any) -> tuple[Gift | None, ...]:
    return gifts(simulate(tenant(steps=list(steps), **more)))


def test_a_gift_is_what_the_requester_sees() -> None:
    first, wait, disabled = given(login(), {"type": "wait", "seconds": 1}, exchange(disabled=True))
    assert first is not None
    assert (first.status, first.audience, first.body["scope"]) == (200, MESSAGES, "openid offline_access")
    assert wait == Gift(None, None, None, frozenset())
    assert disabled is None


def test_runs_that_give_alike_are_equal_whatever_was_withheld() -> None:
    steps = (login(), exchange(BILLING, "read"))
    shorter = [client(PHONE, (BILLING, "read"))]
    assert given(*steps) == given(*steps, clients=shorter)
    wide = (login(), exchange(BILLING))
    assert given(*wide) != given(*wide, clients=shorter)


def test_an_expectation_that_breaks_is_a_difference() -> None:
    expected = exchange(BILLING, "read", expect={"scopes": {"write": "scope-not-requested"}, "status": 200})
    before, after = (
        given(login(), expected),
        given(login(), expected, clients=[client(PHONE, (BILLING, "read"))]),
    )
    assert before[1] is not None
    assert after[1] is not None
    assert (before[1].held, after[1].held) == ({"scopes", "status"}, {"status"})


def test_the_answer_to_an_administrator_does_not_count() -> None:
    patch = {"type": "configure", "method": "PATCH", "path": f"clients/{PHONE}", "body": {"name": "New"}}
    assert given(patch) == given(patch, clients=[client(PHONE)])
