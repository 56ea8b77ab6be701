from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.timeline.composer_frame import ComposerFrame
from mrrt_studio.ui.timeline.editors import SuggestEditor
from mrrt_studio.ui.timeline.form_specs import FieldSpec
from tests.ui.timeline.conftest import settle

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def frame(qtbot: QtBot) -> ComposerFrame:
    shown = ComposerFrame()
    qtbot.addWidget(shown)
    shown.resize(500, 400)
    shown.show()
    shown.activateWindow()
    settle()
    return shown


def form_of(*fields: QWidget) -> QWidget:
    form = QWidget()
    column = QVBoxLayout(form)
    for field in fields:
        column.addWidget(field)
    return form


def line() -> SuggestEditor:
    return SuggestEditor(FieldSpec("x", "X", "text"))


def test_enter_in_a_line_submits_and_escape_cancels(qtbot: QtBot, frame: ComposerFrame) -> None:
    field = line()
    frame.set_form(form_of(field))
    field.setFocus()
    for key in (Key.Key_Return, Key.Key_Enter):
        with qtbot.waitSignal(frame.submitted):
            QTest.keyClick(field, key)
    with qtbot.waitSignal(frame.cancelled):
        QTest.keyClick(field, Key.Key_Escape)


def test_enter_in_a_long_text_makes_a_line_and_control_enter_submits(
    qtbot: QtBot, frame: ComposerFrame
) -> None:
    field = QPlainTextEdit()
    frame.set_form(form_of(field))
    field.setFocus()
    with qtbot.assertNotEmitted(frame.submitted):
        QTest.keyClick(field, Key.Key_Return)
    assert field.toPlainText() == "\n"
    with qtbot.waitSignal(frame.submitted):
        QTest.keyClick(frame, Key.Key_Return, Control)


def test_the_buttons_do_the_same(qtbot: QtBot, frame: ComposerFrame) -> None:
    close = frame.findChild(QToolButton)
    assert close.accessibleName() == "Close the form"
    with qtbot.waitSignal(frame.submitted):
        frame.submit_button.click()
    for button in (frame.cancel_button, close):
        with qtbot.waitSignal(frame.cancelled):
            button.click()


def test_another_form_takes_the_place_of_the_one_before(frame: ComposerFrame) -> None:
    first, second = form_of(line()), form_of(line())
    frame.set_form(first)
    frame.set_form(second)
    assert first.isHidden()
    assert second.isVisibleTo(frame)


def test_it_asks_for_the_height_that_its_content_needs(frame: ComposerFrame) -> None:
    frame.set_form(form_of(*(line() for _ in range(2))))
    settle()
    small = frame.sizeHint().height()
    frame.set_form(form_of(*(line() for _ in range(8))))
    settle()
    assert frame.sizeHint().height() > small + 100


def test_the_heading_is_what_it_was_told(frame: ComposerFrame) -> None:
    frame.set_heading("New step: Login", "user")
    assert frame.heading() == "New step: Login"
    assert any(label.text() == "New step: Login" for label in frame.findChildren(QLabel))


def test_what_the_tab_key_reaches_is_scrolled_into_sight(frame: ComposerFrame) -> None:
    fields = [line() for _ in range(30)]
    frame.set_form(form_of(*fields))
    settle()
    fields[0].setFocus()
    for _ in range(20):
        QTest.keyClick(frame.focusWidget(), Key.Key_Tab)
        settle()
    assert fields[20].hasFocus()
    assert not fields[20].visibleRegion().isEmpty()


def test_suggestions_go_with_their_field(qtbot: QtBot, frame: ComposerFrame) -> None:
    field = SuggestEditor(FieldSpec("x", "X", "text", source="apis"))
    field.offer([("", "https://billing.example.com")])
    frame.set_form(form_of(field))
    field.setFocus()
    QTest.keyClicks(field, "b")
    popup = field.completer().popup()
    offset = popup.pos() - field.mapToGlobal(field.rect().topLeft())
    frame.move(frame.x(), frame.y() + 60)
    frame.resize(500, 340)
    settle()
    assert popup.isVisible()
    assert popup.pos() - field.mapToGlobal(field.rect().topLeft()) == offset
    popup.hide()
