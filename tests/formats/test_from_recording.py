from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.from_recording import draft_of, is_recording
from mrrt_studio.formats.imported import Imported
from mrrt_studio.scenario.errors import FormatError
from tests.strategies import json_values

HOST = "https://acme.eu.auth0.com"


def exchange(
    method: str, path: str, response: Any, request: Any = None, status: str = "200 OK"
) -> dict[str, Any]:
    return {
        "method": method,
        "url": f"{HOST}/api/v2/{path}",
        "request": request,
        "status": status,
        "response": response,
    }


def imported(*exchanges: dict[str, Any]) -> Imported:
    return assemble(draft_of(read_document(json.dumps(exchanges), "x.json")))


def test_of_an_object_the_last_answer_counts() -> None:
    found = imported(
        exchange("POST", "clients", {"client_id": "c", "name": "n", "app_type": "spa"}, status="201 Created"),
        exchange("PATCH", "clients/c", {"client_id": "c", "name": "m"}),
        exchange("PATCH", "clients/c", {"client_id": "c", "name": "cleared away"}, {"callbacks": []}),
        exchange("DELETE", "clients/c", None, status="204 No Content"),
        exchange("GET", "clients/x", {"error": "Not Found"}, status="404 Not Found"),
    )
    assert [client.to_json() for client in found.clients] == [{"client_id": "c", "name": "m"}]
    assert found.domain == "acme.eu.auth0.com"
    assert [remark.message for remark in found.remarks] == [
        "1 object that is deleted later in the recording was taken as it stood there before",
        "1 request that was answered with an error was not used",
    ]


def test_remarks_count_what_is_more_than_one() -> None:
    gone = (exchange("GET", f"clients/{name}", {}, status="404 Not Found") for name in "ab")
    found = imported(exchange("GET", "clients/c", {"client_id": "c", "name": "n"}), *gone)
    assert [remark.message for remark in found.remarks] == [
        "2 requests that were answered with an error were not used"
    ]


def test_a_trigger_that_is_emptied_at_the_end_keeps_its_actions() -> None:
    action = {"id": "1", "name": "A", "code": "x"}
    path = "actions/triggers/post-login/bindings"
    found = imported(
        exchange("PATCH", path, {"bindings": [{"id": "b", "action": action}]}),
        exchange("PATCH", path, {"bindings": []}, {"bindings": []}),
    )
    assert found.triggers == {"post-login": ("A",)}


def test_parts_go_to_the_object_that_the_address_names() -> None:
    permission = {"permission_name": "a", "resource_server_identifier": "x"}
    found = imported(
        exchange("GET", "roles/rol_1", {"id": "rol_1", "name": "R"}),
        exchange("GET", "roles/rol_1/permissions?page=0", {"permissions": [permission], "start": 0}),
        exchange("POST", "users/auth0%7Cu/permissions", {}, {"permissions": [permission]}),
        exchange("GET", "users/auth0%7Cu/roles", {"roles": [{"id": "rol_2", "name": "S"}], "total": 1}),
        exchange("GET", "roles/rol_1/permissions", {"permissions": []}),
    )
    assert {role.name: len(role.permissions) for role in found.roles} == {"R": 1, "S": 0}
    assert found.users[0].to_json() == {"user_id": "auth0|u", "permissions": [permission], "roles": ["S"]}


def test_bindings_settings_and_lists_are_read_too() -> None:
    action = {"id": "1", "name": "A", "code": "x"}
    found = imported(
        exchange(
            "GET", "actions/triggers/post-login/bindings", {"bindings": [{"id": "b", "action": action}]}
        ),
        exchange("GET", "actions/triggers/send-phone-message/bindings", {"bindings": []}),
        exchange("GET", "tenants/settings", {"friendly_name": "f"}),
        exchange("GET", "resource-servers?x", [{"identifier": "i"}]),
        exchange("GET", "connections", [{"id": "con_1"}]),
    )
    assert found.triggers == {"post-login": ("A",), "send-phone-message": ()}
    assert (found.tenant, found.resource_servers[0].identifier) == ({"friendly_name": "f"}, "i")
    assert found.ignored == {"answers about other things": 1}


def test_the_cassettes_of_go_vcr_are_read() -> None:
    response = {"body": '{"identifier": "i", "name": "n"}', "code": 200}
    cassette = {
        "version": 2,
        "interactions": [
            {
                "id": 0,
                "request": {"method": "GET", "url": f"{HOST}/api/v2/resource-servers/i"},
                "response": response,
            },
            {
                "id": 1,
                "request": {"method": "GET", "url": "http://["},
                "response": {"body": "{", "code": 200},
            },
        ],
    }
    assert is_recording(cassette)
    found = assemble(draft_of(read_document(json.dumps(cassette), "x.yaml")))
    assert found.resource_servers[0].to_json() == {"identifier": "i", "name": "n"}
    assert found.places["resource_servers", "i"][1] == ("interactions", 0, "response", "body")


@pytest.mark.parametrize("tree", [[], {}, [{"method": "GET"}], [1], None, {"interactions": 5}])
def test_other_documents_are_no_recording(tree: Any) -> None:
    assert not is_recording(tree)


PATHS = st.sampled_from(
    [
        "clients",
        "clients/c",
        "roles/r/permissions",
        "users/u/roles",
        "actions/triggers/t/bindings",
        "x",
        "",
        "actions",
    ]
)


@given(
    st.lists(
        st.tuples(st.sampled_from(["GET", "POST", "DELETE"]), PATHS, json_values(), json_values()), min_size=1
    )
)
def test_any_recording_is_read_or_refused(parts: list[Any]) -> None:
    with contextlib.suppress(FormatError):
        imported(*(exchange(method, path, answer, request) for method, path, answer, request in parts))


def test_real_policies_come_out_of_a_recording(shared: Path) -> None:
    file = (
        shared / "samples" / "management-api" / "terraform-provider_recording_client_with_MRRT_policies.yaml"
    )
    found = assemble(draft_of(read_document(file.read_bytes(), str(file))))
    assert [policy.audience for policy in found.clients[0].policies] == ["https://mrrt"]
    assert found.resource_servers[0].scope_values == ("create:bar",)
