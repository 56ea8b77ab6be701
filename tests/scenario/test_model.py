from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from mrrt_studio.scenario.model import Scenario, step_ids

WAIT = {"type": "wait", "seconds": 1}


def test_an_empty_scenario_has_the_defaults_of_the_format() -> None:
    found = Scenario()
    assert (found.format, found.version) == ("mrrt-studio/scenario", 1)
    assert (found.start, found.seed) == ("2026-01-01T09:00:00Z", "mrrt-studio")
    assert found.tenant.domain == "example.auth0.com"
    assert (found.clients, found.steps, found.assumptions) == ((), (), {})
    assert found.to_json() == {}


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        ([], ()),
        ([None, None], ("step-1", "step-2")),
        (["a", None, "b"], ("a", "step-2", "b")),
    ],
)
def test_a_step_is_called_by_its_id_or_its_place(ids: list[str | None], names: tuple[str, ...]) -> None:
    steps = [WAIT if name is None else {**WAIT, "id": name} for name in ids]
    assert step_ids(Scenario.model_validate({"steps": steps}).steps) == names


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"clients": [{"client_id": "a"}] * 2}, "clients: the client_id 'a' stands there more than once"),
        ({"resource_servers": [{"identifier": "i"}] * 2}, "resource_servers: the identifier 'i'"),
        ({"users": [{"user_id": "u"}] * 2}, "users: the user_id 'u'"),
        ({"steps": [{**WAIT, "id": "w"}] * 2}, "steps: the id 'w'"),
        ({"steps": [{**WAIT, "id": "step-2"}, WAIT]}, "steps: the id 'step-2'"),
    ],
)
def test_names_are_unique(members: Any, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Scenario.model_validate(members)


@pytest.mark.parametrize(
    "members",
    [
        {"nam": "x"},
        {"format": "other"},
        {"version": 2},
        {"version": "1"},
        {"start": "yesterday"},
        {"assumptions": {"empty-scope": "maybe"}},
        {"triggers": {"post-login": "name"}},
        {"steps": [{"type": "nap"}]},
    ],
)
def test_what_the_format_does_not_know_is_refused(members: Any) -> None:
    with pytest.raises(ValidationError):
        Scenario.model_validate(members)


def test_equal_members_make_equal_scenarios_without_sharing() -> None:
    members = {"triggers": {"post-login": ["a"]}, "steps": [WAIT]}
    one, two = Scenario.model_validate(members), Scenario.model_validate(members)
    assert one == two
    assert one.triggers is not two.triggers
    assert one.to_json() == members
