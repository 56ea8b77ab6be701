from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.shapes import is_made_up, made_up_organization_id, made_up_secret, shaped


@pytest.mark.parametrize(
    ("collection", "item", "shape"),
    [
        ("clients", {"name": "A", "x": [1]}, {"name": "A", "x": [1]}),
        ("tenant", {"session_lifetime_in_minutes": 181}, {"session_lifetime": 181 / 60}),
        ("tenant", {"idle_session_lifetime_in_minutes": 30}, {"idle_session_lifetime": 0.5}),
        ("tenant", {"session_lifetime": 3, "session_lifetime_in_minutes": 60}, {"session_lifetime": 3}),
        ("tenant", {"session_lifetime_in_minutes": True}, {"session_lifetime_in_minutes": True}),
        (
            "resource_servers",
            {"scopes": [{"name": "a", "description": "d"}, {"value": "b", "name": "n"}]},
            {"scopes": [{"value": "a", "description": "d"}, {"value": "b", "name": "n"}]},
        ),
        ("api_scopes", {"scopes": [{"name": "a"}]}, {"scopes": [{"value": "a"}]}),
        ("resource_servers", {"scopes": None}, {"scopes": None}),
        ("users", {"roles": [{"id": "rol_1", "name": "R"}, "S"]}, {"roles": ["R", "S"]}),
        ("user_roles", {"roles": [{"id": "rol_1"}]}, {"roles": ["rol_1"]}),
        (
            "organizations",
            {"id": "org_1", "members": [{"user_id": "u"}, "v"]},
            {"id": "org_1", "members": ["u", "v"]},
        ),
        ("rules_configs", {"key": "K", "value": "##K##"}, {"key": "K", "value": "##K##"}),
        ("rules_configs", {"key": "K"}, {"key": "K", "value": None}),
        ("actions", {"name": "x", "secrets": None}, {"name": "x", "secrets": None}),
    ],
)
def test_other_spellings_become_those_of_the_management_api(
    collection: str, item: dict[str, Any], shape: dict[str, Any]
) -> None:
    before = repr(item)
    found = shaped(collection, item)
    assert (found.item, found.real, found.hidden) == (shape, 0, 0)
    assert repr(item) == before


def test_only_permissions_that_a_user_has_directly_are_kept() -> None:
    direct: dict[str, Any] = {
        "permission_name": "a",
        "sources": [{"source_type": "ROLE"}, {"source_type": "DIRECT"}],
    }
    unsaid: dict[str, Any] = {"permission_name": "b"}
    by_role: dict[str, Any] = {"permission_name": "c", "sources": [{"source_type": "ROLE"}]}
    assert shaped("users", {"permissions": [direct, by_role, unsaid]}).item == {
        "permissions": [direct, unsaid]
    }


def test_an_organization_without_an_id_gets_one_that_shows_it() -> None:
    id_ = shaped("organizations", {"name": "acme"}).item["id"]
    assert id_ == made_up_organization_id("acme") != made_up_organization_id("other")
    assert is_made_up(str(id_))


@pytest.mark.parametrize(
    ("id_", "made_up"), [("SIMabc", True), ("org_SIM1", True), ("org_1", False), (None, False)]
)
def test_an_id_shows_whether_it_was_made_here(id_: str | None, made_up: bool) -> None:
    assert is_made_up(id_) is made_up


@pytest.mark.parametrize("as_list", [False, True])
def test_secrets_of_actions_become_the_simulators_own(as_list: bool) -> None:
    values = {"REAL": "Zx9" * 9, "HIDDEN": "_VALUE_NOT_SHOWN_", "NONE": None, "MARKED": "##SECRET##"}
    secrets: Any = [{"name": name, "value": value} for name, value in values.items()] if as_list else values
    found = shaped("actions", {"name": "x", "secrets": secrets})
    made = {name: made_up_secret("x", name) for name in ("REAL", "HIDDEN", "NONE")}
    assert found.item == {"name": "x", "secrets": made | {"MARKED": "##SECRET##"}}
    assert len(set(made.values())) == len(made)
    assert found.real >= 1
    assert found.real + found.hidden == len(values)


@pytest.mark.parametrize(("value", "counts"), [("Zx9" * 9, (1, 0)), ("[REDACTED]", (0, 1))])
def test_the_value_of_a_rules_setting_is_a_secret(value: str, counts: tuple[int, int]) -> None:
    found = shaped("rules_configs", {"key": "K", "value": value})
    assert found.item == {"key": "K", "value": made_up_secret("rule config", "K")}
    assert (found.real, found.hidden) == counts
