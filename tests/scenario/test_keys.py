from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.scenario.keys import KEYED, unique_keys
from mrrt_studio.scenario.model import Scenario


@given(st.lists(st.sampled_from(["a", "a#2", "a#3", "b", ""])))
def test_no_key_stands_twice_and_the_first_of_an_id_keeps_it(ids: list[str]) -> None:
    keys = unique_keys(ids)
    assert len(set(keys)) == len(keys) == len(ids)
    for name in set(ids):
        assert name in keys


def test_two_roles_of_one_name_are_told_apart() -> None:
    scenario = Scenario.model_validate({"roles": [{"name": "r"}, {"name": "r"}, {"name": "s"}]})
    assert KEYED["role"].keys(scenario) == ("r", "r#2", "s")


def test_a_client_grant_is_known_by_what_it_connects() -> None:
    grants = [
        {"client_id": "web", "audience": "https://a"},
        {"client_id": "web", "audience": "https://a", "subject_type": "user"},
        {"default_for": "third_party_clients", "audience": "https://a"},
    ]
    scenario = Scenario.model_validate({"client_grants": grants})
    assert KEYED["client_grant"].keys(scenario) == (
        "web https://a client",
        "web https://a user",
        "third_party_clients https://a client",
    )


def test_every_collection_of_objects_is_listed_once() -> None:
    collections = [keyed.collection for keyed in KEYED.values()]
    assert len(set(collections)) == len(collections)
    assert all(name in Scenario.model_fields for name in collections)
