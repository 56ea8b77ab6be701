from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.shell.recent import add_recent, recent_files
from mrrt_studio.ui.shell.recent_list import RecentList

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{name}.mrrt.json" for name in ("here", "gone")]
    paths[0].touch()
    for path in paths:
        add_recent(path)
    return paths


@pytest.fixture
def shown(files: list[Path], qtbot: QtBot) -> RecentList:
    made = RecentList()
    qtbot.addWidget(made)
    made.show()
    return made


def test_files_are_listed_and_the_missing_one_cannot_be_opened(shown: RecentList, files: list[Path]) -> None:
    gone, here = shown.rows()
    assert (gone.path, gone.file.isEnabled()) == (files[1], False)
    assert (here.path, here.file.isEnabled()) == (files[0], True)


def test_a_row_opens_its_file(shown: RecentList, files: list[Path], qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.chosen) as chosen:
        qtbot.mouseClick(shown.rows()[1].file, Qt.MouseButton.LeftButton)
    assert chosen.args == [files[0]]


def test_a_missing_file_is_removed_by_its_cross(shown: RecentList, files: list[Path], qtbot: QtBot) -> None:
    qtbot.mouseClick(shown.rows()[0].remove, Qt.MouseButton.LeftButton)
    assert recent_files() == [files[0]]
    assert [row.path for row in shown.rows()] == [files[0]]


def test_the_delete_key_removes_a_row_but_not_the_file(
    shown: RecentList, files: list[Path], qtbot: QtBot
) -> None:
    qtbot.keyClick(shown.rows()[1].file, Qt.Key.Key_Delete)
    assert recent_files() == [files[1]]
    assert files[0].exists()


def test_an_empty_list_says_what_it_is_for(qtbot: QtBot) -> None:
    empty = RecentList()
    qtbot.addWidget(empty)
    assert not empty._none.isHidden()
