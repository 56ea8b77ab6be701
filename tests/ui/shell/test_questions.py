from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.shell.questions import (
    Answer,
    ask_about_changes,
    ask_for_files,
    ask_for_name,
    ask_where_to_save,
    confirm,
    with_ending,
)
from tests.ui.shell.modal import Answer as Pressed
from tests.ui.shell.modal import answering, choose, press

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("button", "expected"),
    [("Save", Answer.SAVE), ("Discard", Answer.DISCARD), ("Cancel", Answer.CANCEL)],
)
def test_what_becomes_of_changes_is_asked(window: QWidget, button: str, expected: Answer) -> None:
    texts: list[tuple[str, Qt.TextFormat]] = []

    def note_and_press(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        texts.append((dialog.text(), dialog.textFormat()))
        press(button)(dialog)

    with answering(note_and_press):
        assert ask_about_changes(window, "<b>Name</b>") is expected
    assert texts == [("Save the changes to “<b>Name</b>”?", Qt.TextFormat.PlainText)]


def key(qtbot: QtBot, key: Qt.Key) -> Pressed:
    return lambda dialog: qtbot.keyClick(dialog, key)


def test_escape_cancels_and_return_saves(window: QWidget, qtbot: QtBot) -> None:
    with answering(key(qtbot, Qt.Key.Key_Escape)):
        assert ask_about_changes(window, "Name") is Answer.CANCEL
    with answering(key(qtbot, Qt.Key.Key_Return)):
        assert ask_about_changes(window, "Name") is Answer.SAVE


def test_what_cannot_be_taken_back_is_confirmed(window: QWidget, qtbot: QtBot) -> None:
    with answering(press("Discard")):
        assert confirm(window, "Discard?", "For good.", "&Discard")
    with answering(key(qtbot, Qt.Key.Key_Return)):
        assert not confirm(window, "Discard?", "For good.", "&Discard")


def test_a_name_is_asked_for(window: QWidget) -> None:
    def rename(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        assert field.text() == "Old"
        field.setText(" New ")
        dialog.accept()

    with answering(rename):
        assert ask_for_name(window, "Old") == "New"
    with answering(lambda dialog: dialog.reject()):
        assert ask_for_name(window, "Old") is None


def test_several_files_can_be_opened(window: QWidget, tmp_path: Path) -> None:
    file = tmp_path / "a.mrrt.json"
    file.touch()
    with answering(choose(file)):
        assert ask_for_files(window, tmp_path) == [file]
    with answering(lambda dialog: dialog.reject()):
        assert ask_for_files(window, tmp_path) == []


def test_a_name_gets_its_ending(window: QWidget, tmp_path: Path) -> None:
    with answering(choose(tmp_path / "v1.2")):
        assert ask_where_to_save(window, tmp_path / "a.mrrt.json") == tmp_path / "v1.2.mrrt.json"
    with answering(lambda dialog: dialog.reject()):
        assert ask_where_to_save(window, tmp_path / "a.mrrt.json") is None


@pytest.mark.parametrize("button", ["Replace", "Cancel"])
def test_an_existing_file_is_replaced_only_on_a_yes(window: QWidget, tmp_path: Path, button: str) -> None:
    (tmp_path / "taken.mrrt.json").touch()
    with answering(choose(tmp_path / "taken"), press(button)):
        chosen = ask_where_to_save(window, tmp_path / "a.mrrt.json")
    assert chosen == (tmp_path / "taken.mrrt.json" if button == "Replace" else None)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a", "a.mrrt.json"),
        ("a.mrrt.json", "a.mrrt.json"),
        ("a.JSON", "a.JSON"),
        ("a.yaml", "a.yaml.mrrt.json"),
    ],
)
def test_endings(name: str, expected: str) -> None:
    assert with_ending(Path(name)) == Path(expected)
