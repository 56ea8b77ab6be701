from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.widgets.inputs import ChoiceBox, NumberEdit

Show = Callable[..., QWidget]
ROTATION = [("rotating", "Rotating"), ("non-rotating", "Non-rotating")]


def turn_wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_the_wheel_changes_a_number_only_with_the_keyboard_in_it(shown: Show) -> None:
    number, other = NumberEdit(0, 60), QLineEdit()
    number.setValue(30)
    shown(number, other)
    other.setFocus()
    turn_wheel(number)
    assert number.value() == 30
    number.setFocus()
    turn_wheel(number)
    assert number.value() == 29


def test_the_wheel_changes_a_choice_only_with_the_keyboard_in_it(shown: Show) -> None:
    choice, other = ChoiceBox(ROTATION), QLineEdit()
    choice.set_value("rotating")
    shown(choice, other)
    other.setFocus()
    turn_wheel(choice)
    assert choice.value() == "rotating"
    choice.setFocus()
    turn_wheel(choice)
    assert choice.value() == "non-rotating"


def test_numbers_keep_to_their_bounds_and_are_indented(shown: Show) -> None:
    number = NumberEdit(5, 60)
    shown(number)
    number.setValue(1000)
    assert number.value() == 60
    assert number.lineEdit().textMargins().left() > 0


def test_a_choice_is_told_when_made_and_not_when_set(qtbot: QtBot, shown: Show) -> None:
    choice = ChoiceBox(ROTATION)
    shown(choice)
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_value("rotating")
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert told.args == ["non-rotating"]


@pytest.mark.parametrize(("value", "shown_value"), [("rotating", "rotating"), ("unheard-of", "")])
def test_a_value_that_is_not_offered_leaves_the_field_empty(
    qapp: object, value: str, shown_value: str
) -> None:
    choice = ChoiceBox(ROTATION)
    choice.set_value(value)
    assert choice.value() == shown_value


def test_new_choices_keep_the_value_if_they_can(qapp: object) -> None:
    choice = ChoiceBox(ROTATION)
    choice.set_value("non-rotating")
    choice.set_choices([("a", "A"), *ROTATION])
    assert choice.value() == "non-rotating"
    choice.set_choices([("a", "A")])
    assert choice.value() == ""
