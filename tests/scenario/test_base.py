from __future__ import annotations

import pytest
from pydantic import ValidationError

from mrrt_studio.scenario.base import Auth0Model, FrozenModel, Sequence


class Own(FrozenModel):
    name: str = "none"
    note: str | None = None
    items: Sequence[int] = ()


class Theirs(Auth0Model):
    name: str = "none"


def test_a_value_never_changes() -> None:
    with pytest.raises(ValidationError):
        Own().name = "other"


@pytest.mark.parametrize("members", [{"nme": "x"}, {"name": 3}, {"items": ["1"]}, {"items": "12"}])
def test_what_does_not_fit_is_refused_and_never_converted(members: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Own.model_validate(members)


def test_a_list_becomes_a_tuple_so_that_it_is_frozen_too() -> None:
    items = [1, 2]
    own = Own.model_validate({"items": items})
    items.append(3)
    assert own.items == (1, 2)


@pytest.mark.parametrize("members", [{}, {"note": None}, {"note": ""}, {"name": "none"}, {"items": []}])
def test_absent_null_and_empty_stay_three_things(members: dict[str, object]) -> None:
    assert Own.model_validate(members).to_json() == members


def test_fields_that_no_schema_lists_stay_in_auth0_objects() -> None:
    members = {"name": "x", "custom": {"deep": [1, None]}}
    assert Theirs.model_validate(members).to_json() == members


def test_a_replaced_field_leaves_the_original_alone() -> None:
    before = Own(name="a")
    after = before.replace(note="n")
    assert (before.to_json(), after.to_json()) == ({"name": "a"}, {"name": "a", "note": "n"})


def test_a_field_taken_away_is_absent_again() -> None:
    theirs = Theirs.model_validate({"name": "a", "custom": 1})
    assert theirs.without("name").to_json() == {"custom": 1}
    assert theirs.without("name").name == "none"
    assert theirs.without("custom", "gone").to_json() == {"name": "a"}
