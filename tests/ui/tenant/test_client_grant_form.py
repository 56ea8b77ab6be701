from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mrrt_studio.ui.selection import Item
from tests.ui.tenant.studio import (
    BILLING,
    HOME,
    PHONE,
    WEB,
    Studio,
    add_tag,
    at,
    binding,
    control,
    edit,
    example,
    write,
)

KEY = f"{WEB} {HOME} client"


@pytest.fixture
def studio(shows: Callable[..., Studio]) -> Studio:
    studio = shows(example(client_grants=[{"client_id": WEB, "audience": HOME, "scope": ["read:messages"]}]))
    studio.select("client_grant", KEY)
    return studio


@pytest.mark.parametrize(
    ("path", "value", "stored"),
    [
        ("client_id", PHONE, PHONE),
        ("audience", BILLING, BILLING),
        ("subject_type", "user", "user"),
        ("default_for", "third_party_clients", "third_party_clients"),
        ("scope", "write:messages", ["read:messages", "write:messages"]),
        ("allow_all_scopes", True, True),
    ],
)
def test_each_field_is_edited_undone_and_redone(studio: Studio, path: str, value: Any, stored: Any) -> None:
    before = studio.scenario
    edit(control(studio.page(0), path), value)
    after = studio.scenario
    assert at(after.client_grants[0].to_json(), path) == stored
    assert studio.selection.item is not None
    assert studio.selection.item.kind == "client_grant"
    studio.undo()
    assert studio.scenario == before
    assert studio.selection.item == Item("client_grant", KEY)
    studio.redo()
    assert studio.scenario == after


def test_what_leads_nowhere_is_told_at_its_field(studio: Studio) -> None:
    page = studio.page(0)
    write(control(page, "client_id"), "gone")
    assert binding(page, "client_id").row.warning() == "No application has this client ID."
    write(control(page, "client_id"), "")
    assert "nobody" in binding(page, "client_id").row.warning()
    add_tag(control(page, "scope"), "nope")
    assert binding(page, "scope").row.warning() == "The API defines no nope."
    write(control(page, "audience"), "https://gone")
    assert binding(page, "audience").row.warning() == "No API has this identifier."
    assert binding(page, "scope").row.warning() == ""


def test_the_scopes_of_the_chosen_api_are_offered(studio: Studio) -> None:
    scopes = control(studio.page(0), "scope")
    scopes.setFocus()
    completions = scopes.focusProxy().completer().model().stringList()
    assert completions == ["write:messages"]


def test_the_title_says_for_whom_the_application_acts(studio: Studio) -> None:
    assert "for the application itself" in studio.form().title.accessibleName()
    edit(control(studio.page(0), "subject_type"), "user")
    assert studio.form().title.accessibleName() == "Web portal → Messages, client grant · for users"
