from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.shapes import is_made_up, made_up_organization_id, made_up_secret, shaped

PERMISSION = {"permission_name": "a", "resource_server_identifier": "x"}


@pytest.mark.parametrize(
    ("collection", "item", "result"),
    [
        ("tenant", {"session_lifetime_in_minutes": 90}, {"session_lifetime": 1.5}),
        ("tenant", {"session_lifetime": 3.0166666666666666}, {"session_lifetime": 3.0166666666666666}),
        ("resource_servers", {"scopes": [{"name": "a"}]}, {"scopes": [{"value": "a"}]}),
        (
            "resource_servers",
            {"scopes": [{"value": "a", "name": "b"}]},
            {"scopes": [{"value": "a", "name": "b"}]},
        ),
        ("resource_servers", {"scopes": "##S##"}, {"scopes": "##S##"}),
        ("users", {"roles": [{"id": "rol_1", "name": "R"}, "S"]}, {"roles": ["R", "S"]}),
        ("users", {"permissions": [PERMISSION]}, {"permissions": [PERMISSION]}),
        (
            "users",
            {"permissions": [{**PERMISSION, "sources": [{"source_type": "ROLE"}]}]},
            {"permissions": []},
        ),
        (
            "organizations",
            {"id": "o", "members": [{"user_id": "u"}, "v"]},
            {"id": "o", "members": ["u", "v"]},
        ),
        ("clients", {"name": "n"}, {"name": "n"}),
        ("rules_configs", {"key": "K", "value": None}, {"key": "K", "value": None}),
        ("rules_configs", {"key": "K", "value": "##V##", "x": 1}, {"key": "K", "value": "##V##"}),
    ],
)
def test_what_tools_spell_differently_gets_one_spelling(
    collection: str, item: dict[str, Any], result: dict[str, Any]
) -> None:
    assert shaped(collection, item).item == result
    assert (shaped(collection, item).real, shaped(collection, item).hidden) == (0, 0)


def test_an_organization_without_an_id_gets_the_same_one_each_time() -> None:
    assert shaped("organizations", {"name": "o"}).item["id"] == made_up_organization_id("o")
    assert is_made_up(made_up_organization_id("o"))


@pytest.mark.parametrize(
    ("secrets", "real", "hidden"),
    [
        ([{"name": "S", "value": "s3cret"}], 1, 0),
        ([{"name": "S", "value": "_VALUE_NOT_SHOWN_"}], 0, 1),
        ([{"name": "S", "updated_at": "2026-01-01T00:00:00Z"}], 0, 1),
        ({"S": "s3cret"}, 1, 0),
    ],
)
def test_secrets_of_actions_get_values_of_the_simulator(secrets: Any, real: int, hidden: int) -> None:
    found = shaped("actions", {"name": "a", "secrets": secrets})
    assert found.item["secrets"] == {"S": made_up_secret("a", "S")}
    assert (found.real, found.hidden) == (real, hidden)


def test_a_marker_is_no_secret() -> None:
    found = shaped("actions", {"name": "a", "secrets": [{"name": "S", "value": "##S##"}]})
    assert found.item["secrets"] == {"S": "##S##"}
    assert shaped("actions", {"name": "a", "secrets": None}).item["secrets"] is None


def test_settings_of_rules_are_write_only_and_so_secret() -> None:
    found = shaped("rules_configs", {"key": "K", "value": "s3cret"})
    assert found.item["value"] == made_up_secret("rule config", "K")
    assert found.real == 1
    assert shaped("rules_configs", {"key": "K", "value": "[REDACTED]"}).hidden == 1
    assert is_made_up(str(found.item["value"]))
    assert not is_made_up(None)
