from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.main_window import MainWindow
from mrrt_studio.ui.shell.playhead_bar import WAITS, PlayheadBar, time_text

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def bar(example: MainWindow) -> PlayheadBar:
    return example.findChild(PlayheadBar)


def button(bar: QWidget, name: str) -> QAbstractButton:
    named = (b for b in bar.findChildren(QAbstractButton) if name in (b.accessibleName(), b.text()))
    return next(named)


def test_position_and_time_follow_the_playhead(example: MainWindow, bar: PlayheadBar) -> None:
    example.selection.move_playhead(3)
    assert bar._position.text() == "3 of 9"
    assert bar._time.text() == "1 Jan 2026 09:10:00"
    example.selection.move_playhead(0)
    assert bar._position.text() == "0 of 9"
    assert bar._time.text() == "1 Jan 2026 09:00:00"


def test_the_time_is_that_after_the_step(example: MainWindow, bar: PlayheadBar) -> None:
    example.selection.move_playhead(2)
    assert example.selection.step_id == "wait"
    assert bar._time.text() == "1 Jan 2026 09:10:00"


def test_the_buttons_move_the_playhead(example: MainWindow, bar: PlayheadBar, qtbot: QtBot) -> None:
    reached = []
    for name in ("To the start", "Step", "Step", "Step back", "To the end"):
        qtbot.mouseClick(button(bar, name), Qt.MouseButton.LeftButton)
        reached.append(example.selection.playhead)
    assert reached == [0, 1, 2, 1, 9]
    assert not button(bar, "Step").isEnabled()
    assert button(bar, "Step back").isEnabled()


def test_waiting_is_chosen_from_a_menu(bar: PlayheadBar, qtbot: QtBot) -> None:
    actions = bar._wait.menu().actions()
    assert [action.data() for action in actions[: len(WAITS)]] == list(WAITS)
    with qtbot.waitSignal(bar.wait_chosen) as chosen:
        actions[2].trigger()
    assert chosen.args == ["PT10M"]


def test_another_time_opens_the_composer(
    example: MainWindow, bar: PlayheadBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(example.timeline, "compose", asked.append)
    bar._wait.menu().actions()[-1].trigger()
    assert asked == ["wait"]


def test_a_narrow_bar_leaves_out_what_the_menus_have(bar: PlayheadBar) -> None:
    shown = []
    for level in range(5):
        bar.set_compactness(level)
        shown.append([not widget.isHidden() for widget in (bar._wait, bar._time, bar._position)])
    assert shown[1] == [True, True, True]
    assert shown[4] == [False, False, False]
    widths = [bar.width_at(level) for level in range(5)]
    assert widths == sorted(widths, reverse=True)


def test_times_are_told_in_utc() -> None:
    assert time_text(0) == "1 Jan 1970 00:00:00"
