from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.inspector.compare_section import CompareSection
from mrrt_studio.ui.inspector.page import InspectorPage
from mrrt_studio.ui.inspector.token_comparison import RunTokens
from mrrt_studio.ui.theme import theme
from tests.ui.inspector.cases import FEWER, LOGIN, OMITTED, Step
from tests.ui.inspector.test_token_comparison import cards_of, run_of


class Compared:
    """A section in a page, and how often it asked for the tokens of the run."""

    def __init__(self, show: Callable[..., QWidget], *steps: Step, width: int = 440) -> None:
        self.run: RunTokens | None = run_of(*steps)
        self.asked = 0
        self.section = CompareSection()
        self.section.set_card(cards_of(run_of(*steps), 0)[0], self.tokens)
        self.page = InspectorPage()
        self.page.add_widget(self.section)
        show(self.page, width)

    def tokens(self) -> RunTokens | None:
        self.asked += 1
        return self.run

    def choose(self, key: str) -> None:
        self.section.disclosure.set_open(is_open=True)
        self.section.choice.set_value(key)
        self.section.choice.activated.emit(self.section.choice.currentIndex())


def test_nothing_is_looked_for_before_somebody_asks(show: Callable[..., QWidget]) -> None:
    compared = Compared(show, LOGIN, FEWER)
    assert compared.asked == 0
    compared.section.disclosure.set_open(is_open=True)
    assert compared.section.choice.count() >= 3
    assert not compared.section.table.isVisible()


def test_another_token_is_chosen_by_keyboard(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    compared = Compared(show, LOGIN, FEWER)
    compared.section.disclosure.set_open(is_open=True)
    compared.section.choice.setFocus()
    qtbot.keyClick(compared.section.choice, Qt.Key.Key_Down)
    assert compared.section.table.isVisible()
    assert " members differ: " in compared.section.summary()


def test_a_choice_stays_when_the_run_is_played_again(show: Callable[..., QWidget]) -> None:
    compared = Compared(show, LOGIN, FEWER)
    compared.choose("access fewer")
    before = compared.section.summary()
    compared.run = run_of(LOGIN, OMITTED, FEWER)
    compared.section.refresh()
    assert compared.section.choice.value() == "access fewer"
    assert compared.section.summary() == before


def test_a_token_that_is_gone_takes_its_comparison_along(show: Callable[..., QWidget]) -> None:
    compared = Compared(show, LOGIN, FEWER)
    compared.choose("access fewer")
    compared.run = run_of(LOGIN)
    compared.section.refresh()
    assert compared.section.choice.value() == ""
    assert not compared.section.table.isVisible()


@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
@pytest.mark.parametrize("width", [330, 480])
def test_nothing_is_cut_off_sideways(
    show: Callable[..., QWidget], settled: Callable[[], None], width: int, scale: float
) -> None:
    theme().set_text_scale(scale)
    compared = Compared(show, LOGIN, FEWER, width=width)
    compared.choose("access fewer")
    settled()
    assert compared.section.table.isVisible()
    assert compared.page.horizontalScrollBar().maximum() == 0
