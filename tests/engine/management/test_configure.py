from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.management.configure import ManagementRequest, configure
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.engine.state import State
from tests.builders import (
    ADA,
    BILLING,
    MESSAGES,
    PHONE,
    ROTATING,
    STAYING,
    Json,
    body,
    client,
    configuration,
    context,
    last_played,
    login,
    policy,
    state,
)

READER: Json = {"id": "rol_reader", "name": "Reader"}
PERMISSION: Json = {"resource_server_identifier": MESSAGES, "permission_name": "read:messages"}
GRANT: Json = {"client_id": PHONE, "audience": MESSAGES, "scope": []}
ROLES = {"roles": [READER]}


def asked(
    method: str, path: str, content: Any = None, before: State | None = None
) -> tuple[State, Outcome, int]:
    found, outcome = configure(before or state(**ROLES), ManagementRequest(method, path, content), context())
    assert outcome.response is not None
    return found, outcome, outcome.response.status


@pytest.mark.parametrize(
    ("method", "path", "content", "status"),
    [
        ("PATCH", f"clients/{PHONE}", {"name": "x"}, 200),
        ("PATCH", f"/clients/{PHONE}/", {}, 200),
        ("PATCH", f"resource-servers/{MESSAGES}", {"token_lifetime": 5}, 200),
        ("PATCH", "resource-servers/https%3A%2F%2Fapi.example.com", {}, 200),
        ("PATCH", f"users/{ADA}", {"blocked": True}, 200),
        ("PATCH", "users/auth0%7Cada", {}, 200),
        ("PATCH", "roles/rol_reader", {"name": "x"}, 200),
        ("PATCH", "roles/Reader", {}, 200),
        ("PATCH", "tenants/settings", {"default_audience": MESSAGES}, 200),
        ("POST", "clients", {"name": "x"}, 201),
        ("POST", "client-grants", GRANT, 201),
        ("POST", f"users/{ADA}/roles", {"roles": ["Reader"]}, 201),
        ("DELETE", f"users/{ADA}/roles", {"roles": ["Reader"]}, 204),
        ("DELETE", f"users/{ADA}", None, 204),
        ("PATCH", f"clients/{PHONE}", {"client_id": "x"}, 400),
        ("PATCH", f"clients/{PHONE}", "text", 400),
        ("POST", "clients", {}, 400),
        ("POST", f"users/{ADA}/roles", {}, 400),
        ("PATCH", f"users/{ADA}", {"email": 5}, 400),
        ("POST", "users", {"user_id": 5}, 400),
        ("PATCH", "clients/nobody", {}, 404),
        ("DELETE", "roles/nobody", None, 404),
        ("PUT", f"clients/{PHONE}", {}, 404),
        ("DELETE", "tenants/settings", None, 404),
        ("PATCH", "tenants", {}, 404),
        ("PATCH", "", {}, 404),
        ("PATCH", "connections/x", {}, 404),
        ("PATCH", f"users/{ADA}/roles", {"roles": []}, 404),
        ("POST", "roles/rol_reader/roles", {"roles": []}, 404),
        ("POST", "clients", {"name": "x", "client_id": PHONE}, 409),
        ("POST", "resource-servers", {"identifier": MESSAGES}, 409),
        ("POST", "roles", {"name": "Reader"}, 409),
    ],
)
def test_each_call_has_its_status(method: str, path: str, content: Any, status: int) -> None:
    before = state(**ROLES)
    after, outcome, found = asked(method, path, content, before)
    assert found == status
    assert (outcome.refused is None) is (status < 400)
    assert [entry.type for entry in outcome.logs] == ["sapi" if status < 400 else "fapi"]
    if status >= 400:
        assert after is before
        assert set(body(outcome)) == {"statusCode", "error", "message"}


def test_absent_keeps_null_clears_and_refresh_token_is_replaced_as_a_whole() -> None:
    held = state(clients=[client(policy(BILLING, "read:billing"), kind=ROTATING, description="kept")])
    found, _, _ = asked("PATCH", f"clients/{PHONE}", {"name": "Renamed"}, held)
    renamed = found.configuration.clients[PHONE]
    assert (renamed.name, renamed.rotates, len(renamed.policies)) == ("Renamed", True, 1)
    assert (renamed.model_extra or {})["description"] == "kept"
    found, _, _ = asked("PATCH", f"clients/{PHONE}", {"refresh_token": STAYING}, found)
    assert (found.configuration.clients[PHONE].rotates, found.configuration.clients[PHONE].policies) == (
        False,
        (),
    )
    found, _, _ = asked("PATCH", f"clients/{PHONE}", {"refresh_token": None}, found)
    assert found.configuration.clients[PHONE].refresh_token is None


def test_the_missing_policies_error_is_word_for_word() -> None:
    content = {"refresh_token": {**STAYING, "policies": []}}
    _, outcome, _ = asked("PATCH", f"clients/{PHONE}", content)
    assert body(outcome)["message"] == (
        "Payload validation error: 'Array is too short (0), minimum 1' on property refresh_token.policies"
    )


