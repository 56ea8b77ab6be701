from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.terraform_objects import converted, is_known, kind_of, plain, symbol_of

API = "https://api"
PERMISSION = {"resource_server_identifier": API, "permission_name": "read"}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"a": None, "b": "", "c": False, "d": 0}, {"b": "", "c": False, "d": 0}),
        ({"refresh_token": [], "callbacks": []}, {"callbacks": []}),
        ({"refresh_token": [{"leeway": 1, "x": None}]}, {"refresh_token": {"leeway": 1}}),
        ({"refresh_token": [{"policies": [{"audience": API}]}]},
         {"refresh_token": {"policies": [{"audience": API}]}}),
        ({"scopes": [{"value": "a", "description": None}]}, {"scopes": [{"value": "a"}]}),
        ({"scopes": ["a"]}, {"scopes": ["a"]}),
        ({"token_encryption": [{"disable": True, "format": "x"}]}, {"token_encryption": None}),
        ({"token_encryption": [{"disable": False, "format": "x"}]}, {"token_encryption": {"format": "x"}}),
    ],
)  # fmt: skip
def test_blocks_become_objects_and_nulls_are_absent(values: Any, expected: Any) -> None:
    assert plain(values) == expected


@pytest.mark.parametrize(
    ("type_", "values", "expected"),
    [
        ("client", {"id": "a", "client_id": "a", "cross_origin_auth": True},
         [("clients", {"client_id": "a", "cross_origin_authentication": True})]),
        ("client", {"name": "A", "refresh_token": {"policies": [], "leeway": 1}},
         [("clients", {"name": "A", "refresh_token": {"leeway": 1}})]),
        ("client_credentials", {"client_id": "a", "authentication_method": "none", "private_key_jwt": {}},
         [("client_settings", {"client_id": "a", "token_endpoint_auth_method": "none",
                               "client_authentication_methods": {"private_key_jwt": {}}})]),
        ("client_credentials", {"client_id": "a", "authentication_method": "private_key_jwt"},
         [("client_settings", {"client_id": "a"})]),
        ("client_credentials", {"authentication_method": "none"}, []),
        ("resource_server", {"identifier": API, "consent_policy": "null", "authorization_details": [None]},
         [("resource_servers", {"identifier": API, "consent_policy": None, "authorization_details": None})]),
        ("resource_server", {"token_encryption": {"encryption_key": {"algorithm": "RSA-OAEP", "kid": "k"}}},
         [("resource_servers", {"token_encryption": {"encryption_key": {"alg": "RSA-OAEP", "kid": "k"}}})]),
        ("resource_server_scopes", {"resource_server_identifier": API, "scopes": [{"value": "a"}]},
         [("api_scopes", {"identifier": API, "scopes": [{"value": "a"}]})]),
        ("resource_server_scope", {"resource_server_identifier": API, "scope": "a", "description": "d"},
         [("api_scopes", {"identifier": API, "scopes": [{"value": "a", "description": "d"}]})]),
        ("client_grant", {"client_id": "a", "audience": API, "scopes": ["x"]},
         [("client_grants", {"client_id": "a", "audience": API, "scope": ["x"]})]),
        ("role", {"name": "R", "permissions": [{"resource_server_identifier": API, "name": "read"}]},
         [("roles", {"name": "R", "permissions": [PERMISSION]})]),
        ("role_permissions",
         {"role_id": "R", "permissions": [{"resource_server_identifier": API, "name": "read"}]},
         [("role_permissions", {"role": "R", "permissions": [PERMISSION]})]),
        ("role_permission", {"role_id": "R", "resource_server_identifier": API, "permission": "read"},
         [("role_permissions", {"role": "R", "permissions": [PERMISSION]})]),
        ("user", {"user_id": "u", "connection_name": "c", "app_metadata": '{"a": 1}', "user_metadata": "{"},
         [("users", {"user_id": "auth0|u", "app_metadata": {"a": 1}, "user_metadata": "{"})]),
        ("user_roles", {"user_id": "u", "roles": ["R"]}, [("user_roles", {"user_id": "u", "roles": ["R"]})]),
        ("user_role", {"user_id": "u", "role_id": "R"}, [("user_roles", {"user_id": "u", "roles": ["R"]})]),
        ("user_permission", {"user_id": "u", "resource_server_identifier": API, "permission": "read"},
         [("user_permissions", {"user_id": "u", "permissions": [PERMISSION]})]),
        ("organization_members", {"organization_id": "o", "members": ["u"]},
         [("organization_members", {"id": "o", "members": ["u"]})]),
        ("organization_member", {"organization_id": "o", "user_id": "u"},
         [("organization_members", {"id": "o", "members": ["u"]})]),
        ("tenant", {"id": "1", "friendly_name": "T"}, [("tenant", {"friendly_name": "T"})]),
        ("trigger_actions", {"trigger": "post-login", "actions": [{"id": "x", "display_name": "d"}]},
         [("triggers", {"post-login": ["x"]})]),
        ("trigger_action", {"trigger": "post-login", "action_id": "x"},
         [("triggers", {"post-login": ["x"]})]),
        ("rule_config", {"key": "k", "value": "v"}, [("rules_configs", {"key": "k", "value": "v"})]),
    ],
)  # fmt: skip
def test_a_resource_is_what_it_is_in_the_management_api(type_: str, values: Any, expected: Any) -> None:
    before = repr(values)
    assert is_known(f"auth0_{type_}")
    assert list(converted(f"auth0_{type_}", values)) == expected
    assert repr(values) == before


@pytest.mark.parametrize(
    ("type_", "values", "symbol"),
    [
        ("client", {"client_id": "a", "id": "b", "name": "c"}, "a"),
        ("client", {}, None),
        ("user", {"user_id": "u"}, "auth0|u"),
        ("user", {"id": "google|u"}, "google|u"),
        ("user", {"user_id": "${var.u}"}, "${var.u}"),
        ("role", {"name": "R"}, "R"),
        ("role", {"id": "rol_1", "name": "R"}, "rol_1"),
        ("resource_server", {"name": "API"}, None),
        ("resource_server", {"id": "1"}, "1"),
    ],
)
def test_references_mean_a_resource_by_its_id_else_by_its_name(
    type_: str, values: Any, symbol: str | None
) -> None:
    assert symbol_of(f"auth0_{type_}", values) == symbol


@pytest.mark.parametrize("type_", ["auth0_client", "auth0_user"])
def test_an_id_that_is_made_up_is_the_same_every_time(type_: str) -> None:
    first, again, other = (symbol_of(type_, {"name": name}) for name in ("A", "A", "B"))
    assert first == again
    assert first not in {None, other}


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("auth0_custom_domain", "custom domain resources"),
        ("aws_s3_bucket", "resources of other providers"),
    ],
)
def test_what_has_no_place_has_a_name_for_people(type_: str, kind: str) -> None:
    assert not is_known(type_)
    assert kind_of(type_) == kind
