from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.ui.tenant.fields import OrDefault
from tests.ui.tenant.studio import MISSING, PHONE, WEB, Studio, at, binding, control, edit, write

EDITS: list[tuple[str, Any, Any]] = [
    ("name", "Tablet app", "Tablet app"),
    ("client_id", "tablet", "tablet"),
    ("app_type", "spa", "spa"),
    ("is_first_party", False, False),
    ("oidc_conformant", False, False),
    ("token_endpoint_auth_method", "client_secret_basic", "client_secret_basic"),
    ("grant_types", "password", ["authorization_code", "implicit", "refresh_token", "password"]),
    ("client_secret", "not-a-real-one", "not-a-real-one"),
    ("organization_usage", "require", "require"),
    ("callbacks", "app://other", ["app://back", "app://other"]),
]


@pytest.mark.parametrize(("path", "value", "expected"), EDITS)
def test_every_field_goes_to_the_document_and_back_and_forth(
    studio: Studio, path: str, value: Any, expected: Any
) -> None:
    before, field = studio.scenario, control(studio.page(0), path)
    shown = field.value()
    edit(field, value)
    after = studio.scenario
    assert at(after.clients[0].to_json(), path) == expected
    assert after.clients[1] is before.clients[1]
    studio.undo()
    assert studio.scenario == before
    assert field.value() == shown
    studio.redo()
    assert studio.scenario == after
    assert field.value() == (tuple(expected) if isinstance(expected, list) else expected)


def test_typing_is_one_step_of_the_history(studio: Studio) -> None:
    write(control(studio.page(0), "name"), "Tablet app")
    assert studio.document.undo_stack.count() == 1
    assert studio.undo_text() == "Change Name of Phone app"
    edit(control(studio.page(0), "is_first_party"), False)
    assert studio.undo_text() == "Change First-party of Tablet app"


def test_absent_fields_stay_absent_until_they_are_edited(studio: Studio) -> None:
    studio.select("client", WEB)
    for number in range(3):
        studio.page(number)
    assert studio.scenario.clients[1].to_json() == {"client_id": WEB, "name": "Web portal"}


def test_what_auth0_does_by_default_is_shown_while_a_field_is_absent(studio: Studio) -> None:
    studio.select("client", WEB)
    page = studio.page(0)
    assert control(page, "is_first_party").value() is True
    assert control(page, "token_endpoint_auth_method").currentText() == "Auth0's default: None (public)"
    assert control(page, "grant_types").value() == ("authorization_code", "implicit", "refresh_token")


def test_a_field_returns_to_the_default_of_auth0(studio: Studio) -> None:
    page = studio.page(0)
    beside = binding(page, "is_first_party").row.control
    assert isinstance(beside, OrDefault)
    edit(beside.field, False)
    beside.reset_button().click()
    assert at(studio.scenario.clients[0].to_json(), "is_first_party") is MISSING
    assert beside.field.value() is True
    assert beside.reset_button().isHidden()


@pytest.mark.parametrize(("text", "message"), [("", "An application needs"), (WEB, "There is already")])
def test_a_client_id_that_cannot_be_stays_in_its_field_with_the_reason(
    studio: Studio, text: str, message: str
) -> None:
    page = studio.page(0)
    field, row = control(page, "client_id"), binding(page, "client_id").row
    write(field, text)
    assert field.text() == text
    assert row.error().startswith(message)
    assert [client.client_id for client in studio.scenario.clients][1] == WEB
    assert studio.scenario.clients[0].client_id != WEB
    write(field, "tablet")
    assert row.error() == ""
    assert studio.scenario.clients[0].client_id == "tablet"


def test_a_new_client_id_follows_through_the_steps_and_the_form_stays(studio: Studio) -> None:
    field = control(studio.page(0), "client_id")
    write(field, "tablet")
    assert studio.scenario.steps[0].to_json()["client"] == "tablet"
    assert studio.selection.item == ("client", "tablet")
    assert field.hasFocus()
    assert field.text() == "tablet"
    studio.undo()
    assert studio.selection.item == ("client", PHONE)
    assert field.text() == PHONE


def test_malformed_text_stays_while_another_field_changes_and_goes_with_another_application(
    studio: Studio,
) -> None:
    field = control(studio.page(0), "client_id")
    write(field, "")
    write(control(studio.page(0), "name"), "Other")
    assert field.text() == ""
    studio.select("client", WEB)
    studio.select("client", PHONE)
    assert field.text() == PHONE


def test_the_title_says_what_the_application_is(studio: Studio) -> None:
    assert studio.form().title.accessibleName() == "Phone app, native · first-party"
    edit(control(studio.page(0), "is_first_party"), False)
    assert studio.form().title.accessibleName() == "Phone app, native · third-party"


def test_the_policies_are_counted_at_their_tab(studio: Studio) -> None:
    assert studio.form().tabs.bar.tabText(2) == "Policies 2"
    studio.select("client", WEB)
    assert studio.form().tabs.bar.tabText(2) == "Policies"


def test_a_type_that_the_form_does_not_offer_is_shown_and_kept(studio: Studio) -> None:
    studio.pane.import_text('{"client_id": "rare", "name": "Rare", "app_type": "salesforce"}')
    assert control(studio.page(0), "app_type").value() == "salesforce"
    assert studio.form().title.accessibleName() == "Rare, salesforce · first-party"
