from __future__ import annotations

import json
from typing import Any

import pytest

from mrrt_studio.formats.assemble import HIDDEN_APPLICATION, assemble
from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.draft import Draft, Found
from mrrt_studio.formats.imported import Imported, Origin
from mrrt_studio.formats.progress import Cancelled
from mrrt_studio.formats.unresolved import FIELD
from mrrt_studio.scenario.errors import FormatError

SECRET = "Zx9" * 20
SYSTEM = "https://acme.eu.auth0.com/api/v2/"


def draft(objects: dict[str, list[Any]], **fields: Any) -> Draft:
    raw = read_document(json.dumps(objects), "one.json").raw
    found = (
        Found(name, item, raw, (name, number), ("at", name, number))
        for name, items in objects.items()
        for number, item in enumerate(items)
    )
    return Draft(found=tuple(found), origins=(Origin("management-api", "one.json", raw.tree),), **fields)


def assembled(**objects: list[Any]) -> Imported:
    return assemble(draft(objects))


def messages(found: Imported) -> list[str]:
    return [remark.message for remark in found.remarks]


def test_objects_become_models_and_refer_by_id() -> None:
    found = assembled(
        client_grants=[{"client_id": "A", "audience": "x", "scope": []}],
        clients=[{"client_id": "a", "name": "A", "unknown": 1}],
        role_permissions=[
            {"role": "R", "permissions": [{"permission_name": "p", "resource_server_identifier": "x"}]}
        ],
        roles=[{"name": "R"}],
        triggers=[{"post-login": ["act_1"]}],
        actions=[{"id": "act_1", "name": "first"}],
        tenant=[{"friendly_name": "T", "domain": "login.acme.com"}],
    )
    assert found.counts == {"clients": 1, "client_grants": 1, "roles": 1, "actions": 1}
    assert found.client_grants[0].client_id == "a"
    assert found.clients[0].to_json()["unknown"] == 1
    assert len(found.roles[0].permissions or ()) == 1
    assert found.triggers == {"post-login": ("first",)}
    assert (found.tenant, found.domain) == ({"friendly_name": "T"}, "login.acme.com")
    assert found.managed == {"clients", "client_grants", "roles", "actions", "triggers", "tenant"}
    assert found.remarks == ()


def test_secrets_are_left_out_and_counted() -> None:
    found = assembled(
        clients=[
            {"client_id": "a", "client_secret": SECRET},
            {"client_id": "b", "client_secret": "[REDACTED]"},
        ],
        actions=[{"name": "x", "secrets": [{"name": "S", "value": SECRET + "x"}]}],
    )
    assert SECRET not in repr([found.clients, found.actions, found.remarks])
    assert (found.real_secrets, found.hidden_secrets) == (2, 1)


@pytest.mark.parametrize(
    ("more", "method"),
    [
        ({"client_secret": SECRET}, "client_secret_post"),
        (
            {"client_secret": SECRET, "token_endpoint_auth_method": "client_secret_basic"},
            "client_secret_basic",
        ),
        ({"client_secret": SECRET, "app_type": "regular_web"}, None),
        ({}, None),
    ],
)
def test_an_application_with_a_secret_stays_confidential(more: dict[str, Any], method: str | None) -> None:
    found = assembled(clients=[{"client_id": "a", **more}])
    assert found.clients[0].to_json().get("token_endpoint_auth_method") == method
    assert any("client_secret_post" in each for each in messages(found)) is (method == "client_secret_post")


def test_the_hidden_application_is_left_out_and_told() -> None:
    found = assembled(clients=[{"client_id": "g", "global": True}, {"client_id": "a", "global": False}])
    assert [client.client_id for client in found.clients] == ["a"]
    assert found.ignored == {HIDDEN_APPLICATION: 1}
    assert found.remarks[0].path == "clients[0]"


def test_a_marker_that_no_field_can_hold_is_kept_beside_it_and_told() -> None:
    found = assembled(resource_servers=[{"identifier": "i", "token_lifetime": "##LIFE##"}])
    (api,) = found.resource_servers
    assert api.token_lifetime is None
    assert api.to_json()[FIELD] == [{"path": ["token_lifetime"], "value": "##LIFE##"}]
    assert [(each.path, each.source) for each in found.remarks] == [
        ("resource_servers[0].token_lifetime", "one.json")
    ]


def test_what_is_not_usable_is_told_and_counted() -> None:
    found = assembled(roles=[{"name": "R"}, {"description": "no name"}])
    assert found.counts == {"roles": 1}
    assert found.ignored == {"unusable roles": 1}
    assert any("'name' is missing" in each for each in messages(found))


@pytest.mark.parametrize(
    ("objects", "path"),
    [
        ({"roles": [{"name": "R"}, {"name": 1}]}, "roles[1].name"),
        ({"roles": [{"name": "R"}, {"name": "R", "description": "d"}]}, "roles[1].name"),
        ({"tenant": [{"session_lifetime": "long"}]}, "tenant[0].session_lifetime"),
    ],
)
def test_whoever_is_strict_refuses_it_with_its_place(objects: dict[str, list[Any]], path: str) -> None:
    with pytest.raises(FormatError) as caught:
        assemble(draft(objects), strict=True)
    assert (caught.value.path, caught.value.source) == (path, "one.json")
    assert assemble(draft(objects)).remarks


@pytest.mark.parametrize(
    ("api", "domain"),
    [
        ({"identifier": SYSTEM}, "acme.eu.auth0.com"),
        ({"identifier": "https://login.acme.com/api/v2/", "is_system": True}, "login.acme.com"),
        ({"identifier": "https://login.acme.com/api/v2/"}, None),
    ],
)
def test_auth0s_own_apis_tell_the_domain(api: dict[str, Any], domain: str | None) -> None:
    assert assembled(resource_servers=[api]).domain == domain
    assert (
        assemble(draft({"resource_servers": [api]}, domain="told.example.com")).domain == "told.example.com"
    )


def test_every_object_knows_its_place_in_text_and_origin() -> None:
    found = assembled(clients=[{"client_id": "a"}], roles=[{"name": "R"}])
    assert {key: path for key, (_, path) in found.places.items()} == {
        ("clients", "a"): ("clients", 0), ("roles", "R"): ("roles", 0),
    }  # fmt: skip
    assert found.origins[0].objects == {
        ("clients", "a"): ("at", "clients", 0), ("roles", "R"): ("at", "roles", 0),
    }  # fmt: skip


def test_of_an_object_that_repeats_the_last_counts() -> None:
    objects = {"clients": [{"client_id": "a", "name": "A"}, {"client_id": "a", "name": "B"}]}
    found = assemble(draft(objects, repeats=True))
    assert [client.name for client in found.clients] == ["B"]
    assert found.remarks == ()


def test_a_person_may_end_it() -> None:
    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        assemble(draft({"roles": [{"name": "R"}]}), progress=cancel)
