from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.terraform_objects import converted, is_known, kind_of, plain, symbol_of
from mrrt_studio.scenario.fresh import derived_client_id
from tests.strategies import json_values


def one(type_: str, **values: Any) -> tuple[str, dict[str, Any]]:
    [found] = converted(type_, plain(values))
    return found


@pytest.mark.parametrize(
    ("values", "result"),
    [
        ({"a": None, "b": [], "c": ""}, {"b": [], "c": ""}),
        (
            {"refresh_token": [], "mobile": [{"ios": [{"team_id": "t"}]}]},
            {"mobile": {"ios": {"team_id": "t"}}},
        ),
        ({"policies": [{"audience": "a", "x": None}]}, {"policies": [{"audience": "a"}]}),
        ({"proof_of_possession": [{"disable": True, "required": False}]}, {"proof_of_possession": None}),
        ({"token_encryption": [{"disable": False, "format": "f"}]}, {"token_encryption": {"format": "f"}}),
        ({"callbacks": ["u"]}, {"callbacks": ["u"]}),
    ],
)
def test_blocks_that_are_one_object_become_one(values: dict[str, Any], result: dict[str, Any]) -> None:
    assert plain(values) == result


@pytest.mark.parametrize(
    ("type_", "values", "found"),
    [
        (
            "auth0_client",
            {
                "id": "c",
                "client_id": "c",
                "cross_origin_auth": True,
                "refresh_token": [{"leeway": 0, "policies": []}],
            },
            (
                "clients",
                {"client_id": "c", "cross_origin_authentication": True, "refresh_token": {"leeway": 0}},
            ),
        ),
        (
            "auth0_client_credentials",
            {"client_id": "c", "authentication_method": "none", "client_secret": "s"},
            (
                "client_settings",
                {"client_id": "c", "token_endpoint_auth_method": "none", "client_secret": "s"},
            ),
        ),
        (
            "auth0_client_credentials",
            {
                "client_id": "c",
                "authentication_method": "private_key_jwt",
                "private_key_jwt": [{"credentials": [{"name": "k"}]}],
            },
            (
                "client_settings",
                {
                    "client_id": "c",
                    "client_authentication_methods": {"private_key_jwt": {"credentials": [{"name": "k"}]}},
                },
            ),
        ),
        (
            "auth0_resource_server",
            {
                "identifier": "i",
                "consent_policy": "null",
                "token_encryption": [{"encryption_key": [{"algorithm": "RSA-OAEP-256"}]}],
                "authorization_details": [{"disable": True}],
            },
            (
                "resource_servers",
                {
                    "identifier": "i",
                    "consent_policy": None,
                    "token_encryption": {"encryption_key": {"alg": "RSA-OAEP-256"}},
                    "authorization_details": None,
                },
            ),
        ),
        (
            "auth0_resource_server_scopes",
            {"resource_server_identifier": "i", "scopes": [{"name": "a"}]},
            ("api_scopes", {"identifier": "i", "scopes": [{"name": "a"}]}),
        ),
        (
            "auth0_resource_server_scope",
            {"resource_server_identifier": "i", "scope": "a", "description": "d"},
            ("api_scopes", {"identifier": "i", "scopes": [{"value": "a", "description": "d"}]}),
        ),
        (
            "auth0_client_grant",
            {"audience": "a", "scopes": ["s"]},
            ("client_grants", {"audience": "a", "scope": ["s"]}),
        ),
        (
            "auth0_role_permission",
            {"role_id": "r", "resource_server_identifier": "i", "permission": "p"},
            (
                "role_permissions",
                {"role": "r", "permissions": [{"resource_server_identifier": "i", "permission_name": "p"}]},
            ),
        ),
        (
            "auth0_user",
            {"user_id": "1", "connection_name": "db", "app_metadata": '{"a": 1}', "user_metadata": "{"},
            ("users", {"user_id": "auth0|1", "app_metadata": {"a": 1}, "user_metadata": "{"}),
        ),
        (
            "auth0_user_roles",
            {"user_id": "u", "roles": ["r"]},
            ("user_roles", {"user_id": "u", "roles": ["r"]}),
        ),
        (
            "auth0_user_role",
            {"user_id": "u", "role_id": "r"},
            ("user_roles", {"user_id": "u", "roles": ["r"]}),
        ),
        (
            "auth0_organization_member",
            {"organization_id": "o", "user_id": "u"},
            ("organization_members", {"id": "o", "members": ["u"]}),
        ),
        ("auth0_tenant", {"id": "x", "flags": [{"a": True}]}, ("tenant", {"flags": {"a": True}})),
        (
            "auth0_trigger_actions",
            {"trigger": "post-login", "actions": [{"id": "1", "display_name": "d"}]},
            ("triggers", {"post-login": ["1"]}),
        ),
        (
            "auth0_trigger_binding",
            {"trigger": "post-login", "actions": [{"id": "1", "display_name": "d"}]},
            ("triggers", {"post-login": ["1"]}),
        ),
        (
            "auth0_trigger_action",
            {"trigger": "post-login", "action_id": "1"},
            ("triggers", {"post-login": ["1"]}),
        ),
        ("auth0_rule_config", {"key": "k", "value": "v"}, ("rules_configs", {"key": "k", "value": "v"})),
    ],
)
def test_resources_become_objects_of_the_management_api(
    type_: str, values: dict[str, Any], found: tuple[str, dict[str, Any]]
) -> None:
    assert one(type_, **values) == found


