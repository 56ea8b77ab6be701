from __future__ import annotations

import json
from typing import Any

import pytest

from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.engine.actions.event import action_event, secrets_of
from mrrt_studio.scenario.tenant import Action
from tests.builders import authorization
from tests.engine.actions.playing import effects, exchanging, occasion

ACTION = Action(name="A")


def event(at: Any = None) -> dict[str, Any]:
    here = at or occasion()
    return action_event(here, Effects.none_yet(here.state), ACTION)


@pytest.mark.parametrize("at", [occasion(), exchanging()])
def test_an_event_is_json(at: Any) -> None:
    assert json.loads(json.dumps(event(at))) == event(at)


def test_members_that_do_not_apply_are_absent() -> None:
    assert not {"refresh_token", "organization", "session"} & set(event())
    assert "authentication" not in event(exchanging())
    assert "resource_server" not in event(occasion(authorization=authorization(audience=None, api=None)))


def test_recorded_methods_are_seen_by_the_next_action() -> None:
    found = effects(("authentication.recordMethod", "https://x.example"))
    names = [
        method["name"] for method in action_event(occasion(), found, ACTION)["authentication"]["methods"]
    ]
    assert names == ["pwd", "https://x.example"]


@pytest.mark.parametrize(
    ("secrets", "shown"),
    [
        (None, {}),
        ({"A": "1"}, {"A": "1"}),
        ([{"name": "A", "value": "1"}, {"name": "B"}, 3], {"A": "1", "B": None}),
    ],
)
def test_secrets_have_two_shapes(secrets: Any, shown: dict[str, Any]) -> None:
    assert secrets_of(Action(name="A", secrets=secrets)) == shown
