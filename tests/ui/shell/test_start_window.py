from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from mrrt_studio.paths import recovery_folder
from mrrt_studio.scenario import recovery
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import write
from mrrt_studio.ui.importing.dialog import ImportDialog
from mrrt_studio.ui.shell import file_commands
from mrrt_studio.ui.shell.recent import add_recent
from mrrt_studio.ui.shell.start_window import StartWindow
from mrrt_studio.ui.shell.windows import Windows
from tests.ui.shell.modal import answering, choose, press

pytestmark = pytest.mark.qt_log_ignore("does not support")


def leave_behind(name: str, key: str = "left") -> Path:
    """Keep a copy as a process does that dies afterwards."""
    folder = recovery_folder()
    file = recovery.keep(folder, key, Scenario(name=name), original=None, saved_at="2026-01-01T09:00:00Z")
    recovery.release(folder)
    return file


def drop(window: StartWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    window.dropEvent(event)


def test_a_template_opens_in_a_window_and_the_page_goes(windows: Windows, qtbot: QtBot) -> None:
    start = windows.show_start()
    with qtbot.waitSignal(start.closed):
        qtbot.mouseClick(start.page.templates["documented-example"], Qt.MouseButton.LeftButton)
    (window,) = windows.documents
    assert window.document.scenario.name == "Documented example"
    assert not window.document.is_modified
    assert window.document.path is None


def test_a_file_is_opened_by_the_dialog(windows: Windows, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "case.mrrt.json"
    write(path, Scenario(name="Case"))
    start = windows.show_start()
    with answering(choose(path)):
        qtbot.mouseClick(start.page.open, Qt.MouseButton.LeftButton)
    assert [window.document.path for window in windows.documents] == [path]


def test_a_recent_file_is_opened_and_one_that_broke_meanwhile_is_told(
    windows: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "case.mrrt.json"
    path.write_text("{", encoding="utf-8")
    add_recent(path)
    start = windows.show_start()
    qtbot.mouseClick(start.page.recent.rows()[0].file, Qt.MouseButton.LeftButton)
    (message,) = start.messages.messages()
    assert f"{path}:1:2" in message.text()
    write(path, Scenario())
    qtbot.mouseClick(start.page.recent.rows()[0].file, Qt.MouseButton.LeftButton)
    assert len(windows.documents) == 1


def test_a_copy_is_recovered_as_a_changed_document(windows: Windows, qtbot: QtBot) -> None:
    file = leave_behind("Left behind")
    start = windows.show_start()
    (row,) = start.page.recovered.rows()
    with qtbot.waitSignal(start.closed):
        qtbot.mouseClick(row.recover, Qt.MouseButton.LeftButton)
    (window,) = windows.documents
    assert window.document.scenario.name == "Left behind"
    assert window.document.is_modified
    assert not file.exists()
    assert len(list(recovery_folder().glob("*.json"))) == 1, "it has a copy of this process now"
    qtbot.waitUntil(lambda: window.autosave.state == "kept")


def test_the_page_stays_while_there_is_more_to_recover(windows: Windows, qtbot: QtBot) -> None:
    leave_behind("One", "one")
    leave_behind("Two", "two")
    start = windows.show_start()
    qtbot.mouseClick(start.page.recovered.rows()[0].recover, Qt.MouseButton.LeftButton)
    assert start.isVisible()
    assert len(start.page.recovered.rows()) == 1


@pytest.mark.parametrize(("button", "left"), [("Discard", 0), ("Cancel", 1)])
def test_a_copy_is_discarded_only_after_a_question(
    windows: Windows, qtbot: QtBot, button: str, left: int
) -> None:
    leave_behind("Left behind")
    start = windows.show_start()
    with answering(press(button)):
        qtbot.mouseClick(start.page.recovered.rows()[0].discard, Qt.MouseButton.LeftButton)
    assert len(start.page.recovered.rows()) == left
    assert len(list(recovery_folder().glob("*.json"))) == left


def test_a_damaged_copy_blocks_nothing(windows: Windows, qtbot: QtBot) -> None:
    leave_behind("Left behind").write_text('{"format": "mrrt', encoding="utf-8")
    start = windows.show_start()
    assert start.page.recovered.rows()[0].copy.damage
    qtbot.mouseClick(start.page.templates["empty-tenant"], Qt.MouseButton.LeftButton)
    assert len(windows.documents) == 1


def test_a_dropped_scenario_is_opened(windows: Windows, tmp_path: Path) -> None:
    path = tmp_path / "case.mrrt.json"
    write(path, Scenario(name="Case"))
    drop(windows.show_start(), path)
    assert [window.document.path for window in windows.documents] == [path]


def test_dropped_configuration_becomes_a_tenant(windows: Windows, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "client.json"
    path.write_text('{"client_id": "abc", "name": "Phone", "app_type": "native"}', encoding="utf-8")
    drop(windows.show_start(), path)
    (window,) = windows.documents
    (dialog,) = window.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: not dialog.job.is_busy, timeout=20_000)
    dialog.accept()
    assert [client.name for client in window.document.scenario.clients] == ["Phone"]


def test_the_menus_have_what_needs_no_document(windows: Windows) -> None:
    start = windows.show_start()
    assert {"file.new", "file.open", "file.quit", "view.larger", "help.about"} <= set(start.actions_by_id)
    assert not {"file.save", "edit.undo", "steps.forward", "file.start"} & set(start.actions_by_id)


def test_asking_again_shows_the_same_page_with_what_is_new(windows: Windows, tmp_path: Path) -> None:
    start = windows.show_start()
    add_recent(tmp_path / "new.mrrt.json")
    assert windows.show_start() is start
    assert len(start.page.recent.rows()) == 1


def test_opening_starts_in_the_folder_of_the_last_file(
    windows: Windows, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add_recent(tmp_path / "a.mrrt.json")
    assert file_commands._folder() == tmp_path
