from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.kinds import KINDS
from mrrt_studio.ui.tenant.tree_view import TenantTree
from tests.ui.tenant.studio import BILLING, HOME, WEB, Studio, settle


@pytest.fixture
def tree(studio: Studio) -> TenantTree:
    studio.pane.tree.setFocus()
    return studio.pane.tree


def heard(tree: TenantTree) -> list[str]:
    told: list[str] = []
    tree.chosen.connect(lambda item: told.append(f"chosen {item.key}"))
    tree.add_requested.connect(lambda kind: told.append(f"add {kind}"))
    for verb in ("rename", "duplicate", "delete", "paste"):
        getattr(tree, f"{verb}_requested").connect(lambda verb=verb: told.append(verb))
    return told


def test_arrows_go_through_objects_and_sections(studio: Studio, tree: TenantTree) -> None:
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert studio.selection.item == Item("client", WEB)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert studio.selection.item == Item("client", WEB)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert studio.selection.item == Item("resource_server", HOME)


def test_a_click_selects_and_one_on_a_section_opens_and_closes_it(studio: Studio, tree: TenantTree) -> None:
    model = tree.model()
    section = model.index(2, 0)
    for is_open in (False, True):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(section).center())
        assert tree.isExpanded(section) is is_open
    billing = model.index(1, 0, section)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(billing).center())
    assert studio.selection.item == Item("resource_server", BILLING)


def test_a_selection_from_outside_is_shown_without_telling(studio: Studio, tree: TenantTree) -> None:
    told = heard(tree)
    tree.collapse(tree.model().index(2, 0))
    tree.select(Item("resource_server", BILLING))
    assert tree.currentIndex().data() == "Billing"
    assert [index.data() for index in tree.selectionModel().selectedIndexes()] == ["Billing"]
    assert tree.isExpanded(tree.model().index(2, 0))
    assert told == [f"chosen {BILLING}"]


@pytest.mark.parametrize(
    ("key", "modifier", "verb"),
    [
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "rename"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "rename"),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "rename"),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, "duplicate"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "delete"),
        (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier, "paste"),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier, "add client"),
    ],
)
def test_keys_ask_for_changes_and_win_over_the_windows_shortcuts(
    studio: Studio, tree: TenantTree, key: Qt.Key, modifier: Qt.KeyboardModifier, verb: str
) -> None:
    shortcut = QShortcut(QKeySequence("Ctrl+D"), studio.window)
    told = heard(tree)
    shortcut.activated.connect(lambda: told.append("window"))
    QTest.keyClick(tree, key, modifier)
    assert verb in told
    assert "window" not in told


@pytest.mark.parametrize("verb", ["duplicate", "delete", "rename"])
def test_a_section_is_neither_renamed_nor_deleted(studio: Studio, tree: TenantTree, verb: str) -> None:
    tree.setCurrentIndex(tree.model().index(1, 0))
    told = heard(tree)
    keys = {"duplicate": "Ctrl+D", "delete": "Del", "rename": "F2"}
    QTest.keySequence(tree, QKeySequence(keys[verb]))
    assert told == []


def test_the_tenant_is_entered_but_not_deleted(studio: Studio, tree: TenantTree) -> None:
    studio.select("tenant")
    told = heard(tree)
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    QTest.keyClick(tree, Qt.Key.Key_F2)
    assert told == ["rename"]


def test_insert_adds_one_more_of_where_the_keyboard_is(tree: TenantTree) -> None:
    assert tree.current_kind() == "client"
    tree.setCurrentIndex(tree.model().index(2, 0))
    assert tree.current_kind() == "resource_server"
    tree.setCurrentIndex(tree.model().index(0, 0))
    assert tree.current_kind() == "client"


def test_the_menu_offers_all_of_it_with_its_keys(tree: TenantTree) -> None:
    menu = tree.build_menu()
    shown = {action.text(): action.shortcut().toString() for action in menu.actions() if action.text()}
    assert shown == {
        "Add an application": "",
        "Add an API": "",
        "Add a client grant": "",
        "Add a user": "",
        "Add a role": "",
        "Add an organization": "",
        "Add an Action": "",
        "Add a Rule": "",
        "Rename": "F2",
        "Duplicate": "Ctrl+D",
        "Delete": "Del",
        "Move up": "Alt+Up",
        "Move down": "Alt+Down",
        "Paste configuration": "Ctrl+V",
        "Export this application…": "",
    }
    told = heard(tree)
    by_text = {action.text(): action for action in menu.actions()}
    by_text["Add an API"].trigger()
    assert "add resource_server" in told
    menu.deleteLater()


