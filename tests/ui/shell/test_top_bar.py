from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.edits import put_step
from mrrt_studio.ui.main_window import MainWindow
from mrrt_studio.ui.shell.top_bar import LEVELS, TopBar
from mrrt_studio.ui.theme import theme

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture(autouse=True)
def usual_text_size() -> Iterator[None]:
    yield
    theme().set_text_scale(1.0)


@pytest.fixture
def bar(example: MainWindow) -> TopBar:
    return example.findChild(TopBar)


def overhang(bar: TopBar) -> int:
    """How many pixels the rightmost visible part reaches over the edge."""
    parts = [part for part in bar.findChildren(QWidget) if part.isVisible()]
    return max(part.mapTo(bar, part.rect().topRight()).x() for part in parts) - bar.width()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_nothing_is_cut_at_any_width(
    example: MainWindow, bar: TopBar, qtbot: QtBot, width: int, scale: float
) -> None:
    theme().set_text_scale(scale)
    example.resize(width, 640)
    qtbot.waitUntil(lambda: bar.width() == example.width())
    assert overhang(bar) < 0


def test_a_narrow_bar_leaves_things_out_and_a_wide_one_brings_them_back(
    example: MainWindow, bar: TopBar, qtbot: QtBot
) -> None:
    example.resize(1920, 640)
    qtbot.waitUntil(lambda: bar._level == LEVELS[0])
    theme().set_text_scale(2.0)
    example.resize(1024, 640)
    qtbot.waitUntil(lambda: bar._level > LEVELS[0])
    theme().set_text_scale(1.0)
    example.resize(1920, 640)
    qtbot.waitUntil(lambda: bar._level == LEVELS[0])


def test_a_longer_text_is_given_room(example: MainWindow, bar: TopBar, qtbot: QtBot) -> None:
    theme().set_text_scale(1.5)
    example.resize(1100, 640)
    document = example.document
    document.apply(
        document.scenario.replace(name="A name that is much longer than the bar is wide " * 3), "Name"
    )
    broken = document.scenario.steps[0].expect.replace(status=500)
    document.apply(
        put_step(document.scenario, 0, document.scenario.steps[0].replace(expect=broken)), "Expect another"
    )
    qtbot.wait(10)
    assert overhang(bar) < 0


def test_the_bar_asks_for_no_width(bar: TopBar) -> None:
    assert bar.minimumSizeHint().width() == 0
    assert bar.minimumSizeHint().height() > 0
