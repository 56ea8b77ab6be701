from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.object_kinds import LISTS, is_used, kind_of
from mrrt_studio.scenario.model import Scenario
from tests.strategies import json_values


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ({"client_id": "c", "name": "n"}, "clients"),
        ({"name": "n", "supported_triggers": []}, "actions"),
        ({"name": "n", "code": "c"}, "actions"),
        ({"trigger_id": "post-login", "action": {}}, "bindings"),
        ({"name": "n", "script": "s", "order": 1}, "rules"),
        ({"name": "n", "script": "s", "triggerId": "t"}, "hooks"),
        ({"key": "k"}, "rules_configs"),
        ({"friendly_name": "f"}, "tenant"),
        ({"session_lifetime": 1, "flags": {}}, "tenant"),
        ({"post-login": [], "credentials-exchange": []}, "triggers"),
        ({"name": "n", "display_name": "d"}, "organizations"),
        ({"name": "n", "description": "d"}, "roles"),
        ({"id": "con_1", "name": "n", "strategy": "auth0", "display_name": "d"}, "connections"),
        ({"log_id": "1", "type": "s"}, "log entries"),
        ({"permission_name": "p", "resource_server_identifier": "i"}, "permissions of nobody"),
        ({"id": "post-login", "version": "v3", "status": "CURRENT"}, "possible triggers"),
        ({"id": "x", "clientID": "c", "user_id": "u", "audience": "a"}, "consents of users"),
        ({}, None),
        ({"x": 1}, None),
        ({"name": "n"}, None),
    ],
)
def test_what_an_object_is_is_told_by_what_it_holds(item: dict[str, Any], kind: str | None) -> None:
    assert kind_of(item) == kind


def test_every_list_is_a_collection_of_a_scenario_but_for_bindings() -> None:
    assert {*LISTS.values()} - {"bindings"} <= Scenario.model_fields.keys()
    assert all(map(is_used, LISTS.values()))
    assert not is_used("connections")


@given(
    st.dictionaries(
        st.sampled_from(["name", "id", "flags", "code", "post-login", "key", "type"]), json_values()
    )
)
def test_any_object_is_looked_at_without_an_error(item: dict[str, Any]) -> None:
    assert kind_of(item) is None or kind_of(item)
