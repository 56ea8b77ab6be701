from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.importing import Source, import_sources, refusal
from tests.ui.tenant.studio import ADA, HOME, PHONE, example

CLIENT = {"client_id": "new", "name": "New app", "x_unknown": {"kept": [1]}, "client_secret": "real"}
API = {"identifier": "https://new.example.com", "name": "New API"}
PATCH = {"refresh_token": {"rotation_type": "rotating", "expiration_type": "expiring"}}


def paste(value: Any, selected: Item | None = None, scenario: Scenario | None = None) -> Any:
    text = value if isinstance(value, str) else json.dumps(value)
    return import_sources(scenario or example(), [Source(text)], selected)


@pytest.mark.parametrize(
    ("value", "text", "item"),
    [
        (CLIENT, "Paste 1 application", Item("client", "new")),
        (API, "Paste 1 API", Item("resource_server", "https://new.example.com")),
        ([CLIENT], "Paste 1 application", Item("client", "new")),
        (
            {"total": 1, "start": 0, "limit": 50, "clients": [CLIENT]},
            "Paste 1 application",
            Item("client", "new"),
        ),
        ({"clients": [CLIENT], "next": "abc"}, "Paste 1 application", Item("client", "new")),
        ([API, CLIENT], "Paste 1 application, 1 API", Item("client", "new")),
        ({"user_id": "auth0|x", "email": "x@example.com"}, "Paste 1 user", Item("user", "auth0|x")),
        (
            [{"id": "rol_1", "name": "a"}, {"id": "rol_2", "name": "b"}],
            "Paste 2 roles",
            Item("role", "a"),
        ),
    ],
)
def test_every_shape_is_one_edit_and_selects_what_came(value: Any, text: str, item: Item) -> None:
    operation = paste(value, Item("client", PHONE))
    assert (operation.text, operation.item) == (text, item)
    assert operation.notice.kind == "info"
    assert operation.notice.can_undo


def test_unknown_fields_are_kept_and_secrets_are_not_and_both_are_told() -> None:
    operation = paste(CLIENT)
    new = operation.scenario.clients[-1].to_json()
    assert new["x_unknown"] == {"kept": [1]}
    assert "client_secret" not in new
    assert "Secrets left out: 1." in operation.notice.details
    assert "Fields that the simulator does not use were kept: 1." in operation.notice.details


def test_what_was_there_already_is_replaced_in_its_place_and_counted() -> None:
    operation = paste([{"client_id": PHONE, "name": "Phone 2"}, CLIENT])
    assert [client.client_id for client in operation.scenario.clients] == [PHONE, "web", "new"]
    assert operation.notice.details.startswith("Replaced, since they were there already: 1.")


def test_a_patch_changes_the_application_that_is_selected() -> None:
    operation = paste(PATCH, Item("client", PHONE))
    assert operation.text == "Paste settings of Phone app"
    assert operation.scenario.clients[0].policies == ()
    assert operation.notice.details == "Changed: refresh_token."
    assert operation.item == Item("client", PHONE)


@pytest.mark.parametrize("selected", [None, Item("user", ADA), Item("resource_server", HOME)])
def test_a_patch_without_a_selected_application_is_refused(selected: Item | None) -> None:
    with pytest.raises(FormatError, match="Select the application first"):
        paste(PATCH, selected)


BROKEN = [
    ("", None),
    ("hello", 1),
    ('{\n  "client_id": "a",\n  "name": }', 3),
    ("[1, 2]", 1),
    ('{"name": "only a name"}', 1),
    ('[{"client_id": "a", "name": "A"},\n {"client_id": 7, "name": "B"}]', 2),
    ('{"format": "mrrt-studio/scenario", "version": 1}', 1),
]


@pytest.mark.parametrize(("text", "line"), BROKEN)
def test_broken_text_is_answered_with_the_place(text: str, line: int | None) -> None:
    with pytest.raises(FormatError) as caught:
        paste(text)
    assert caught.value.line == line
    notice = refusal(caught.value)
    assert notice.kind == "refused"
    assert "nothing was changed" in notice.text
    assert notice.details == str(caught.value)
    assert line is None or f"line {line}, column" in notice.details


def test_several_sources_are_one_edit_or_none() -> None:
    good, bad = Source(json.dumps(CLIENT), "a.json"), Source("{", "b.json")
    both = import_sources(example(), [good, Source(json.dumps(API), "c.json")], None)
    assert both.text == "Paste 1 application, 1 API"
    with pytest.raises(FormatError, match=r"b\.json"):
        import_sources(example(), [good, bad], None)


SAMPLES = [
    ("GET_clients_include_totals.json", "Paste 9 applications"),
    ("GET_resource-servers_include_totals.json", "Paste 1 API"),
    ("auth0_docs_PATCH_client_MRRT_body.json", "Paste settings of Phone app"),
]


@pytest.mark.parametrize(("name", "text"), SAMPLES)
def test_real_documents_load_whole(shared: Path, name: str, text: str) -> None:
    file = shared / "samples" / "management-api" / name
    operation = import_sources(example(), [Source(file.read_bytes(), name)], Item("client", PHONE))
    assert operation.text == text
    saved = operation.scenario.to_json()
    assert Scenario.model_validate(saved) == operation.scenario
    if "resource-servers" in name:
        (given,) = json.loads(file.read_text())["resource_servers"]
        pasted = operation.scenario.resource_servers[-1].to_json()
        assert {field: pasted[field] for field in given if field in pasted} == given
