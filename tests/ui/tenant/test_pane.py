from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.drop_hint import DropHint
from mrrt_studio.ui.tenant.kinds import KINDS
from mrrt_studio.ui.theme import theme
from tests.ui.tenant.studio import (
    ADA,
    BILLING,
    HOME,
    PHONE,
    WEB,
    Studio,
    binding,
    control,
    edit,
    example,
    settle,
    write,
)

CLIENT = {"client_id": "new", "name": "New app"}
PATCH = {"refresh_token": {"rotation_type": "rotating", "expiration_type": "expiring"}}


def mime(value: Any) -> QMimeData:
    data = QMimeData()
    data.setText(value if isinstance(value, str) else json.dumps(value))
    return data


def copy(value: Any) -> None:
    QGuiApplication.clipboard().setText(value if isinstance(value, str) else json.dumps(value))


def enter(studio: Studio, data: QMimeData) -> QDragEnterEvent:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    studio.pane.dragEnterEvent(event)
    return event


def drop(studio: Studio, data: QMimeData) -> None:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    studio.pane.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def test_an_application_is_selected_from_the_start_and_the_tenant_where_there_is_none(
    shows: Callable[..., Studio],
) -> None:
    assert shows().selection.item == Item("client", PHONE)
    empty = shows(Scenario())
    assert empty.selection.item == Item("tenant")
    assert empty.form().title.accessibleName() == "example.auth0.com, tenant"


def test_pasting_with_the_keyboard_on_the_tree_is_one_step_and_selects_what_came(studio: Studio) -> None:
    copy([CLIENT, CLIENT | {"client_id": "new2"}])
    before = studio.scenario
    studio.pane.tree.setFocus()
    QTest.keySequence(studio.pane.tree, QKeySequence.StandardKey.Paste)
    assert studio.undo_text() == "Paste 2 applications"
    assert studio.notices[-1].text == "Pasted 2 applications."
    assert studio.selection.item == Item("client", "new")
    assert studio.pane.tree.currentIndex().data() == "New app"
    studio.undo()
    assert studio.scenario == before
    assert studio.selection.item is not None


def test_pasting_with_the_keyboard_on_a_form_changes_what_the_form_shows(studio: Studio) -> None:
    copy(PATCH)
    box = control(studio.page(0), "is_first_party").box
    box.setFocus()
    QTest.keySequence(box, QKeySequence.StandardKey.Paste)
    assert studio.undo_text() == "Paste settings of Phone app"
    assert studio.scenario.clients[0].policies == ()


def test_in_a_text_field_pasting_is_pasting(studio: Studio) -> None:
    copy(CLIENT)
    field = control(studio.page(0), "name")
    field.setFocus()
    QTest.keySequence(field, QKeySequence.StandardKey.Paste)
    assert "New app" in field.text()
    assert [client.client_id for client in studio.scenario.clients] == [PHONE, WEB]
    studio.pane.paste()
    assert studio.selection.item == Item("client", "new")


@pytest.mark.parametrize("text", ["", "not JSON", '{"clients": [}', "[1]", '{"name": "x"}'])
def test_what_cannot_be_used_is_answered_and_changes_nothing(studio: Studio, text: str) -> None:
    before = studio.scenario
    studio.pane.import_text(text, "clipboard.json")
    assert studio.scenario is before
    assert not studio.document.undo_stack.canUndo()
    assert studio.notices[-1].kind == "refused"
    assert "clipboard.json" in studio.notices[-1].details


def test_what_the_tenant_has_already_is_told_without_a_step(studio: Studio) -> None:
    studio.pane.import_text(json.dumps(studio.scenario.clients[1].to_json()))
    assert not studio.document.undo_stack.canUndo()
    assert studio.notices[-1].text == "Nothing new was pasted: the tenant has all of it already."
    assert not studio.notices[-1].can_undo


def test_files_and_texts_are_dropped_anywhere_on_the_pane(
    studio: Studio, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [tmp_path / "client.json", tmp_path / "folder"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in paths])
    hint = studio.pane.findChild(DropHint)
    assert enter(studio, data).isAccepted()
    assert hint.isVisible()
    with qtbot.waitSignal(studio.pane.files_dropped) as dropped:
        drop(studio, data)
    assert dropped.args == [paths]
    assert hint.isHidden()
    drop(studio, mime({"user_id": "auth0|new"}))
    assert studio.selection.item == Item("user", "auth0|new")


