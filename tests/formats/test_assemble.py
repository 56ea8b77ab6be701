from __future__ import annotations

import json
from typing import Any

import pytest

from mrrt_studio.formats.assemble import HIDDEN_APPLICATION, MODELS, assemble
from mrrt_studio.formats.draft import Draft, Found
from mrrt_studio.formats.imported import COLLECTIONS, Imported, Origin
from mrrt_studio.formats.progress import Cancelled
from mrrt_studio.formats.unresolved import FIELD
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.fresh import derived_client_id
from mrrt_studio.scenario.text import read_json


def draft(*items: tuple[str, dict[str, Any]], **more: Any) -> Draft:
    raw = read_json(json.dumps([item for _, item in items], indent=1), "x.json")
    found = tuple(Found(kind, item, raw, (number,)) for number, (kind, item) in enumerate(items))
    return Draft(found, (Origin("management-api"),), **more)


def imported(*items: tuple[str, dict[str, Any]], **more: Any) -> Imported:
    return assemble(draft(*items, **more))


def test_there_is_a_model_for_every_collection() -> None:
    assert set(MODELS) == set(COLLECTIONS)


def test_objects_become_models_that_know_their_place() -> None:
    found = imported(("clients", {"client_id": "c", "x": 1}), ("roles", {"name": "r"}))
    assert found.clients[0].to_json() == {"client_id": "c", "x": 1}
    assert found.managed == {"clients", "roles"}
    assert found.places["roles", "r"][1] == (1,)
    assert found.origins[0].objects == {("clients", "c"): (0,), ("roles", "r"): (1,)}


def test_secrets_are_left_out_and_counted() -> None:
    found = imported(
        ("clients", {"client_id": "c", "client_secret": "s3cret", "addons": {"a": {"secret": "[REDACTED]"}}}),
        ("actions", {"name": "a", "secrets": [{"name": "S", "value": "s3cret"}]}),
        ("rules_configs", {"key": "k", "value": "s3cret"}),
    )
    assert "s3cret" not in repr(found)
    assert (found.real_secrets, found.hidden_secrets) == (3, 1)
    assert found.clients[0].auth_method == "client_secret_post"
    assert "does not say how it authenticates" in found.remarks[0].message


def test_a_marker_of_a_secret_is_kept_for_the_export() -> None:
    found = imported(("clients", {"client_id": "c", "client_secret": "##S##"}))
    assert found.clients[0].client_secret is None
    assert (found.clients[0].model_extra or {})[FIELD] == [{"path": ["client_secret"], "value": "##S##"}]


def test_the_hidden_application_is_counted_and_not_taken() -> None:
    found = imported(("clients", {"client_id": "g", "name": "All", "global": True}))
    assert (found.clients, found.ignored) == ((), {HIDDEN_APPLICATION: 1})


def test_what_a_field_cannot_hold_is_left_out_with_its_place() -> None:
    found = imported(
        ("clients", {"client_id": "c", "refresh_token": {"leeway": "5"}, "is_first_party": "##B##"})
    )
    assert found.clients[0].leeway == 0
    assert [(remark.path, remark.line is not None) for remark in found.remarks] == [
        ("[0].is_first_party", True),
        ("[0].refresh_token.leeway", True),
    ]
    assert "has no value" in found.remarks[0].message


def test_an_object_that_cannot_be_used_is_counted_and_told() -> None:
    found = imported(("clients", {"x": 1}), ("roles", {"name": 5}))
    assert found.counts == {}
    assert found.ignored == {"unusable clients": 1, "unusable roles": 1}
    assert "'client_id' is missing" in found.remarks[0].message


def test_strictly_taken_that_is_an_error_with_its_place() -> None:
    with pytest.raises(FormatError) as caught:
        assemble(draft(("clients", {"client_id": "c", "name": 5})), strict=True)
    assert caught.value.path == "[0].name"


def test_references_by_name_are_resolved_and_triggers_bound() -> None:
    found = imported(
        ("clients", {"name": "App"}),
        ("client_grants", {"client_id": "App", "audience": "a"}),
        ("actions", {"id": "1", "name": "A", "code": "x"}),
        ("triggers", {"post-login": ["1"]}),
    )
    assert found.client_grants[0].client_id == derived_client_id("App")
    assert found.triggers == {"post-login": ("A",)}
    assert ("triggers", "post-login") in found.places


def test_tenant_settings_are_those_that_were_given() -> None:
    found = imported(
        ("tenant", {"flags": {"x": True}, "session_lifetime": "##H##", "domain": "acme.auth0.com", "z": None})
    )
    assert found.tenant["flags"] == {"x": True}
    assert found.tenant[FIELD] == [{"path": ["session_lifetime"], "value": "##H##"}]
    assert (found.domain, "domain" in found.tenant) == ("acme.auth0.com", False)


@pytest.mark.parametrize(
    ("kind", "item", "domain"),
    [
        (
            "resource_servers",
            {"identifier": "https://own.example.com/api/v2/", "is_system": True},
            "own.example.com",
        ),
        ("resource_servers", {"identifier": "https://own.example.com/api/v2/"}, None),
        ("client_grants", {"audience": "https://acme.eu.auth0.com/api/v2/"}, "acme.eu.auth0.com"),
        ("client_grants", {"audience": "https://##D##/api/v2/"}, None),
    ],
)
def test_auth0s_own_apis_tell_the_domain(kind: str, item: dict[str, Any], domain: str | None) -> None:
    assert imported((kind, item)).domain == domain


def test_who_waits_may_end_it() -> None:
    def stop(_: int, __: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        assemble(draft(("roles", {"name": "r"})), progress=stop)
