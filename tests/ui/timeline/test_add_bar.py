from __future__ import annotations

import pytest
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
    shown.resize(width, shown.sizeHint().height())
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
        if action.isVisible():
            action.trigger()
    assert tuple(wanted) == MORE_STEP_TYPES


def test_every_button_is_named_and_reached_by_the_keyboard(qtbot: QtBot) -> None:
    shown = bar(qtbot)
    assert all(button.accessibleName() for button in buttons(shown))
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons(shown))


def visible(shown: AddBar) -> list[QToolButton]:
    return [button for button in buttons(shown) if button.isVisible()]


@pytest.mark.parametrize(("width", "scale"), [(690, 1.0), (640, 1.0), (500, 1.0), (690, 1.5), (500, 2.0)])
def test_there_is_one_line_and_the_menu_has_what_does_not_fit(qtbot: QtBot, width: int, scale: float) -> None:
    theme().set_text_scale(scale)
    shown = bar(qtbot, width)
    parts = visible(shown)
    assert parts[-1].accessibleName() == "More types of steps"
    assert len({part.geometry().center().y() for part in parts}) == 1
    assert all(part.geometry().right() <= width - 20 for part in parts)
    assert all(part.width() >= part.minimumSizeHint().width() for part in parts)
    offered = [action.data() for action in parts[-1].menu().actions() if action.isVisible()]
    assert len(parts) - 1 + len(offered) == len(STEP_TYPES) + len(MORE_STEP_TYPES)
    assert offered == [*STEP_TYPES[len(parts) - 1 :], *MORE_STEP_TYPES]


def test_a_wider_bar_takes_buttons_back_from_the_menu(qtbot: QtBot) -> None:
    shown = bar(qtbot, 400)
    narrow = len(visible(shown))
    shown.set_edges(80, 980)
    shown.resize(1000, shown.height())
    settle()
    assert narrow < len(visible(shown)) == len(STEP_TYPES) + 1
