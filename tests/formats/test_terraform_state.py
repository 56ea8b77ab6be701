from __future__ import annotations

import contextlib
import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.terraform_state import draft_of, kind_of_state
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.fresh import derived_client_id
from tests.strategies import json_values

POLICIES = [{"audience": "cool.api", "scope": ["read:data"]}, {"audience": "my.api", "scope": ["enroll"]}]
CLIENT = {
    "id": "c1",
    "client_id": "c1",
    "name": "MRRT SPA",
    "app_type": "native",
    "callbacks": [],
    "description": None,
    "refresh_token": [{"rotation_type": "rotating", "expiration_type": "expiring", "policies": POLICIES}],
    "jwt_configuration": [{"alg": "RS256", "scopes": {}, "secret_encoded": False}],
    "mobile": [],
}


def resource(type_: str, name: str, values: dict[str, Any], mode: str = "managed") -> dict[str, Any]:
    return {"address": f"{type_}.{name}", "mode": mode, "type": type_, "name": name, "values": values}


STATE: dict[str, Any] = {
    "format_version": "1.0",
    "terraform_version": "1.9.0",
    "values": {
        "root_module": {
            "resources": [
                resource("auth0_client", "spa", CLIENT),
                resource("auth0_client", "read", {"client_id": "x"}, "data"),
                resource("auth0_connection", "db", {}),
            ],
            "child_modules": [
                {
                    "resources": [
                        resource(
                            "auth0_client_credentials",
                            "spa",
                            {"client_id": "c1", "client_secret": "s3cret", "authentication_method": "none"},
                        )
                    ]
                }
            ],
        }
    },
}
RAW = {
    "version": 4,
    "terraform_version": "1.9.0",
    "serial": 1,
    "lineage": "x",
    "resources": [
        {"mode": "managed", "type": "auth0_client", "name": "spa", "instances": [{"attributes": CLIENT}]}
    ],
}


def imported(tree: Any) -> Imported:
    return assemble(draft_of(read_document(json.dumps(tree), "x.json")))


@pytest.mark.parametrize("tree", [STATE, RAW])
def test_both_forms_of_a_state_are_the_same(tree: dict[str, Any]) -> None:
    client = imported(tree).clients[0]
    assert [policy.audience for policy in client.policies] == ["cool.api", "my.api"]
    assert "description" not in client.to_json()
    assert "mobile" not in client.to_json()
    assert client.callbacks == ()
    assert client.client_id == "c1"


def test_secrets_stay_out_and_other_things_are_counted() -> None:
    found = imported(STATE)
    assert (found.clients[0].auth_method, found.real_secrets) == ("none", 1)
    assert "s3cret" not in repr(found)
    assert found.ignored == {"data sources": 1, "connection resources": 1}
    assert found.origins[0].objects["clients", "c1"] == ("auth0_client.spa",)


PLAN = {
    "format_version": "1.2",
    "planned_values": {
        "root_module": {
            "resources": [
                resource("auth0_client", "spa", {"name": "New"}),
                resource("auth0_resource_server", "api", {"identifier": "i"}),
                resource("auth0_client_grant", "g", {"scopes": ["a"]}),
                resource("auth0_client_grant", "lost", {"audience": "i"}),
                resource("auth0_action", "a", {"name": "A", "code": "x"}),
                resource(
                    "auth0_trigger_actions",
                    "t",
                    {"trigger": "post-login", "actions": [{"display_name": "D"}]},
                ),
            ]
        }
    },
    "configuration": {
        "root_module": {
            "resources": [
                {
                    "address": "auth0_client_grant.g",
                    "expressions": {
                        "client_id": {"references": ["auth0_client.spa.id", "auth0_client.spa"]},
                        "audience": {"references": ["auth0_resource_server.api.identifier"]},
                    },
                },
                {
                    "address": "auth0_client_grant.lost",
                    "expressions": {"client_id": {"references": ["var.x"]}},
                },
                {
                    "address": "auth0_trigger_actions.t",
                    "expressions": {"actions": [{"id": {"references": ["auth0_action.a.id"]}}]},
                },
            ]
        }
    },
}


def test_what_a_plan_does_not_know_yet_is_linked_by_its_configuration() -> None:
    found = imported(PLAN)
    grant = found.client_grants[0]
    assert (grant.client_id, grant.audience) == (derived_client_id("New"), "i")
    assert found.triggers == {"post-login": ("A",)}
    assert any("known only after" in remark.message for remark in found.remarks)


def planned_in_module(link: str) -> dict[str, Any]:
    planned = [
        {**resource("auth0_client", "spa", {"name": "New"}), "address": 'module.a["k"].auth0_client.spa'},
        {
            **resource("auth0_client_grant", "g", {"audience": "i"}),
            "address": "module.a.auth0_client_grant.g",
        },
    ]
    expressions = {"client_id": {"references": [link]}}
    grants = [{"address": "auth0_client_grant.g", "expressions": expressions}]
    return {
        "format_version": "1.2",
        "planned_values": {"root_module": {"child_modules": [{"resources": planned}]}},
        "configuration": {"root_module": {"module_calls": {"a": {"module": {"resources": grants}}}}},
    }


def test_references_inside_a_module_are_those_of_that_module() -> None:
    assert imported(planned_in_module("auth0_client.spa.id")).client_grants[0].client_id == derived_client_id(
        "New"
    )
    lost = imported(planned_in_module("var.client"))
    assert lost.client_grants[0].client_id is None
    assert any("known only after" in remark.message for remark in lost.remarks)


def test_a_state_of_the_time_before_terraform_0_12_is_recognised_and_refused() -> None:
    old = {"version": 3, "serial": 1, "modules": [{"path": ["root"], "resources": {}}]}
    assert kind_of_state(old) == "terraform-state"
    with pytest.raises(FormatError, match="version 3") as refusal:
        imported(old)
    assert "since 0.12" in str(refusal.value)


@pytest.mark.parametrize(
    ("tree", "kind"),
    [
        (STATE, "terraform-state"),
        (RAW, "terraform-state"),
        (PLAN, "terraform-plan"),
        ({"version": 1, "format": "mrrt-studio/scenario"}, None),
        ({"format_version": "1.0", "terraform_version": "1"}, "terraform-state"),
        ([], None),
    ],
)
def test_terraforms_own_forms_are_known(tree: Any, kind: str | None) -> None:
    assert kind_of_state(tree) == kind


@pytest.mark.parametrize(
    ("changed", "path"),
    [({**STATE, "format_version": "2.0"}, "format_version"), ({**RAW, "version": 3}, "version")],
)
def test_a_version_that_is_not_known_is_refused(changed: dict[str, Any], path: str) -> None:
    with pytest.raises(FormatError) as caught:
        imported(changed)
    assert caught.value.path == path


@given(st.sampled_from([STATE, RAW, PLAN]), st.lists(st.integers(0, 5), max_size=6), json_values())
def test_any_change_of_a_state_is_read_or_refused(tree: dict[str, Any], path: list[int], value: Any) -> None:
    changed: Any = copy.deepcopy(tree)
    at = changed
    for number in path:
        keys = list(at) if isinstance(at, dict) else list(range(len(at))) if isinstance(at, list) else []
        if not keys:
            break
        key = keys[number % len(keys)]
        if number == path[-1]:
            at[key] = value
            break
        at = at[key]
    with contextlib.suppress(FormatError):
        assert imported(changed).origins
