from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mrrt_studio.scenario.tenant import Action, Organization, Role, Rule, RuleConfig, Tenant, User


def test_addresses_follow_from_the_domain() -> None:
    tenant = Tenant(domain="login.example.org")
    assert tenant.issuer == "https://login.example.org/"
    assert tenant.userinfo_audience == "https://login.example.org/userinfo"
    assert tenant.management_api == "https://login.example.org/api/v2/"
    assert Tenant().issuer == "https://example.auth0.com/"


@pytest.mark.parametrize(
    ("flags", "deletes"),
    [
        (None, False),
        ({}, False),
        ({"revoke_refresh_token_grant": None}, False),
        ({"revoke_refresh_token_grant": False}, False),
        ({"revoke_refresh_token_grant": True, "enable_sso": True}, True),
    ],
)
def test_the_flag_that_takes_the_grant_with_a_token(flags: Any, deletes: bool) -> None:
    assert Tenant.model_validate({"flags": flags}).revocation_deletes_grant is deletes


@pytest.mark.parametrize(
    ("members", "label"),
    [
        ({"name": "Ada", "email": "a@x"}, "Ada"),
        ({"name": "", "email": "a@x"}, "a@x"),
        ({"name": None, "email": None}, "u"),
    ],
)
def test_people_are_called_as_they_are_known(members: dict[str, Any], label: str) -> None:
    assert User.model_validate({"user_id": "u", **members}).label == label


@given(st.text())
def test_code_is_one_text_and_is_written_as_lines(code: str) -> None:
    lines = code.split("\n")
    for written in (code, lines):
        found = Action.model_validate({"name": "a", "code": written})
        assert found.code == code
        assert found.to_json()["code"] == lines


@pytest.mark.parametrize("code", [3, None, ["a", 1], {"a": "b"}])
def test_code_that_is_no_text_is_refused(code: Any) -> None:
    with pytest.raises(ValidationError):
        Rule.model_validate({"name": "r", "script": code})


@pytest.mark.parametrize(
    ("model", "members"),
    [
        (Tenant, {"domain": ""}),
        (Tenant, {"session_lifetime": "168"}),
        (User, {"user_id": ""}),
        (User, {"email": "a@x"}),
        (User, {"user_id": "u", "permissions": [{"permission_name": "read"}]}),
        (Role, {"name": ""}),
        (Organization, {"id": ""}),
        (Action, {"name": ""}),
        (RuleConfig, {"key": "k", "extra": 1}),
    ],
)
def test_what_names_nothing_or_has_a_wrong_type_is_refused(model: Any, members: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        model.model_validate(members)


@pytest.mark.parametrize("model", [Tenant, User, Role, Organization, Action, Rule])
def test_members_that_no_schema_lists_stay(model: Any) -> None:
    members = {"id": "i", "name": "n", "user_id": "u", "x_custom": {"deep": [None]}}
    assert model.model_validate(members).to_json() == members
