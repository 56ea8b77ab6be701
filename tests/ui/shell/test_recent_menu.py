from __future__ import annotations

from pathlib import Path

import pytest

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import write
from mrrt_studio.ui.main_window import MainWindow
from mrrt_studio.ui.shell.recent import add_recent, recent_files
from mrrt_studio.ui.shell.windows import Windows

pytestmark = pytest.mark.qt_log_ignore("does not support")


def test_the_menu_lists_files_and_greys_what_is_gone(
    example: MainWindow, windows: Windows, tmp_path: Path
) -> None:
    here = tmp_path / "a & b.mrrt.json"
    write(here, Scenario(name="Here"))
    add_recent(here)
    add_recent(tmp_path / "gone.mrrt.json")
    menu = example.menus["recent"]
    menu.aboutToShow.emit()
    gone, first, line, forget = menu.actions()
    assert (gone.text(), gone.isEnabled()) == ("&1 gone.mrrt.json", False)
    assert (first.text(), first.isEnabled()) == ("&2 a && b.mrrt.json", True)
    assert line.isSeparator()
    first.trigger()
    assert [window.document.path for window in windows.documents] == [None, here]
    forget.trigger()
    assert recent_files() == []


def test_without_files_the_menu_says_so(example: MainWindow) -> None:
    menu = example.menus["recent"]
    menu.aboutToShow.emit()
    (only,) = menu.actions()
    assert (only.text(), only.isEnabled()) == ("No files yet", False)
