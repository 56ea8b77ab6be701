from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.from_management_api import (
    PATCHED_NAME,
    draft_of,
    is_patch,
    merge,
    patch_draft_of,
    read,
)
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario
from tests.strategies import json_values

CLIENT = {"client_id": "c", "name": "n", "callback_url_template": False, "owners": ["x"]}
API = {"identifier": "https://a", "scopes": [{"value": "read:a"}], "token_lifetime_for_web": 7200}


def refusal(pasted: Any) -> FormatError:
    with pytest.raises(FormatError) as caught:
        read(pasted if isinstance(pasted, str) else json.dumps(pasted), "pasted.json")
    assert caught.value.source == "pasted.json"
    return caught.value


@pytest.mark.parametrize(
    "pasted",
    [
        CLIENT,
        [CLIENT],
        {"clients": [CLIENT]},
        {"next": "abc", "clients": [CLIENT]},
        {"start": 0, "limit": 50, "total": 1, "clients": [CLIENT]},
    ],
)
def test_one_object_and_the_three_envelopes_are_the_same(pasted: Any) -> None:
    found = read(json.dumps(pasted))
    assert [client.to_json() for client in found.clients] == [CLIENT]
    assert (found.kind, found.counts, found.notes) == ("clients", {"clients": 1}, ())


def test_a_list_may_hold_several_kinds() -> None:
    found = read(json.dumps([CLIENT, API, {"user_id": "u"}]))
    assert (found.kind, found.counts) == ("mixed", {"clients": 1, "resource_servers": 1, "users": 1})
    assert found.resource_servers[0].to_json() == API


def test_both_indentations_of_the_command_line_are_read() -> None:
    assert read(json.dumps(CLIENT, indent=4)).clients == read(json.dumps(CLIENT)).clients
    assert read(json.dumps(CLIENT).encode()).clients == read(json.dumps(CLIENT)).clients


def test_secrets_are_not_kept_and_said_to_be_left_out() -> None:
    secret = "Zx9" * 20
    found = read(json.dumps([CLIENT | {"client_secret": secret}, API | {"signing_secret": "[REDACTED]"}]))
    assert secret not in repr(found.clients)
    assert found.clients[0].client_secret is None
    assert [note.partition(":")[0] for note in found.notes[-2:]] == [
        "Secrets left out",
        "Secrets that the export does not show",
    ]


def test_an_application_with_a_secret_stays_confidential_without_it() -> None:
    found = read(json.dumps(CLIENT | {"client_secret": "[REDACTED]"}))
    assert found.clients[0].auth_method == "client_secret_post"
    assert "client_secret_post" in found.notes[0]
    public = read(json.dumps(CLIENT | {"client_secret": "[REDACTED]", "app_type": "native"}))
    assert public.clients[0].auth_method == "none"


def test_an_application_without_an_id_gets_the_same_one_each_time() -> None:
    one, again = (read('{"name": "My SPA", "app_type": "spa"}') for _ in range(2))
    assert one.clients == again.clients
    assert one.clients[0].client_id.startswith("SIM")
    assert "'My SPA' has no client_id" in one.notes[0]


def test_the_hidden_application_is_left_out() -> None:
    hidden = {"client_id": "g", "name": "All Applications", "global": True}
    found = read(json.dumps([hidden, CLIENT | {"global": False}]))
    assert [client.client_id for client in found.clients] == ["c"]
    assert "(global) was left out" in found.notes[0]
    assert "nothing in it to add" in refusal(hidden).message


def test_what_an_export_holds_beside_is_named() -> None:
    assert read(json.dumps({"clients": [CLIENT], "connections": [], "actions": []})).notes == (
        "Left out: actions, connections.",
    )


def test_the_domain_is_noted() -> None:
    api = {"identifier": "https://acme.eu.auth0.com/api/v2/", "is_system": True}
    assert "acme.eu.auth0.com" in read(json.dumps(api)).notes[0]


def test_a_patch_body_and_settings_alone() -> None:
    settings = {"rotation_type": "rotating", "expiration_type": "expiring"}
    assert read(json.dumps({"refresh_token": settings})).patch == {"refresh_token": settings}
    alone = read(json.dumps(settings))
    assert alone.patch == {"refresh_token": settings}
    assert "taken as refresh_token" in alone.notes[0]


def test_a_patch_of_a_secret_alone_changes_nothing() -> None:
    assert "nothing but secrets" in refusal({"client_secret": "x"}).message
    both = read(json.dumps({"client_secret": "x", "app_type": "spa"}))
    assert both.patch == {"app_type": "spa"}
    assert both.notes[0].startswith("Secrets left out: 1")


