from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout
from pytestqt.qtbot import QtBot

from mrrt_studio.paths import resource
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.recovery import Recovered
from mrrt_studio.ui.shell.start_page import StartPage
from mrrt_studio.ui.shell.templates import EMPTY_TENANT, TEMPLATES
from mrrt_studio.ui.theme import theme

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[StartPage]:
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(1000, 720)
    made.show()
    qtbot.waitExposed(made)
    yield made
    theme().set_text_scale(1.0)


def test_it_offers_the_example_the_empty_tenant_the_cases_and_a_file(page: StartPage, qtbot: QtBot) -> None:
    shipped = {file.name.removesuffix(".mrrt.json") for file in resource("scenarios").iterdir()}
    assert list(page.templates)[:2] == ["documented-example", "empty-tenant"]
    assert set(page.templates) == shipped
    for template in TEMPLATES:
        with qtbot.waitSignal(page.template_chosen) as chosen:
            page.templates[template.id].click()
        assert chosen.args == [template]
    with qtbot.waitSignal(page.open_chosen):
        qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)


def test_the_keyboard_begins_at_the_example_and_walks_down(page: StartPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.focus_first()
    assert page.templates["documented-example"].hasFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.templates["empty-tenant"].hasFocus()
    with qtbot.waitSignal(page.template_chosen) as chosen:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == [EMPTY_TENANT]


def test_what_can_be_recovered_comes_first(page: StartPage) -> None:
    page.recovered.show_copies([Recovered(Path("1.a.json"), None, None, Scenario(name="Case"))])
    page.focus_first()
    assert page.recovered.rows()[0].recover.hasFocus()


def test_a_damaged_copy_does_not_hold_the_keyboard(page: StartPage) -> None:
    page.recovered.show_copies([Recovered(Path("1.a.json"), damage="torn")])
    page.focus_first()
    assert page.templates["documented-example"].hasFocus()


def test_a_narrow_page_puts_the_files_under_the_choices(page: StartPage) -> None:
    assert page._columns.direction() == QBoxLayout.Direction.LeftToRight
    page.resize(500, 720)
    assert page._columns.direction() == QBoxLayout.Direction.TopToBottom


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [480, 1000])
def test_nothing_runs_out_at_the_side(page: StartPage, qtbot: QtBot, width: int, scale: float) -> None:
    theme().set_text_scale(scale)
    page.resize(width, 720)
    qtbot.wait(0)
    assert page.horizontalScrollBar().maximum() == 0
