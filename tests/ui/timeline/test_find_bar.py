from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.timeline.find_bar import FindBar
from mrrt_studio.ui.timeline.searching import StepFilter
from tests.ui.timeline.conftest import settle

Key = Qt.Key


def bar(qtbot: QtBot, width: int = 690) -> FindBar:
    shown = FindBar()
    qtbot.addWidget(shown)
    shown.set_counts({"surprise": 2, "refused": 1, "broken": 0})
    shown.set_said("1 of 12")
    shown.show()
    shown.resize(width, shown.heightForWidth(width))
    shown.activateWindow()
    shown.field.setFocus()
    settle()
    return shown


def test_enter_goes_on_and_escape_closes(qtbot: QtBot) -> None:
    shown = bar(qtbot)
    moves: list[int] = []
    shown.moved.connect(moves.append)
    qtbot.keyClick(shown.field, Key.Key_Return)
    qtbot.keyClick(shown.field, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    shown.after.click()
    shown.before.click()
    assert moves == [1, -1, 1, -1]
    for part in (shown.field, shown.chips["refused"], shown.types):
        with qtbot.waitSignal(shown.closed):
            qtbot.keyClick(part, Key.Key_Escape)


def test_chips_and_type_make_the_filter_by_keyboard(qtbot: QtBot) -> None:
    shown = bar(qtbot)
    shown.chips["surprise"].setFocus()
    with qtbot.waitSignal(shown.filter_changed):
        qtbot.keyClick(shown.chips["surprise"], Key.Key_Space)
    shown.types.setFocus()
    with qtbot.waitSignal(shown.filter_changed):
        qtbot.keyClick(shown.types, Key.Key_Down)
    assert shown.wanted() == StepFilter(frozenset({"surprise"}), "login")
    shown.reset()
    assert shown.wanted() == StepFilter()


def test_what_is_looked_for_ignores_case_and_blanks(qtbot: QtBot) -> None:
    shown = bar(qtbot)
    qtbot.keyClicks(shown.field, " Read:Billing ")
    assert shown.text() == "read:billing"


def test_every_part_has_a_name_and_is_reached_by_the_keyboard(qtbot: QtBot) -> None:
    shown = bar(qtbot)
    buttons = [b for b in shown.findChildren(QAbstractButton) if b.parent() is shown]
    assert len(buttons) == 6
    assert all(button.accessibleName() or button.text() for button in buttons)
    parts = [*buttons, shown.field, shown.types]
    assert all(part.focusPolicy() & Qt.FocusPolicy.TabFocus for part in parts)
    assert shown.field.accessibleDescription() == "1 of 12"
    assert shown.chips["surprise"].text() == "Surprises 2"


@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
@pytest.mark.parametrize("width", [500, 690, 1000])
def test_nothing_is_cut_off(qtbot: QtBot, width: int, scale: float) -> None:
    theme().set_text_scale(scale)
    shown = bar(qtbot, width)
    parts = [*shown.chips.values(), shown.types, shown.field, shown.before, shown.after, shown.close_button]
    assert all(shown.rect().contains(part.geometry()) for part in parts)
    assert all(chip.width() >= chip.minimumSizeHint().width() for chip in shown.chips.values())
