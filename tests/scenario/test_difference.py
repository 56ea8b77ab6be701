from __future__ import annotations

from typing import Any

from hypothesis import given

from mrrt_studio.scenario.difference import Change, difference
from mrrt_studio.scenario.model import Scenario
from tests.strategies import scenarios

BEFORE: dict[str, Any] = {
    "clients": [{"client_id": "a", "name": "App"}, {"client_id": "b", "name": "Other"}],
    "roles": [{"name": "Editor"}],
    "steps": [{"id": "login", "type": "login", "client": "a", "user": "u"}, {"type": "wait", "seconds": 60}],
}


def changed(**parts: Any) -> tuple[Change, ...]:
    return difference(Scenario.model_validate(BEFORE), Scenario.model_validate({**BEFORE, **parts}))


def test_objects_come_go_and_change() -> None:
    clients = [{"client_id": "a", "name": "Renamed"}, {"client_id": "c", "name": "New"}]
    assert changed(clients=clients) == (
        Change("changed", "client", "Renamed"),
        Change("removed", "client", "Other"),
        Change("added", "client", "New"),
    )


def test_steps_are_known_by_their_ids_and_called_by_their_titles() -> None:
    steps = [{**BEFORE["steps"][0], "title": "Ada logs in"}, BEFORE["steps"][1], {"type": "exchange"}]
    assert changed(steps=steps) == (
        Change("changed", "step", "Ada logs in"),
        Change("added", "step", "step-3"),
    )


def test_what_stands_once_is_the_tenants() -> None:
    assert changed(tenant={"domain": "acme.auth0.com"}) == (Change("changed", "tenant", "acme.auth0.com"),)
    assert changed(assumptions={"unlisted-audience": "error"})[0].what == "tenant"


@given(scenarios(), scenarios())
def test_only_equal_scenarios_have_no_difference(one: Scenario, other: Scenario) -> None:
    assert difference(one, one) == ()
    moved = {change.kind for change in difference(one, other)}
    assert bool(moved) == bool({change.kind for change in difference(other, one)})