@pytest.mark.parametrize(
    ("type_", "values", "symbol"),
    [
        ("auth0_client", {"name": "n"}, derived_client_id("n")),
        ("auth0_client", {"name": "n", "client_id": "c"}, "c"),
        ("auth0_role", {"name": "n"}, "n"),
        ("auth0_role", {"name": "n", "id": "rol_1"}, "rol_1"),
        ("auth0_user", {"user_id": "google-oauth2|1"}, "google-oauth2|1"),
        ("auth0_resource_server", {"name": "n", "identifier": "i"}, None),
        ("auth0_client", {}, None),
    ],
)
def test_references_to_an_id_have_something_to_mean(
    type_: str, values: dict[str, Any], symbol: str | None
) -> None:
    assert symbol_of(type_, values) == symbol


def test_a_user_without_an_id_gets_the_same_one_each_time() -> None:
    assert one("auth0_user", email="a@example.com") == one("auth0_user", email="a@example.com")


def test_other_resources_are_told_in_words() -> None:
    assert kind_of("auth0_log_stream") == "log stream resources"
    assert kind_of("aws_instance") == "resources of other providers"
    assert not is_known("auth0_log_stream")


FIELDS = (
    "client_id", "permissions", "scopes", "refresh_token", "actions", "user_id", "app_metadata", "roles",
    "authentication_method", "token_encryption", "authorization_details",
)  # fmt: skip
TYPES = (
    "auth0_client", "auth0_client_credentials", "auth0_resource_server", "auth0_user", "auth0_role",
    "auth0_role_permissions", "auth0_trigger_actions", "auth0_user_permissions",
)  # fmt: skip


@given(st.sampled_from(TYPES), st.dictionaries(st.sampled_from(FIELDS), json_values()))
def test_any_attributes_are_converted_without_an_error(type_: str, values: dict[str, Any]) -> None:
    assert all(isinstance(item, dict) for _, item in converted(type_, plain(values)))


@pytest.mark.parametrize("type_", ["auth0_trigger_actions", "auth0_trigger_binding", "auth0_trigger_action"])
def test_a_trigger_of_which_no_actions_are_known_unbinds_none(type_: str) -> None:
    assert list(converted(type_, {"trigger": "post-login"})) == []
    assert list(converted(type_, {"trigger": "post-login", "actions": []})) == [
        ("triggers", {"post-login": []})
    ]
