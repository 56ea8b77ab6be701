from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.shell.start_cards import Choice, FileRow
from mrrt_studio.ui.widgets.labels import ElidedLabel

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def choice(qtbot: QtBot) -> Choice:
    made = Choice("new", "Salt & pepper", "A sentence that is long enough to wrap where room is scarce.")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_choice_is_made_by_keyboard(choice: Choice, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(choice.clicked):
        qtbot.keyClick(choice, key)


def test_a_choice_is_made_anywhere_on_it(choice: Choice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choice.clicked):
        qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)


def test_a_choice_has_a_name_and_a_description(choice: Choice) -> None:
    assert choice.accessibleName() == "Salt & pepper"
    assert choice.accessibleDescription().startswith("A sentence")


def test_a_choice_grows_as_its_sentence_wraps(choice: Choice) -> None:
    assert choice.hasHeightForWidth()
    assert choice.heightForWidth(200) > choice.heightForWidth(800)
    choice.grab()


def test_a_file_that_is_gone_says_so(qtbot: QtBot) -> None:
    row = FileRow("a.mrrt.json", "/home/ada", missing="not found")
    qtbot.addWidget(row)
    assert [label.text() for label in row.findChildren(ElidedLabel)] == [
        "a.mrrt.json",
        "not found · /home/ada",
    ]
    assert row.accessibleDescription() == "/home/ada not found"
