from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from mrrt_studio.ui.tenant.fields import TextField
from tests.ui.tenant.studio import ADA, BILLING, HOME, Studio, at, binding, control, edit, example, write

EDITS: list[tuple[str, Any]] = [
    ("name", "Ada L."),
    ("email", "ada@example.org"),
    ("email_verified", True),
    ("nickname", "countess"),
    ("picture", "https://example.com/ada.png"),
    ("user_id", "auth0|lovelace"),
    ("password", "not-a-secret"),
    ("blocked", True),
]


@pytest.mark.parametrize(("path", "value"), EDITS)
def test_every_field_goes_to_the_document_and_back_and_forth(studio: Studio, path: str, value: Any) -> None:
    studio.select("user", ADA)
    before, field = studio.scenario, control(studio.page(0), path)
    shown = field.value()
    edit(field, value)
    after = studio.scenario
    assert at(after.users[0].to_json(), path) == value
    studio.undo()
    assert studio.scenario == before
    assert field.value() == shown
    studio.redo()
    assert studio.scenario == after
    assert field.value() == value


def test_a_new_user_id_follows_through_the_steps(studio: Studio) -> None:
    studio.select("user", ADA)
    write(control(studio.page(0), "user_id"), "auth0|l")
    assert studio.scenario.steps[0].to_json()["user"] == "auth0|l"


def test_roles_are_ticked(shows: Any) -> None:
    studio = shows(example(roles=[{"name": "Support Agent"}, {"name": "Reader", "id": "rol_1"}]))
    studio.select("user", ADA)
    roles = control(studio.page(1), "roles")
    roles.item(0).setCheckState(Qt.CheckState.Checked)
    assert studio.scenario.users[0].roles == ("Support Agent",)
    studio.undo()
    assert studio.scenario.users[0].roles == ()
    assert roles.item(0).checkState() == Qt.CheckState.Unchecked


def test_a_tenant_without_roles_says_so(studio: Studio) -> None:
    studio.select("user", ADA)
    assert binding(studio.page(1), "roles").row.warning() == "The tenant has no roles."


def test_permissions_are_rows_with_notes_and_completion(studio: Studio) -> None:
    form = studio.select("user", ADA)
    page = studio.page(2)
    page.table.text_edited.emit(0, 0, BILLING)
    page.table.text_edited.emit(0, 1, "read:billing")
    page.table.text_edited.emit(1, 0, "https://nobody.example.com")
    permissions = studio.scenario.users[0].permissions
    assert [(each.resource_server_identifier, each.permission_name) for each in permissions] == [
        (BILLING, "read:billing"),
        ("https://nobody.example.com", ""),
    ]
    assert form.tabs.bar.tabText(2) == "Permissions 2"
    tooltip = page.table.model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tooltip.endswith("No API has this identifier.")


def test_completion_offers_the_scopes_of_the_api_in_the_row(studio: Studio) -> None:
    studio.select("user", ADA)
    page = studio.page(2)
    page.table.text_edited.emit(0, 0, HOME)
    page.table.start_editing(0, 1)
    (editor,) = page.table.findChildren(TextField)
    offered = editor.completer().model()
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == [
        "read:messages",
        "write:messages",
    ]


def test_the_title_tells_of_a_blocked_user(studio: Studio) -> None:
    studio.select("user", ADA)
    edit(control(studio.page(0), "blocked"), True)
    assert studio.form().title.accessibleName() == "Ada, ada@example.com · blocked"
