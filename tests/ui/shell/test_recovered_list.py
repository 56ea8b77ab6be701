from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.recovery import Recovered
from mrrt_studio.scenario.storage import write
from mrrt_studio.ui.shell.recovered_list import RecoveredList, copy_name

pytestmark = pytest.mark.qt_log_ignore("does not support")

WHOLE = Recovered(
    Path("/r/1.a.json"), Path("/home/ada/case.mrrt.json"), "2026-01-01T09:00:00Z", Scenario(name="Case")
)
UNTITLED = Recovered(Path("/r/1.b.json"), None, None, Scenario())
DAMAGED = Recovered(Path("/r/1.c.json"), None, None, None, "line 1, column 5: it ends in mid-word.")


@pytest.fixture
def shown(qtbot: QtBot) -> RecoveredList:
    made = RecoveredList()
    qtbot.addWidget(made)
    made.show_copies([WHOLE, UNTITLED, DAMAGED])
    made.show()
    return made


def test_a_copy_is_told_by_name_time_and_file(shown: RecoveredList) -> None:
    whole, untitled, _ = shown.rows()
    assert whole.description().endswith(" · /home/ada/case.mrrt.json")
    assert "26" in whole.description()
    assert untitled.description() == "never saved to a file"
    assert whole.recover.accessibleName() == "Recover “Case”"
    assert untitled.discard.accessibleName() == "Discard “Untitled”"


def test_a_damaged_copy_says_why_and_can_only_be_discarded(shown: RecoveredList) -> None:
    damaged = shown.rows()[2]
    assert damaged.recover.isHidden()
    assert not damaged.discard.isHidden()
    texts = [label.accessibleName() for label in damaged.findChildren(QLabel)]
    assert "This copy cannot be used: line 1, column 5: it ends in mid-word." in texts


def test_the_buttons_tell_which_copy(shown: RecoveredList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.recover_chosen) as chosen:
        qtbot.mouseClick(shown.rows()[0].recover, Qt.MouseButton.LeftButton)
    assert chosen.args == [WHOLE]
    with qtbot.waitSignal(shown.discard_chosen) as chosen:
        qtbot.mouseClick(shown.rows()[2].discard, Qt.MouseButton.LeftButton)
    assert chosen.args == [DAMAGED]


def test_without_copies_it_takes_no_room(shown: RecoveredList) -> None:
    shown.grab()
    shown.show_copies([])
    assert shown.isHidden()
    assert shown.rows() == []


def test_a_document_is_called_by_its_name_then_its_file() -> None:
    assert copy_name(WHOLE) == "Case"
    assert copy_name(Recovered(Path("/r/1.d.json"), Path("/home/ada/case.mrrt.json"))) == "case.mrrt.json"
    assert copy_name(UNTITLED) == ""


def test_it_tells_what_the_file_does_not_have(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "case.mrrt.json"
    before = Scenario.model_validate({"clients": [{"client_id": "a", "name": "App"}]})
    write(file, before)
    roles = [{"name": f"Role {number}"} for number in range(7)]
    after = Scenario.model_validate({"clients": [{"client_id": "a", "name": "Renamed"}], "roles": roles})
    list_ = RecoveredList()
    qtbot.addWidget(list_)
    list_.show_copies([Recovered(tmp_path / "1.a.json", file, None, each) for each in (after, before)])
    edited, same = list_.rows()
    assert edited.difference().startswith("Not in the file: Renamed (changed), Role 0 (added)")
    assert edited.difference().endswith("and 3 more")
    assert same.difference() == "The file has all of this already."


def test_a_file_that_is_gone_is_told(shown: RecoveredList) -> None:
    whole, untitled, damaged = shown.rows()
    assert "case.mrrt.json" in whole.difference()
    assert untitled.difference() == damaged.difference() == ""
