from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.actions.event import secrets_of
from mrrt_studio.scenario.tenant import Action
from mrrt_studio.ui.scripts.secrets import SecretPairs


@pytest.mark.parametrize(
    "secrets", [{"A": "1", "B": "2"}, [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}]]
)
def test_either_shape_is_rows(secrets: Any) -> None:
    assert SecretPairs().rows(Action(name="X", secrets=secrets)) == (("A", "1"), ("B", "2"))


def test_edits_keep_what_else_a_secret_holds() -> None:
    action = Action(name="X", secrets=[{"name": "A", "value": "1", "updated_at": "then"}])
    edited = SecretPairs().with_text(action, 0, 1, "2")
    assert edited.secrets == [{"name": "A", "value": "2", "updated_at": "then"}]  # type: ignore[attr-defined]


def test_a_name_that_is_half_typed_swallows_no_other() -> None:
    pairs, action = SecretPairs(), Action(name="X", secrets={"A": "1"})
    twice = pairs.with_text(action, 1, 0, "A")
    grown = pairs.with_text(pairs.with_text(twice, 1, 0, "AB"), 1, 1, "2")
    assert pairs.rows(grown) == (("A", "1"), ("AB", "2"))
    assert isinstance(grown, Action)
    assert secrets_of(grown) == {"A": "1", "AB": "2"}


def test_removing_and_an_action_without_any() -> None:
    pairs = SecretPairs()
    assert pairs.rows(Action(name="X")) == ()
    assert pairs.rows(pairs.without(Action(name="X", secrets={"A": "1"}), 0)) == ()
