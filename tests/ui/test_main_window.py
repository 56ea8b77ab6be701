"""The real window, driven through the points of the start page, of undo, and of saving and opening."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mrrt_studio.paths import recovery_folder
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import read, write
from mrrt_studio.ui.exporting.dialog import ExportDialog
from mrrt_studio.ui.importing.dialog import ImportDialog
from mrrt_studio.ui.main_window import SMALLEST_SIZE, MainWindow
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.shell.recent import recent_files
from mrrt_studio.ui.shell.templates import DOCUMENTED_EXAMPLE
from mrrt_studio.ui.shell.windows import Windows
from mrrt_studio.ui.tenant.notice import Notice
from mrrt_studio.ui.theme import Scheme, theme
from tests.ui.shell.closing import closing
from tests.ui.shell.modal import answering, choose, press

pytestmark = pytest.mark.qt_log_ignore("does not support")

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def windows(qtbot: QtBot) -> Iterator[Windows]:
    with closing(Windows(recovery_folder())) as made:
        yield made


@pytest.fixture
def window(windows: Windows, qtbot: QtBot) -> MainWindow:
    """The documented example, opened from the start page."""
    start = windows.show_start()
    qtbot.mouseClick(start.page.templates[DOCUMENTED_EXAMPLE.id], Qt.MouseButton.LeftButton)
    (opened,) = windows.documents
    qtbot.waitExposed(opened)
    return opened


def field(window: MainWindow, text: str) -> QLineEdit:
    return next(edit for edit in window.tenant.findChildren(QLineEdit) if edit.text() == text)


def rename_client(window: MainWindow, qtbot: QtBot, added: str = " 2") -> None:
    name = field(window, window.document.scenario.clients[0].name)
    name.setFocus()
    name.end(False)
    qtbot.keyClicks(name, added)


def client_name(window: MainWindow) -> str:
    return window.document.scenario.clients[0].name


def trigger(window: MainWindow, action_id: str) -> None:
    window.actions_by_id[action_id].trigger()


def test_the_example_opens_with_its_first_surprise_in_view(window: MainWindow) -> None:
    assert window.windowTitle() == "Documented example[*]"
    assert not window.isWindowModified()
    assert window.selection.item == Item("client", window.document.scenario.clients[0].client_id)
    assert window.selection.step_id == "x2"
    assert window.selection.playhead == len(window.document.scenario.steps)
    assert window.timeline.view.hasFocus()


def test_an_empty_tenant_begins_at_the_tree(windows: Windows) -> None:
    window = windows.open_empty()
    assert window is not None
    assert window.focusWidget() is window.tenant.tree


def test_an_edit_in_a_form_moves_the_timeline_and_the_title_at_once(window: MainWindow, qtbot: QtBot) -> None:
    before = window.document.timeline
    rename_client(window, qtbot)
    assert client_name(window) == "Phone app 2"
    assert window.document.timeline is not before
    assert window.isWindowModified()
    assert window.document.undo_stack.count() == 1


def test_undo_and_redo_cover_forms_and_steps(window: MainWindow, qtbot: QtBot) -> None:
    original = window.document.scenario
    rename_client(window, qtbot)
    window.selection.select_step("x3")
    trigger(window, "edit.delete")
    window._steps.wait("PT1H")
    edited = window.document.scenario
    undo = window.actions_by_id["edit.undo"]
    assert undo.text() == "&Undo Add wait"
    for _ in range(3):
        undo.trigger()
    assert window.document.scenario == original
    assert not undo.isEnabled()
    assert not window.isWindowModified()
    assert field(window, "Phone app").isVisible()
    for _ in range(3):
        trigger(window, "edit.redo")
    assert window.document.scenario == edited
    assert field(window, "Phone app 2").isVisible()


def test_undo_by_key_works_from_within_a_field(window: MainWindow, qtbot: QtBot) -> None:
    rename_client(window, qtbot)
    name = field(window, "Phone app 2")
    window.activateWindow()
    name.setFocus()
    qtbot.keyClick(name, Qt.Key.Key_Z, CONTROL)
    assert client_name(window) == "Phone app"
    qtbot.keyClick(name, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert client_name(window) == "Phone app 2"


def test_a_document_is_saved_and_opened_again(
    window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "mine.mrrt.json"
    rename_client(window, qtbot)
    with answering(choose(path)):
        trigger(window, "file.save")
    assert read(path) == window.document.scenario
    assert window.windowTitle() == "Documented example – mine.mrrt.json[*]"
    assert not window.isWindowModified()
    assert recent_files() == [path]
    saved = window.document.scenario
    assert window.close()
    again = windows.open_file(path)
    assert again is not None
    assert again.document.scenario == saved
    assert again.document.path == path


def test_save_as_leaves_the_first_file_alone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for number in ("1", "2"):
        rename_client(window, qtbot, number)
        with answering(choose(tmp_path / number)):
            trigger(window, "file.save-as")
    names = [read(tmp_path / f"{number}.mrrt.json").clients[0].name for number in ("1", "2")]
    assert names == ["Phone app1", "Phone app12"]
    assert window.document.path == tmp_path / "2.mrrt.json"


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_lost(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "mine.mrrt.json"
    path.mkdir()
    window.document.path = path
    rename_client(window, qtbot)
    trigger(window, "file.save")
    (message,) = window.messages.messages()
    assert message.text() == f"Cannot save {path}: it is a folder."
    assert window.isWindowModified()
    assert client_name(window) == "Phone app 2"


@pytest.mark.parametrize(
    ("button", "is_closed", "saved"),
    [("Save", True, True), ("Discard", True, False), ("Cancel", False, False)],
)
def test_closing_asks_about_changes(
    window: MainWindow,
    windows: Windows,
    qtbot: QtBot,
    tmp_path: Path,
    button: str,
    is_closed: bool,
    saved: bool,
) -> None:
    path = tmp_path / "mine.mrrt.json"
    write(path, window.document.scenario)
    window.document.path = path
    rename_client(window, qtbot)
    qtbot.waitUntil(lambda: window.autosave.state == "kept")
    with answering(press(button)):
        assert window.close() is is_closed
    windows.keeper.wait()
    copies = list(recovery_folder().glob("*.json"))
    assert (windows.documents == (), copies == []) == (is_closed, is_closed)
    assert (read(path).clients[0].name == "Phone app 2") is saved


def test_panes_are_hidden_by_the_menu_and_stay_so(window: MainWindow, windows: Windows) -> None:
    trigger(window, "view.tenant")
    assert not window.tenant.isVisible()
    assert not window.actions_by_id["view.tenant"].isChecked()
    window.resize(1200, 700)
    window.close()
    again = windows.open_template(DOCUMENTED_EXAMPLE)
    assert again is not None
    assert not again.tenant.isVisible()
    assert again.inspector.isVisible()
    assert again.height() == 700


def test_the_last_pane_cannot_be_hidden(window: MainWindow) -> None:
    trigger(window, "view.tenant")
    trigger(window, "view.inspector")
    assert not window.actions_by_id["view.timeline"].isEnabled()


def test_it_can_be_as_small_as_promised(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(SMALLEST_SIZE)
    qtbot.wait(0)
    assert window.minimumSizeHint().width() <= SMALLEST_SIZE.width()
    assert window.minimumSizeHint().height() <= SMALLEST_SIZE.height()


@pytest.mark.parametrize(
    ("key", "modifiers", "playhead"),
    [
        (Qt.Key.Key_F10, NONE, 4),
        (Qt.Key.Key_F9, NONE, 2),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier, 0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.AltModifier, 9),
    ],
)
def test_the_playhead_moves_by_keyboard_from_anywhere(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, playhead: int
) -> None:
    window.selection.move_playhead(3)
    window.activateWindow()
    name = field(window, "Phone app")
    name.setFocus()
    qtbot.keyClick(name, key, modifiers)
    assert window.selection.playhead == playhead


def test_the_keyboard_goes_from_pane_to_pane(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.timeline.view.setFocus()
    qtbot.keyClick(window.timeline.view, Qt.Key.Key_F6)
    assert window.inspector.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert window.tenant.isAncestorOf(QApplication.focusWidget())


def test_configuration_is_pasted_from_the_clipboard(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText('{"identifier": "https://new.example.com", "name": "New"}')
    trigger(window, "edit.paste")
    assert "https://new.example.com" in [api.identifier for api in window.document.scenario.resource_servers]
    QGuiApplication.clipboard().setText("no JSON")
    before = window.document.scenario
    trigger(window, "edit.paste")
    assert window.document.scenario is before
    assert window.messages.messages()[-1].text().startswith("This cannot be pasted")


def test_a_message_that_can_be_undone_offers_it(window: MainWindow, qtbot: QtBot) -> None:
    rename_client(window, qtbot)
    window.show_message(Notice("info", "Renamed.", can_undo=True))
    (message,) = window.messages.messages()
    next(button for button in message.findChildren(QPushButton) if button.text() == "Undo").click()
    assert client_name(window) == "Phone app"
    assert window.messages.messages() == []


def drop(window: MainWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPointF().toPoint(), Qt.DropAction.CopyAction, mime, left, NONE)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(), Qt.DropAction.CopyAction, mime, left, NONE))


def test_a_dropped_scenario_takes_the_place_of_an_unchanged_one(
    window: MainWindow, windows: Windows, tmp_path: Path
) -> None:
    path = tmp_path / "case.mrrt.json"
    write(path, Scenario(name="Case"))
    drop(window, path)
    assert [each.document.path for each in windows.documents] == [path]


def test_a_dropped_scenario_gets_its_own_window_beside_a_changed_one(
    window: MainWindow, windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "case.mrrt.json"
    write(path, Scenario(name="Case"))
    rename_client(window, qtbot)
    drop(window, path)
    assert [each.document.path for each in windows.documents] == [None, path]


def import_dialog(window: MainWindow, qtbot: QtBot) -> ImportDialog:
    (dialog,) = window.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: not dialog.job.is_busy, timeout=20_000)
    return dialog


def test_other_files_become_part_of_the_tenant_after_a_review(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "tenant.yaml"
    path.write_text("resourceServers:\n  - identifier: https://new.example.com\n    name: New\n")
    before = window.document.scenario
    trigger(window, "view.tenant")
    drop(window, path)
    dialog = import_dialog(window, qtbot)
    assert window.document.scenario is before
    dialog.accept()
    assert window.document.scenario.resource_servers[-1].name == "New"
    assert window.document.scenario.steps == before.steps
    assert window.tenant.isVisible()
    assert window.messages.messages()[-1].text().startswith("Imported tenant.yaml.")
    trigger(window, "edit.undo")
    assert window.document.scenario == before


def test_the_tenant_is_exported(window: MainWindow, qtbot: QtBot) -> None:
    trigger(window, "file.export")
    (dialog,) = window.findChildren(ExportDialog)
    qtbot.waitUntil(lambda: not dialog.is_busy(), timeout=20_000)
    assert "Phone app" in dialog.preview.toPlainText()
    dialog.reject()


def test_a_dropped_file_that_cannot_be_read_is_told(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    drop(window, tmp_path / "gone.json")
    dialog = import_dialog(window, qtbot)
    assert "there is no such file" in dialog.found().problem
    assert not dialog.go.isEnabled()
    dialog.reject()


@pytest.mark.parametrize("kind", ["login", "exchange", "call_api", "wait", "revoke"])
def test_steps_are_added_through_the_composer(
    window: MainWindow, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window.timeline, "compose", asked.append)
    trigger(window, "view.timeline")
    trigger(window, f"steps.{kind}")
    assert asked == [kind]
    assert window.timeline.isVisible()


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_colours_change_while_the_window_is_open(window: MainWindow, scheme: Scheme) -> None:
    trigger(window, f"view.scheme-{scheme.value}")
    try:
        middle = window.grab().toImage().pixelColor(4, window.menuBar().height() + 4)
        assert middle.name() == theme().colour("surface").name()
    finally:
        theme().set_scheme(None)
