from __future__ import annotations

from typing import Any

import pytest

from tests.ui.tenant.studio import BILLING, Studio, at, binding, control, edit, write

EDITS: list[tuple[str, Any]] = [
    ("domain", "acme.eu.auth0.com"),
    ("default_audience", BILLING),
    ("default_directory", "Users"),
    ("flags.revoke_refresh_token_grant", True),
    ("allow_organization_name_in_authentication_api", True),
]


@pytest.mark.parametrize(("path", "value"), EDITS)
def test_every_field_goes_to_the_document_and_back_and_forth(studio: Studio, path: str, value: Any) -> None:
    studio.select("tenant")
    before, field = studio.scenario, control(studio.page(0), path)
    shown = field.value()
    edit(field, value)
    after = studio.scenario
    assert at(after.tenant.to_json(), path) == value
    studio.undo()
    assert studio.scenario == before
    assert field.value() == shown
    studio.redo()
    assert studio.scenario == after
    assert field.value() == value


def test_a_tenant_needs_a_domain(studio: Studio) -> None:
    studio.select("tenant")
    page = studio.page(0)
    write(control(page, "domain"), "")
    assert binding(page, "domain").row.error() == "A tenant needs a domain."
    assert studio.scenario.tenant.domain == "example.auth0.com"


def test_a_domain_with_more_than_a_domain_enters_the_document_with_a_warning(studio: Studio) -> None:
    studio.select("tenant")
    page = studio.page(0)
    write(control(page, "domain"), "https://acme.auth0.com")
    assert studio.scenario.tenant.domain == "https://acme.auth0.com"
    assert binding(page, "domain").row.warning().startswith("A domain stands alone")


def test_a_default_audience_that_no_api_has_says_so_until_one_has_it(studio: Studio) -> None:
    studio.select("tenant")
    page = studio.page(0)
    row = binding(page, "default_audience").row
    write(control(page, "default_audience"), "https://late.example.com")
    assert row.warning() == "No API has this identifier."
    studio.pane.import_text('{"identifier": "https://late.example.com", "name": "Late"}')
    studio.select("tenant")
    assert row.warning() == ""


@pytest.mark.parametrize("path", ["session_lifetime", "idle_session_lifetime"])
def test_sessions_are_entered_as_people_say_them_and_shown_in_words(studio: Studio, path: str) -> None:
    studio.select("tenant")
    before, page = studio.scenario, studio.page(1)
    field = control(page, path)
    write(field, "3 d")
    assert at(studio.scenario.tenant.to_json(), path) == 72
    assert binding(page, path).row.control.accessibleDescription().startswith("3 d. ")
    page.setFocus()
    field.clearFocus()
    assert field.text() == "72"
    write(field, "soon")
    assert "72, or 3 d" in binding(page, path).row.error()
    assert field.text() == "soon"
    assert at(studio.scenario.tenant.to_json(), path) == 72
    while studio.document.undo_stack.canUndo():
        studio.undo()
    assert studio.scenario == before


def test_an_idle_end_after_the_absolute_one_is_told(studio: Studio) -> None:
    studio.select("tenant")
    page = studio.page(1)
    write(control(page, "idle_session_lifetime"), "200")
    assert "ends before" in binding(page, "idle_session_lifetime").row.warning()
    write(control(page, "session_lifetime"), "300")
    assert binding(page, "idle_session_lifetime").row.warning() == ""
