from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.timeline.add_bar import AddBar
from mrrt_studio.ui.timeline.form_specs import MORE_STEP_TYPES, STEP_TYPES
from tests.ui.timeline.conftest import settle


def bar(qtbot: QtBot, width: int = 690) -> AddBar:
    shown = AddBar()
    qtbot.addWidget(shown)
    shown.set_edges(80, width - 20)
    shown.resize(width, shown.heightForWidth(width))
    shown.show()
    shown.activateWindow()
    settle()
    return shown


def buttons(shown: AddBar) -> list[QToolButton]:
    return shown.findChildren(QToolButton)


def test_each_button_wants_its_type_by_mouse_and_keyboard(qtbot: QtBot) -> None:
    shown = bar(qtbot)
    wanted: list[str] = []
    shown.wanted.connect(wanted.append)
    for button in buttons(shown)[:-1]:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert wanted == [type_ for type_ in STEP_TYPES for _ in range(2)]


def test_the_rarer_types_are_in_a_menu(qtbot: QtBot) -> None:
    shown = bar(qtbot)
    wanted: list[str] = []
    shown.wanted.connect(wanted.append)
    more = buttons(shown)[-1]
    assert more.accessibleName() == "More types of steps"
    for action in more.menu().actions():
        action.trigger()
    assert tuple(wanted) == MORE_STEP_TYPES


def test_every_button_is_named_and_reached_by_the_keyboard(qtbot: QtBot) -> None:
    shown = bar(qtbot)
    assert all(button.accessibleName() for button in buttons(shown))
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons(shown))


def test_buttons_wrap_and_stay_whole_in_a_narrow_pane(qtbot: QtBot) -> None:
    for width, scale in ((690, 1.0), (500, 1.0), (500, 2.0)):
        theme().set_text_scale(scale)
        shown = bar(qtbot, width)
        assert all(shown.rect().contains(button.geometry()) for button in buttons(shown))
        assert all(button.width() >= button.minimumSizeHint().width() for button in buttons(shown))
    theme().set_text_scale(1.0)
    assert bar(qtbot, 500).heightForWidth(500) > bar(qtbot, 1000).heightForWidth(1000)
