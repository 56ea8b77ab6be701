from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QWidget

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.labels import (
    ElidedLabel,
    HeadingLabel,
    HintLabel,
    IconLabel,
    MonoLabel,
    SectionLabel,
    TextLabel,
    TitleLabel,
    WrapLabel,
    breakable,
)

LONG = "https://api.example.com/" + "segment/" * 20

Show = Callable[..., QWidget]


def test_markup_is_shown_and_not_obeyed(shown: Show) -> None:
    label = TextLabel("<b>not bold</b>")
    shown(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("label", "role", "colour"),
    [
        (SectionLabel, "label", "text-secondary"),
        (HeadingLabel, "heading", "text"),
        (TitleLabel, "title", "text"),
        (HintLabel, "small", "text-secondary"),
        (MonoLabel, "mono", "text-secondary"),
    ],
)
def test_each_has_its_font_and_colour_at_every_scale_and_scheme(
    shown: Show, label: type[TextLabel], role: str, colour: str
) -> None:
    widget = label("Applications")
    shown(widget)
    theme().set_scheme("dark")
    theme().set_text_scale(1.5)
    assert widget.font().pointSizeF() == pytest.approx(theme().font(role).pointSizeF())
    assert widget.palette().color(QPalette.ColorRole.WindowText) == theme().colour(colour)


def test_a_section_is_upper_case_for_the_eye_only(shown: Show) -> None:
    label = SectionLabel("Applications")
    shown(label)
    assert label.font().capitalization() is QFont.Capitalization.AllUppercase
    assert label.accessibleName() == "Applications"


def test_an_identifier_can_be_selected_by_keyboard(shown: Show) -> None:
    label = MonoLabel("https://api.example.com")
    shown(label)
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_wrapped_text_grows_downward_and_never_asks_for_its_whole_width(shown: Show) -> None:
    label = WrapLabel(LONG)
    shown(label, width=200)
    assert label.width() <= 200
    assert label.height() >= 3 * label.fontMetrics().height()
    assert label.written() == label.accessibleName() == LONG


def test_an_elided_label_gives_way_and_keeps_the_whole_in_its_tooltip(shown: Show) -> None:
    label = ElidedLabel(LONG, mode=Qt.TextElideMode.ElideMiddle)
    window = shown(label, width=200)
    assert "…" in label.shown_text()
    assert label.toolTip() == LONG
    window.resize(4000, 600)
    assert label.shown_text() == LONG
    assert label.toolTip() == ""


def test_an_icon_label_follows_scale_and_icon(shown: Show) -> None:
    label = IconLabel("ok", "ok")
    shown(label)
    theme().set_text_scale(2.0)
    assert label.width() == theme().metrics.icon
    before = label.pixmap().toImage()
    label.set_icon("refused", "refused")
    assert label.pixmap().toImage() != before


def test_short_words_are_left_alone() -> None:
    assert breakable("read:messages and more") == "read:messages and more"


@given(st.text(max_size=120))
def test_breaks_are_only_added(text: str) -> None:
    assert breakable(text).replace("\u200b", "") == text.replace("\u200b", "")


@given(st.text("abcdefghij", min_size=60, max_size=200))
def test_a_word_without_any_sign_can_break_too(word: str) -> None:
    assert max(len(part) for part in breakable(word).split("\u200b")) <= 25
