from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets import code_view
from mrrt_studio.ui.widgets.code_view import CodeView, text_height
from tests.ui.widgets.conftest import settle

Show = Callable[..., QWidget]
TOKEN = "eyJh" * 60 + "." + "eyJp" * 200 + "." + "c2ln" * 80


def text_of(view: CodeView) -> QPlainTextEdit:
    return view.findChild(QPlainTextEdit)


def test_the_button_copies_the_whole_text(qtbot: QtBot, shown: Show) -> None:
    view = CodeView("Raw")
    view.set_code(TOKEN, "jwt")
    shown(view)
    button = view.findChild(QPushButton)
    assert button.accessibleName() == "Copy Raw"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == TOKEN == view.code()


def test_a_long_token_wraps_inside_the_view(shown: Show) -> None:
    view = CodeView("Raw", most_lines=5)
    view.set_code(TOKEN, "jwt")
    shown(view, width=260)
    text = text_of(view)
    first = text.document().firstBlock().layout()
    margin = 2 * text.document().documentMargin()
    widest = max(first.lineAt(index).naturalTextWidth() for index in range(first.lineCount()))
    assert first.lineCount() > 5
    assert widest + margin <= text.viewport().width()
    assert text.verticalScrollBar().maximum() > 0


def test_a_short_text_is_whole_and_does_not_scroll(shown: Show) -> None:
    view = CodeView("Claims", most_lines=20)
    view.set_code('{\n  "a": 1,\n  "b": 2\n}', "json")
    for scale in (1.0, 1.5, 2.0):
        theme().set_text_scale(scale)
        shown(view)
        assert text_of(view).verticalScrollBar().maximum() == 0


def test_it_is_set_in_the_fixed_width_face_at_every_scale(shown: Show) -> None:
    view = CodeView("Claims")
    view.set_code("{}", "json")
    shown(view)
    theme().set_text_scale(1.5)
    assert text_of(view).font().pointSizeF() == theme().font("mono").pointSizeF()
    widths = QFontMetricsF(text_of(view).font())
    assert widths.horizontalAdvance("i") == widths.horizontalAdvance("W")


def test_readers_hear_the_caption(shown: Show) -> None:
    view = CodeView("Request")
    shown(view)
    view.set_caption("Response")
    assert text_of(view).accessibleName() == "Response"


def test_it_is_read_only_selectable_by_keyboard_and_tab_leaves(qtbot: QtBot, shown: Show) -> None:
    view, after = CodeView("Raw"), QLineEdit()
    view.set_code("abc", "plain")
    shown(view, after)
    text = text_of(view)
    text.setFocus()
    qtbot.keyClicks(text, "x")
    assert text.toPlainText() == "abc"
    qtbot.keyClick(text, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert text.textCursor().selectedText() == "a"
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


def test_the_same_text_again_leaves_the_selection_alone(shown: Show) -> None:
    view = CodeView("Raw")
    view.set_code("abc", "plain")
    shown(view)
    text_of(view).selectAll()
    view.set_code("abc", "plain")
    assert text_of(view).textCursor().selectedText() == "abc"


def test_a_new_text_changes_the_height(shown: Show) -> None:
    view = CodeView("Raw")
    view.set_code("one", "plain")
    shown(view)
    low = text_of(view).height()
    view.set_code("one\ntwo\nthree", "plain")
    settle()
    assert text_of(view).height() > low


def test_height_stops_at_the_limit(qapp: object) -> None:
    font = theme().font("mono")
    heights = [text_height("a\n" * lines, font, 400, 10) for lines in (1, 4, 9, 50)]
    assert heights == sorted(heights)
    assert heights[-1] == heights[-2]
    assert text_height("a" * 1000, font, 50, 10) == heights[-1]


def test_a_text_is_laid_out_once_for_each_width_and_font(
    shown: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = CodeView("Raw", most_lines=100)
    view.set_code(TOKEN, "jwt")
    shown(view, width=260)
    text = text_of(view)
    before = text.heightForWidth(200)
    measured: list[str] = []
    measure = code_view.text_height
    monkeypatch.setattr(code_view, "text_height", lambda *args: measured.append("") or measure(*args))
    assert text.heightForWidth(200) == before
    assert measured == []
    assert text.heightForWidth(2000) < before
    theme().set_text_scale(2.0)
    assert text.heightForWidth(200) > before
    assert measured


def test_another_text_of_the_same_width_is_measured_anew(shown: Show) -> None:
    view = CodeView("Raw")
    view.set_code("one", "plain")
    shown(view)
    text = text_of(view)
    low = text.heightForWidth(200)
    view.set_code("one\ntwo", "plain")
    assert text.heightForWidth(200) > low
    view.set_code("one", "plain")
    assert text.heightForWidth(200) == low
