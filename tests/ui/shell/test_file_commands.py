from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import write
from mrrt_studio.ui.main_window import MainWindow
from mrrt_studio.ui.shell.about import AboutDialog
from mrrt_studio.ui.shell.shortcuts import ShortcutsDialog
from mrrt_studio.ui.shell.windows import Windows
from tests.ui.shell.modal import answering, choose

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.mark.parametrize(("action_id", "name"), [("file.new", ""), ("file.example", "Documented example")])
def test_new_documents_get_windows_of_their_own(
    example: MainWindow, windows: Windows, action_id: str, name: str
) -> None:
    example.actions_by_id[action_id].trigger()
    assert [window.document.scenario.name for window in windows.documents] == ["Documented example", name]


def test_a_chosen_file_opens(example: MainWindow, windows: Windows, tmp_path: Path) -> None:
    path = tmp_path / "case.mrrt.json"
    write(path, Scenario())
    with answering(choose(path)):
        example.actions_by_id["file.open"].trigger()
    assert windows.documents[-1].document.path == path


def test_the_start_page_comes_back(example: MainWindow, windows: Windows) -> None:
    example.actions_by_id["file.start"].trigger()
    assert windows.show_start().isVisible()


@pytest.mark.parametrize(
    ("action_id", "kind"), [("help.about", AboutDialog), ("help.shortcuts", ShortcutsDialog)]
)
def test_help_shows_its_dialogs(example: MainWindow, action_id: str, kind: type[QDialog]) -> None:
    kinds: list[type] = []

    def note_and_close(dialog: QDialog) -> None:
        kinds.append(type(dialog))
        dialog.reject()

    with answering(note_and_close):
        example.actions_by_id[action_id].trigger()
    assert kinds == [kind]
