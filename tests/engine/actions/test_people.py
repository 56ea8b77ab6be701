from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.actions import people
from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.scenario.tenant import User
from tests.builders import ADA, state, user
from tests.engine.actions.playing import effects, occasion


def profile(**more: Any) -> dict[str, Any]:
    at = occasion(user=User.model_validate(user(**more)))
    return people.user_profile(at, Effects.none_yet(at.state))


def test_a_profile_has_no_passwords_and_always_metadata() -> None:
    shown = profile(roles=["Admin"], blocked=False, nickname="ada")
    assert not {"password", "roles", "permissions", "blocked"} & set(shown)
    assert (shown["app_metadata"], shown["user_metadata"], shown["nickname"]) == ({}, {}, "ada")


def test_changes_of_earlier_scripts_are_in_the_profile() -> None:
    at = occasion(user=User.model_validate(user(app_metadata={"a": 1, "b": 2})))
    found = effects(("user.setAppMetadata", "b", None), ("user.setAppMetadata", "c", 3), at=at)
    assert people.user_profile(at, found)["app_metadata"] == {"a": 1, "c": 3}


@pytest.mark.parametrize("stored", [None, 3, ["a"]])
def test_metadata_of_a_strange_shape_starts_anew(stored: object) -> None:
    assert people.changed_members(stored, {"a": 1}) == {"a": 1}


@pytest.mark.parametrize(
    ("user_id", "social"),
    [("auth0|x", False), ("google-oauth2|1", True), ("samlp|corp|x", False), ("x", True)],
)
def test_an_identity_is_made_from_the_id_where_there_is_none(user_id: str, social: bool) -> None:
    at = occasion(user=User.model_validate(user(user_id)))
    (identity,) = people.user_profile(at, Effects.none_yet(at.state))["identities"]
    assert (identity["provider"], identity["isSocial"]) == (user_id.partition("|")[0], social)


def test_the_connection_is_that_of_the_first_identity_else_the_tenants() -> None:
    known = User.model_validate(user(identities=[{"connection": "corp"}]))
    assert people.connection(occasion(user=known))["name"] == "corp"
    odd = User.model_validate(user(identities=[3]))
    named = state(tenant={"default_directory": "people"})
    assert people.connection(occasion(named, user=odd))["name"] == "people"
    assert people.connection(occasion())["id"] == people.connection(occasion())["id"]


def test_logins_are_counted_on_from_what_the_user_has() -> None:
    counted = state(users=[user(logins_count=4)])
    counted = counted.changed(logins=counted.logins.insert(ADA, 2))
    assert people.logins_count(occasion(counted)) == 6
    assert people.logins_count(occasion()) == 0
