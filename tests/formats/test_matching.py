from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.assemble import MODELS
from mrrt_studio.formats.matching import identity_of, matched

OLD: dict[str, list[dict[str, Any]]] = {
    "clients": [
        {"client_id": "a", "name": "A"},
        {"client_id": "b", "name": "B"},
        {"client_id": "c", "name": "B"},
    ],
    "roles": [{"id": "rol_1", "name": "R"}, {"name": "S"}],
    "organizations": [{"id": "org_1", "name": "o"}],
    "actions": [{"id": "1", "name": "A"}],
    "rules_configs": [{"key": "k"}],
    "client_grants": [{"id": "cgr_1", "client_id": "a", "audience": "x"}],
}


@pytest.mark.parametrize(
    ("collection", "new", "places"),
    [
        ("clients", [{"client_id": "b", "name": "A"}, {"client_id": "n", "name": "A"}], [1, 0]),
        ("clients", [{"client_id": "n", "name": "B"}], [None]),
        ("clients", [{"client_id": "n", "name": "A"}, {"client_id": "m", "name": "A"}], [None, None]),
        ("clients", [{"client_id": "n"}], [None]),
        ("roles", [{"id": "rol_1", "name": "New"}, {"id": "rol_2", "name": "S"}], [0, 1]),
        ("organizations", [{"id": "org_2", "name": "o"}], [0]),
        ("actions", [{"id": "1", "name": "B"}, {"name": "A"}], [0, None]),
        ("actions", [{"id": [1], "name": "A"}], [0]),
        ("rules_configs", [{"key": "k"}, {"key": "l"}], [0, None]),
        ("client_grants", [{"client_id": "a", "audience": "x", "subject_type": "client"}], [0]),
        ("client_grants", [{"id": "cgr_1", "client_id": "b", "audience": "y"}], [0]),
        ("client_grants", [{"client_id": "a", "audience": "x", "subject_type": "user"}], [None]),
    ],
)
def test_by_id_then_by_identity_then_by_name(
    collection: str, new: list[dict[str, Any]], places: list[int | None]
) -> None:
    existing = [MODELS[collection].model_validate(item) for item in OLD[collection]]
    assert matched(collection, existing, [MODELS[collection].model_validate(item) for item in new]) == places


ITEMS = st.lists(
    st.fixed_dictionaries({"name": st.sampled_from("ab")}, optional={"id": st.sampled_from("12")}), max_size=5
)


@given(ITEMS, ITEMS)
def test_no_two_get_one_place(old: list[Any], new: list[Any]) -> None:
    model = MODELS["roles"]
    places = matched("roles", list(map(model.model_validate, old)), list(map(model.model_validate, new)))
    taken = [place for place in places if place is not None]
    assert len(taken) == len(set(taken))


def test_the_identity_of_a_grant_is_what_it_connects() -> None:
    grant = MODELS["client_grants"].model_validate({"client_id": "a", "audience": "x"})
    assert identity_of("client_grants", grant) == ("a", None, "x", "client")
