from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.main_window import MainWindow
from mrrt_studio.ui.shell.document_label import DocumentLabel

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def label(example: MainWindow) -> DocumentLabel:
    return example.findChild(DocumentLabel)


def rename(window: MainWindow, name: str) -> None:
    window.document.apply(window.document.scenario.replace(name=name), "Rename")


def test_it_says_how_safe_the_last_change_is(
    example: MainWindow, label: DocumentLabel, qtbot: QtBot, tmp_path: Path
) -> None:
    assert (label._name.text(), label._state.text()) == ("Documented example", "")
    rename(example, "Mine")
    assert (label._name.text(), label._state.text()) == ("Mine", "edited")
    qtbot.waitUntil(lambda: label._state.text() == "edited · autosaved")
    example.document.path = tmp_path / "mine.mrrt.json"
    assert example.file.save()
    assert label._state.text() == "saved"
    assert label.toolTip() == str(tmp_path / "mine.mrrt.json")


def test_an_autosave_that_fails_is_said(
    example: MainWindow, label: DocumentLabel, qtbot: QtBot, studio_home: Path
) -> None:
    studio_home.joinpath("recovery").write_text("a file where the folder should be", encoding="utf-8")
    rename(example, "Mine")
    qtbot.waitUntil(lambda: label._state.text() == "edited · autosave failed")
    (message,) = example.messages.messages()
    assert "Cannot keep unsaved changes" in message.text()


def test_the_state_is_left_out_where_there_is_little_room(example: MainWindow, label: DocumentLabel) -> None:
    rename(example, "Mine")
    assert label.width_at(1) < label.width_at(0)
    label.set_compactness(1)
    assert label._state.isHidden()
    label.set_compactness(0)
    assert not label._state.isHidden()