@pytest.mark.parametrize(
    ("pasted", "path", "said"),
    [
        ("", "", "nothing in it"),
        ('{"client_id": "c", ', "", "double quotes"),
        (5, "", "the number 5"),
        ([], "", "nothing in it to add"),
        ({"clients": []}, "", "nothing in it to add"),
        ({}, "", "its fields: none"),
        ({"session_lifetime": 1, "flags": {}}, "", "its fields: session_lifetime, flags"),
        ([CLIENT, 5], "[1]", "the number 5"),
        ([CLIENT, {"x": 1}], "[1]", "its fields: x"),
        ({"clients": [CLIENT, None]}, "clients[1]", "null"),
        ({"clients": [{"x": 1}]}, "clients[0].client_id", "is missing"),
        ({"users": [{"email": "e"}]}, "users[0].user_id", "is missing"),
        (CLIENT | {"name": 5}, "name", "should be text"),
        (
            {"clients": [CLIENT | {"refresh_token": {"leeway": "5"}}]},
            "clients[0].refresh_token.leeway",
            "whole",
        ),
        ([API | {"scopes": ["read:a"]}], "[0].scopes[0]", "should be an object"),
        ([CLIENT, API, CLIENT], "[2].client_id", "twice"),
        ({"format": "mrrt-studio/scenario", "version": 1}, "", "whole scenario"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(pasted: Any, path: str, said: str) -> None:
    error = refusal(pasted)
    assert error.path == path
    assert said in error.message


def test_a_broken_object_does_not_show_what_it_hides() -> None:
    error = refusal(CLIENT | {"client_secret": {"s3cret": 1}, "name": ["s3cret"]})
    assert "s3cret" not in str(error)


@given(st.text() | st.binary() | json_values().map(json.dumps))
def test_anything_else_is_a_format_error(data: str | bytes) -> None:
    with pytest.raises(FormatError):
        read(data)


NAMES = (
    "client_id", "name", "identifier", "user_id", "audience", "id", "roles",
    "refresh_token", "clients", "users", "global", "identities",
)  # fmt: skip
OBJECTS = st.dictionaries(st.sampled_from(NAMES), json_values())
NESTED = st.recursive(OBJECTS, lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(NAMES), inner))


@given(NESTED)
def test_objects_with_the_right_names_are_read_or_refused(tree: Any) -> None:
    with contextlib.suppress(FormatError):
        scenario = merge(Scenario(), read(json.dumps(tree)))
        assert load(dump(scenario)) == scenario


@pytest.mark.parametrize(
    ("sample", "counts"),
    [
        ("GET_clients_include_totals", {"clients": 9}),
        ("GET_resource-servers_include_totals", {"resource_servers": 1}),
        ("GET_client-grants_take", {"client_grants": 3}),
        ("GET_roles", {"roles": 4}),
        ("GET_organizations", {"organizations": 2}),
    ],
)
def test_recorded_lists_load_whole(shared: Path, sample: str, counts: dict[str, int]) -> None:
    file = shared / "samples" / "management-api" / f"{sample}.json"
    found = read(file.read_bytes(), file.name)
    assert found.counts == counts
    [collection] = counts
    hidden = {"client_secret", "signing_keys", "token_endpoint_auth_method"}
    for given_, model in zip(json.loads(file.read_bytes())[collection], found.items(collection), strict=True):
        kept = {name: value for name, value in model.to_json().items() if name not in hidden}
        assert kept == {name: value for name, value in given_.items() if name not in hidden}
    scenario = merge(Scenario(), found)
    assert load(dump(scenario)) == scenario


def test_recorded_applications_keep_how_they_authenticate(shared: Path) -> None:
    file = shared / "samples" / "management-api" / "GET_clients_include_totals.json"
    found = read(file.read_bytes(), file.name)
    methods = {client.name: client.auth_method for client in found.clients}
    assert methods["Default App"] == "client_secret_post"
    assert methods["Node App"] == "private_key_jwt"
    assert methods["Test SPA"] == "none"


def test_the_documented_patch_is_applied_whole(shared: Path) -> None:
    file = shared / "samples" / "management-api" / "auth0_docs_PATCH_client_MRRT_body.json"
    body = json.loads(file.read_bytes())
    before = Scenario.model_validate({"clients": [CLIENT]})
    after = merge(before, read(file.read_bytes(), file.name), "c")
    assert after.clients[0].to_json() == CLIENT | body


def test_the_recorded_domain_is_taken_over(shared: Path) -> None:
    file = shared / "samples" / "management-api" / "GET_resource-servers_include_totals.json"
    assert merge(Scenario(), read(file.read_bytes())).tenant.domain == "auth0-deploy-cli-e2e.us.auth0.com"


def test_several_documents_one_after_the_other_are_one_export() -> None:
    text = f"{json.dumps(CLIENT)}\n{json.dumps([API])}\n" + json.dumps(
        {"roles": [{"id": "rol_1", "name": "R"}]}
    )
    draft = draft_of(read_document(text, "x.json"))
    assert [found.collection for found in draft.found] == ["clients", "resource_servers", "roles"]
    assert draft.repeats
    assert draft.managed == {"clients", "resource_servers", "roles"}


@pytest.mark.parametrize(
    "body", [{"refresh_token": {"leeway": 5}}, {"rotation_type": "rotating", "expiration_type": "expiring"}]
)
def test_a_patch_that_names_no_application_becomes_one(body: dict[str, Any]) -> None:
    assert is_patch(body)
    draft = patch_draft_of(read_document(json.dumps(body)))
    assert draft.found[0].item["name"] == PATCHED_NAME
    assert "refresh_token" in draft.found[0].item
    assert "does not say which one" in draft.notes[0].message
    assert not is_patch(CLIENT)
    assert not is_patch([body])


SETTINGS_SAMPLE = ("GET_tenants_settings", "GET_actions_actions_code-removed", "GET_actions_triggers")


@pytest.mark.parametrize("sample", SETTINGS_SAMPLE)
def test_recorded_answers_about_settings_and_actions_are_read(shared: Path, sample: str) -> None:
    file = shared / "samples" / "management-api" / f"{sample}.json"
    draft = draft_of(read_document(file.read_bytes(), file.name))
    assert draft.found or draft.ignored
    assert draft.notes == ()
