from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.from_recording import draft_of, is_recording
from mrrt_studio.formats.imported import Imported

HOST = "https://acme.eu.auth0.com"
API = {"id": "rs_1", "identifier": "https://a", "name": "A", "scopes": []}


def exchange(
    method: str, route: str, response: Any = None, *, request: Any = None, status: int = 200
) -> dict[str, Any]:
    url = f"{HOST}/api/v2/{route}"
    return {"method": method, "url": url, "request": request, "status": status, "response": response}


def recorded(*exchanges: dict[str, Any]) -> Imported:
    return assemble(draft_of(read_document(json.dumps(exchanges), "rec.json")))


def cassette(each: dict[str, Any]) -> dict[str, Any]:
    request = {"method": each["method"], "url": each["url"], "body": json.dumps(each["request"])}
    code = f"{each['status']} OK"
    return {"request": request, "response": {"status": code, "body": json.dumps(each["response"])}}


def test_both_forms_tell_the_same() -> None:
    exchanges = [
        exchange("POST", "resource-servers", API, status=201),
        exchange("DELETE", "resource-servers/rs_1"),
    ]
    plain = recorded(*exchanges)
    text = json.dumps({"version": 2, "interactions": [cassette(each) for each in exchanges]})
    other = assemble(draft_of(read_document(text, "cassette.yaml")))
    assert plain.resource_servers == other.resource_servers
    assert plain.resource_servers[0].to_json() == API
    assert plain.domain == other.domain == "acme.eu.auth0.com"
    assert [each.message for each in plain.remarks] == [each.message for each in other.remarks]


def test_the_last_answer_counts() -> None:
    found = recorded(
        exchange("POST", "resource-servers", API, status=201),
        exchange("PATCH", "resource-servers/rs_1", {**API, "name": "B"}),
        exchange("GET", "resource-servers/rs_1", {"error": "x"}, status=404),
        exchange("DELETE", "resource-servers/rs_1", status=204),
    )
    assert [api.name for api in found.resource_servers] == ["B"]
    messages = [remark.message for remark in found.remarks]
    assert any("deleted later" in message for message in messages)
    assert any("answered with an error" in message for message in messages)


@pytest.mark.parametrize(
    "answer",
    [[API], {"resource_servers": [API], "total": 1, "start": 0}, {"resource_servers": [API], "next": "x"}],
)
def test_lists_are_read_in_every_envelope(answer: Any) -> None:
    assert recorded(exchange("GET", "resource-servers?per_page=50", answer)).counts == {"resource_servers": 1}


def test_parts_join_their_owners() -> None:
    one, two = ({"permission_name": name, "resource_server_identifier": "x"} for name in "ab")
    found = recorded(
        exchange("POST", "users", {"user_id": "auth0|u"}, status=201),
        exchange("GET", "users/auth0%7Cu/roles", {"roles": [{"id": "rol_1", "name": "R"}], "total": 1}),
        exchange("POST", "roles/rol_1/permissions", request={"permissions": [one]}, status=201),
        exchange("POST", "roles/rol_1/permissions", request={"permissions": [two]}, status=201),
    )
    assert [user.roles for user in found.users] == [("R",)]
    (role,) = found.roles
    assert (role.name, [each.permission_name for each in role.permissions or ()]) == ("R", ["a", "b"])


def test_bindings_give_triggers_and_actions() -> None:
    bindings = [{"action": {"id": "act_1", "name": "x", "deployed_version": {"code": "c"}}}]
    found = recorded(exchange("PATCH", "actions/triggers/post-login/bindings", {"bindings": bindings}))
    assert found.triggers == {"post-login": ("x",)}
    assert [(action.name, action.code) for action in found.actions] == [("x", "c")]


def test_other_answers_are_counted_and_other_requests_passed_over() -> None:
    other = {"method": "GET", "url": "https://example.com/x", "response": {}, "status": 200}
    found = recorded(exchange("GET", "connections/con_1", {"name": "c"}), other)
    assert (found.counts, found.ignored) == ({}, {"answers about other things": 1})


def test_tenant_settings_are_read() -> None:
    assert recorded(exchange("GET", "tenants/settings", {"friendly_name": "T"})).tenant == {
        "friendly_name": "T"
    }


@pytest.mark.parametrize(
    ("tree", "is_one"),
    [
        ({"interactions": []}, True),
        ([{"method": "GET", "url": "x", "response": None}], True),
        ([{"method": "GET", "url": "x"}], False),
        ([], False),
        ({"clients": []}, False),
        (None, False),
    ],
)
def test_a_recording_is_known_by_its_form(tree: Any, is_one: bool) -> None:
    assert is_recording(tree) is is_one


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        (
            "terraform-provider_recording_client_with_MRRT_policies.yaml",
            {"clients": 1, "resource_servers": 1},
        ),
        ("terraform-provider_recording_TestAccResourceServer.yaml", {"resource_servers": 1}),
        ("terraform-provider_extract_TestAccClientGrant.json", {"client_grants": 2}),
        ("terraform-provider_extract_TestAccRolePermissions.json", {"roles": 1}),
        ("terraform-provider_extract_TestAccTriggerActions.json", {"actions": 2}),
        ("terraform-provider_extract_TestAccUserPermissions.json", {"users": 1}),
        ("terraform-provider_extract_TestAccUserRoles.json", {"roles": 2, "users": 1}),
    ],
)
def test_recordings_of_real_traffic_are_read(shared: Path, name: str, counts: dict[str, int]) -> None:
    document = read_document((shared / "samples" / "management-api" / name).read_bytes(), name)
    assert is_recording(document.tree)
    found = assemble(draft_of(document))
    assert found.counts == counts
    assert not any(kind.startswith("unusable") for kind in found.ignored)