def test_on_a_section_the_menu_only_adds_and_pastes(tree: TenantTree) -> None:
    tree.setCurrentIndex(tree.model().index(1, 0))
    menu = tree.build_menu()
    enabled = [action.text() for action in menu.actions() if action.isEnabled() and action.text()]
    assert enabled == [*(kind.adding() for kind in KINDS.values()), "Paste configuration"]
    menu.deleteLater()


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_the_menu_opens_by_mouse_and_by_key(tree: TenantTree, reason: Any) -> None:
    place = tree.visualRect(tree.model().index(1, 0, tree.model().index(2, 0))).center()
    tree.contextMenuEvent(QContextMenuEvent(reason, place, tree.mapToGlobal(QPoint(place))))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert tree.currentIndex().data() == (
        "Billing" if reason == QContextMenuEvent.Reason.Mouse else "Phone app"
    )
    menu.close()
    settle()


def test_every_section_has_a_button_with_a_name(studio: Studio, tree: TenantTree) -> None:
    assert tree.add_button("user").accessibleName() == "Add a user"
    QTest.mouseClick(tree.add_button("user"), Qt.MouseButton.LeftButton)
    assert len(studio.scenario.users) == 2
    assert studio.undo_text() == "Add a user"


def test_letters_find_a_row_by_its_name(studio: Studio, tree: TenantTree) -> None:
    QTest.keyClicks(tree, "bill")
    assert studio.selection.item == Item("resource_server", BILLING)


def drop(tree: TenantTree, dragged: Item, before: Item | None, section: int) -> None:
    """Drop an object before another one, or at the end of a section."""
    model = tree.model()
    data = model.mimeData([tree.model().index_of(dragged)])
    parent = model.index(section, 0)
    row = model.rowCount(parent) if before is None else model.index_of(before).row()
    if model.canDropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent):
        model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)


def test_an_object_is_dragged_within_its_kind_in_one_step(studio: Studio, tree: TenantTree) -> None:
    before, steps = studio.scenario, studio.document.undo_stack.count()
    drop(tree, Item("resource_server", HOME), None, section=2)
    assert [api.identifier for api in studio.scenario.resource_servers] == [BILLING, HOME]
    assert studio.document.undo_stack.count() == steps + 1
    assert studio.undo_text() == "Move Messages"
    assert tree.currentIndex() == tree.model().index_of(Item("resource_server", HOME))
    drop(tree, Item("resource_server", HOME), Item("resource_server", BILLING), section=2)
    assert studio.scenario == before
    drop(tree, Item("resource_server", HOME), None, section=1)
    drop(tree, Item("resource_server", HOME), Item("resource_server", HOME), section=2)
    assert studio.scenario == before


def test_alt_and_an_arrow_moves_and_stops_at_the_ends(studio: Studio, tree: TenantTree) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(tree, Qt.Key.Key_Up, alt)
    assert not studio.document.undo_stack.canUndo()
    QTest.keyClick(tree, Qt.Key.Key_Down, alt)
    assert [client.client_id for client in studio.scenario.clients] == [WEB, "phone"]
    assert tree.currentIndex().data() == "Phone app"
    assert studio.selection.item == Item("client", "phone")
    studio.undo()
    assert [client.client_id for client in studio.scenario.clients] == ["phone", WEB]


def test_sorted_or_filtered_nothing_moves(studio: Studio, tree: TenantTree) -> None:
    assert tree.dragEnabled()
    studio.pane.search.by_name.click()
    assert not tree.dragEnabled()
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert not studio.document.undo_stack.canUndo()
    menu = tree.build_menu()
    by_text = {action.text(): action for action in menu.actions()}
    assert not by_text["Move down"].isEnabled()
    assert by_text["Duplicate"].isEnabled()
    menu.deleteLater()
    studio.pane.search.by_name.click()
    assert tree.dragEnabled()