@pytest.mark.parametrize(
    ("held", "given", "merged"),
    [
        ({"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
        ({"a": 1}, {"a": 2}, {"a": 2}),
        (None, {"b": 2}, {"b": 2}),
        ("no object", {"b": 2}, {"b": 2}),
    ],
)
def test_metadata_and_flags_are_merged(held: Any, given: Json, merged: Json) -> None:
    before = state(users=[{"user_id": ADA, "user_metadata": held}])
    _, outcome, _ = asked("PATCH", f"users/{ADA}", {"user_metadata": given}, before)
    assert body(outcome)["user_metadata"] == merged


def test_flags_of_the_tenant_are_merged() -> None:
    before = state(tenant={"flags": {"enable_apis_section": True}})
    found, outcome, _ = asked(
        "PATCH", "tenants/settings", {"flags": {"revoke_refresh_token_grant": True}}, before
    )
    assert found.configuration.tenant.revocation_deletes_grant
    assert body(outcome)["flags"] == {"enable_apis_section": True, "revoke_refresh_token_grant": True}
    assert "domain" not in body(outcome)


@pytest.mark.parametrize(
    ("path", "content", "member"),
    [
        ("clients", {"name": "x"}, "client_id"),
        ("users", {"email": "x@y.z"}, "user_id"),
        ("roles", {"name": "Writer"}, "id"),
        ("client-grants", GRANT, "id"),
        ("resource-servers", {"identifier": "urn:new"}, "id"),
    ],
)
def test_what_is_created_gets_an_id_and_is_found_by_it(path: str, content: Json, member: str) -> None:
    found, outcome, _ = asked("POST", path, content)
    name = body(outcome)[member]
    _, _, status = asked("PATCH", f"{path}/{name}", {}, found)
    assert status == 200
    _, _, status = asked("DELETE", f"{path}/{name}", None, found)
    assert status == 204


def test_a_body_may_name_its_id_so_that_steps_can_refer_to_it() -> None:
    found, _, _ = asked("POST", "clients", {"name": "x", "client_id": "SIMmine"})
    assert "SIMmine" in found.configuration.clients


@pytest.mark.parametrize(("path", "left"), [(f"clients/{PHONE}", 0), (f"resource-servers/{MESSAGES}", 1)])
def test_grants_go_with_what_they_connect(path: str, left: int) -> None:
    grants = [GRANT, {**GRANT, "audience": BILLING}]
    found, _, _ = asked("DELETE", path, None, state(client_grants=grants))
    assert len(found.configuration.client_grants) == left


def test_a_second_grant_for_the_same_three_things_is_a_conflict() -> None:
    before = state(client_grants=[{**GRANT, "id": "cgr_known"}])
    assert asked("POST", "client-grants", GRANT, before)[2] == 409
    assert asked("POST", "client-grants", {**GRANT, "subject_type": "client"}, before)[2] == 409
    assert asked("POST", "client-grants", {**GRANT, "subject_type": "user"}, before)[2] == 201


def test_lists_are_added_to_and_taken_from() -> None:
    found, _, _ = asked("POST", f"users/{ADA}/permissions", {"permissions": [PERMISSION, PERMISSION]})
    found, _, _ = asked("POST", f"users/{ADA}/roles", {"roles": ["Reader"]}, found)
    user = found.configuration.users[ADA]
    assert found.configuration.permissions(user, MESSAGES) == ("read:messages",)
    assert user.roles == ("Reader",)
    found, _, _ = asked("DELETE", f"users/{ADA}/permissions", {"permissions": [PERMISSION]}, found)
    assert found.configuration.users[ADA].permissions == ()
    found, _, _ = asked("DELETE", f"users/{ADA}/roles", {"roles": ["Writer", "Reader"]}, found)
    assert found.configuration.users[ADA].roles == ()


def test_permissions_of_a_role_take_effect_for_its_users() -> None:
    before = state(**ROLES, users=[{"user_id": ADA, "roles": ["rol_reader"]}])
    found, _, _ = asked("POST", "roles/rol_reader/permissions", {"permissions": [PERMISSION]}, before)
    assert found.configuration.permissions(found.configuration.users[ADA], MESSAGES) == ("read:messages",)


def test_the_session_of_a_deleted_user_is_over() -> None:
    gone = {"id": "gone", "type": "configure", "method": "DELETE", "path": f"users/{ADA}"}
    played = last_played(login(), gone)
    assert (len(played.before.state.sessions), len(played.state.sessions)) == (1, 0)


def test_the_request_is_shown_as_it_goes_over_the_wire() -> None:
    _, outcome, _ = asked("PATCH", f"resource-servers/{MESSAGES}", {"name": "x"})
    assert outcome.request is not None
    assert outcome.request.url == (
        "https://example.auth0.com/api/v2/resource-servers/https%3A%2F%2Fapi.example.com"
    )
    assert dict(outcome.request.body) == {"name": "x"}


def test_an_identifier_may_end_with_a_slash() -> None:
    before = state(resource_servers=[{"identifier": f"{MESSAGES}/"}])
    assert asked("PATCH", f"resource-servers/{MESSAGES}/", {}, before)[2] == 200
    assert asked("PATCH", f"resource-servers/{MESSAGES}", {}, before)[2] == 404


def test_order_is_kept() -> None:
    before = state(clients=[client(), client(client_id="b"), client(client_id="c")])
    found, _, _ = asked("PATCH", "clients/b", {"name": "x"}, before)
    assert list(found.configuration.clients) == [PHONE, "b", "c"]
    assert found.configuration.users == configuration().users