def test_a_document_of_another_tool_is_reviewed(studio: Studio, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("clients:\n  - name: App\n")
    with qtbot.waitSignal(studio.pane.text_to_review) as asked:
        drop(studio, data)
    assert asked.args == [data.text()]
    assert not studio.document.undo_stack.canUndo()


def test_a_whole_scenario_is_left_to_the_window(studio: Studio, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.mrrt.json"))])
    assert not enter(studio, data).isAccepted()
    assert enter(studio, mime("{}")).isAccepted()
    studio.pane.dragLeaveEvent(QDragLeaveEvent())
    assert studio.pane.findChild(DropHint).isHidden()


def test_no_text_field_of_a_form_takes_a_drop_for_itself(studio: Studio) -> None:
    studio.page(2).rows()[0].start_editing("api")
    for kind, key in (("client", PHONE), ("resource_server", HOME), ("user", ADA), ("tenant", "")):
        studio.select(kind, key)
        assert not any(field.acceptDrops() for field in studio.form().findChildren(QLineEdit))


def test_a_form_has_a_menu_that_pastes(studio: Studio) -> None:
    copy(CLIENT)
    menu = studio.pane.build_menu()
    (action,) = menu.actions()
    assert action.text() == "Paste configuration"
    action.trigger()
    assert studio.selection.item == Item("client", "new")
    menu.deleteLater()


def test_the_keyboard_on_a_closed_section_is_left_there_while_the_form_is_edited(studio: Studio) -> None:
    tree = studio.pane.tree
    section = tree.model().index(1, 0)
    tree.setFocus()
    tree.setCurrentIndex(section)
    tree.collapse(section)
    write(control(studio.page(0), "name"), "Other")
    assert tree.currentIndex() == section
    assert not tree.isExpanded(section)
    studio.select("client", WEB)
    assert tree.currentIndex().data() == "Web portal"


@pytest.mark.parametrize(("kind", "text"), [("client", "Add an application"), ("user", "Add a user")])
def test_a_new_object_is_selected_with_the_keyboard_in_its_name(studio: Studio, kind: Any, text: str) -> None:
    studio.pane.tree.add_requested.emit(kind)
    assert studio.undo_text() == text
    name = studio.form().first_field
    assert name is QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    assert name.selectedText() == name.text() != ""
    studio.undo()
    assert studio.scenario == example()
    assert studio.selection.item is not None
    assert studio.selection.item.kind == kind


def test_duplicating_and_renaming_from_the_tree(studio: Studio) -> None:
    tree = studio.pane.tree
    tree.setFocus()
    QTest.keySequence(tree, QKeySequence("Ctrl+D"))
    assert [client.name for client in studio.scenario.clients] == [
        "Phone app",
        "Phone app copy",
        "Web portal",
    ]
    assert tree.currentIndex().data() == "Phone app copy"
    QTest.keyClick(tree, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Watch app")
    assert tree.currentIndex().data() == "Watch app"


def test_deleting_is_immediate_and_says_what_is_left_and_goes_on_with_the_neighbour(studio: Studio) -> None:
    studio.select("resource_server", BILLING)
    studio.pane.tree.setFocus()
    QTest.keyClick(studio.pane.tree, Qt.Key.Key_Delete)
    assert studio.notices[-1].text == "Deleted Billing."
    assert studio.notices[-1].details == "Still named by 1 step (x1), 1 policy (Phone app)."
    assert studio.notices[-1].can_undo
    assert studio.selection.item == Item("resource_server", HOME)
    QTest.keyClick(studio.pane.tree, Qt.Key.Key_Delete)
    assert studio.selection.item == Item("tenant")
    studio.undo()
    studio.undo()
    assert studio.scenario == example()


def test_malformed_text_does_not_move_on_to_the_neighbour_of_a_deleted_object(studio: Studio) -> None:
    field = control(studio.page(1), "refresh_token.leeway")
    write(field, "soon")
    studio.pane.tree.delete_requested.emit()
    settle()
    assert studio.selection.item == Item("client", WEB)
    assert field.text() == ""
    assert binding(studio.page(1), "refresh_token.leeway").row.error() == ""


def test_a_selection_from_outside_is_shown_in_tree_and_form(studio: Studio) -> None:
    studio.selection.select_item(Item("user", ADA))
    assert studio.pane.tree.currentIndex().data() == "Ada"
    assert studio.form().title.accessibleName() == "Ada, ada@example.com"
    studio.selection.select_item(None)
    assert studio.pane.forms.current_form() is None


def test_refreshing_steals_neither_focus_nor_cursor_nor_scroll_position(studio: Studio) -> None:
    page = studio.page(0)
    field = control(page, "name")
    field.setFocus()
    field.setCursorPosition(2)
    page.verticalScrollBar().setValue(40)
    studio.document.apply(studio.scenario.replace(name="Other"), "Rename scenario")
    edit_elsewhere = studio.scenario.clients[0].replace(app_type="spa")
    studio.document.apply(
        studio.scenario.replace(clients=(edit_elsewhere, studio.scenario.clients[1])), "Change type"
    )
    settle()
    assert field.hasFocus()
    assert field.cursorPosition() == 2
    assert page.verticalScrollBar().value() == 40
    assert control(page, "app_type").value() == "spa"


def test_a_finding_appears_in_the_tree_while_the_tenant_is_edited(studio: Studio) -> None:
    tree = studio.pane.tree
    phone = tree.model().index(0, 0, tree.model().index(1, 0))
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert phone.data(spoken) == "Phone app, findings: 1"
    studio.select("resource_server", BILLING)
    edit(control(studio.page(2), "skip_consent_for_verifiable_first_party_clients"), False)
    assert "consent" in phone.data(Qt.ItemDataRole.ToolTipRole)


def test_no_page_shows_itself_as_a_window_while_it_is_made(studio: Studio) -> None:
    """Such a window flashes up and takes the keyboard along."""
    for kind, key in (("client", PHONE), ("resource_server", HOME), ("user", ADA), ("tenant", "")):
        form = studio.select(kind, key)
        for number in range(form.tabs.bar.count()):
            form.tabs.bar.setFocus()
            studio.page(number)
            assert QApplication.activeWindow() is studio.window, (kind, number)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [280, 420])
def test_no_form_needs_to_scroll_sideways(shows: Callable[..., Studio], width: int, scale: float) -> None:
    theme().set_text_scale(scale)
    studio = shows(width=width)
    for kind, key in (("client", PHONE), ("resource_server", HOME), ("user", ADA), ("tenant", "")):
        form = studio.select(kind, key)
        for number in range(form.tabs.bar.count()):
            page = studio.page(number)
            bar = getattr(page, "horizontalScrollBar", None)
            assert bar is None or bar().maximum() == 0, (kind, number)


def test_finding_goes_by_keyboard_from_the_text_to_what_was_found(studio: Studio) -> None:
    studio.pane.open_find()
    assert studio.pane.search.field.hasFocus()
    QTest.keyClicks(studio.pane.search.field, "bill")
    assert studio.pane.search.found_text() == "1 found"
    assert studio.selection.item == Item("client", PHONE), "a search takes no form away"
    QTest.keyClick(studio.pane.search.field, Qt.Key.Key_Return)
    assert studio.pane.tree.hasFocus()
    assert studio.selection.item == Item("resource_server", BILLING)
    studio.pane.search.field.clear()
    assert studio.pane.search.found_text() == ""
    assert studio.pane.tree.currentIndex().data() == "Billing"


def test_every_kind_is_added_deleted_and_undone_by_keyboard(studio: Studio) -> None:
    before = studio.scenario
    for kind in KINDS.values():
        studio.pane.tree.add_requested.emit(kind.name)
        item = studio.selection.item
        assert item is not None
        assert item.kind == kind.name
        assert studio.form().isVisible()
        studio.pane.tree.setFocus()
        for key in (Qt.Key.Key_D, Qt.Key.Key_Delete, Qt.Key.Key_Delete):
            modifier = Qt.KeyboardModifier
            held = modifier.ControlModifier if key == Qt.Key.Key_D else modifier.NoModifier
            QTest.keyClick(studio.pane.tree, key, held)
    assert studio.scenario.clients == before.clients
    while studio.document.undo_stack.canUndo():
        studio.undo()
    assert studio.scenario == before


def test_an_application_is_exported_from_its_menu(studio: Studio, qtbot: QtBot) -> None:
    client_id = studio.scenario.clients[1].client_id
    studio.selection.select_item(Item("client", client_id))
    menu = studio.pane.tree.build_menu()
    with qtbot.waitSignal(studio.pane.export_requested) as asked:
        next(action for action in menu.actions() if "Export" in action.text()).trigger()
    assert asked.args == [client_id]
    menu.close()
    studio.selection.select_item(Item("tenant"))
    menu = studio.pane.tree.build_menu()
    assert not [action for action in menu.actions() if "Export" in action.text()]
    menu.close()
