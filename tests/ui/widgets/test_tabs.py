from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.tabs import TabPages

Show = Callable[..., QWidget]


def pages() -> TabPages:
    tabs = TabPages("Inspector")
    for title in ("Why", "Tokens", "HTTP"):
        tabs.add_page(title, QLabel(title))
    return tabs


def test_a_tab_shows_its_page_and_tells(qtbot: QtBot, shown: Show) -> None:
    tabs = pages()
    shown(tabs)
    with qtbot.waitSignal(tabs.current_changed) as told:
        tabs.set_current(2)
    assert told.args == [2]
    assert tabs.current() == 2
    assert tabs.page(2).isVisible()
    assert not tabs.page(0).isVisible()


def test_arrow_keys_change_the_tab(qtbot: QtBot, shown: Show) -> None:
    tabs = pages()
    shown(tabs)
    tabs.bar.setFocus()
    qtbot.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert tabs.current() == 1


def test_a_number_comes_and_goes(shown: Show) -> None:
    tabs = pages()
    shown(tabs)
    tabs.bar.set_count(1, 3)
    assert tabs.bar.tabText(1) == "Tokens 3"
    tabs.bar.set_count(1, 4)
    assert tabs.bar.tabText(1) == "Tokens 4"
    tabs.bar.set_count(1, None)
    assert tabs.bar.tabText(1) == "Tokens"


def test_bold_text_fits_and_nothing_moves(shown: Show) -> None:
    tabs = pages()
    shown(tabs)
    for scale in (1.0, 2.0):
        theme().set_text_scale(scale)
        before = [tabs.bar.tabRect(index) for index in range(3)]
        tabs.set_current(1)
        assert [tabs.bar.tabRect(index) for index in range(3)] == before
        bold = QFontMetrics(theme().font("strong"))
        assert all(bold.horizontalAdvance(tabs.bar.tabText(i)) < before[i].width() for i in range(3))


def test_the_current_tab_is_underlined(shown: Show) -> None:
    tabs = pages()
    shown(tabs)
    image = tabs.bar.grab().toImage()
    first, second = (tabs.bar.tabRect(index).center().x() for index in (0, 1))
    bottom = tabs.bar.height() - 1
    assert image.pixelColor(first, bottom) == theme().colour("accent")
    assert image.pixelColor(second, bottom) == theme().colour("border")


def test_focus_is_visible(shown: Show) -> None:
    tabs = pages()
    shown(tabs)
    tabs.bar.clearFocus()
    before = tabs.bar.grab().toImage()
    tabs.bar.setFocus()
    assert tabs.bar.grab().toImage() != before


def test_readers_hear_what_the_tabs_are_for() -> None:
    assert pages().bar.accessibleName() == "Inspector"


def test_tabs_never_run_under_the_arrows_of_a_narrow_bar(shown: Show) -> None:
    tabs = pages()
    shown(tabs, width=150)
    arrows = [button for button in tabs.bar.findChildren(QToolButton) if button.isVisible()]
    assert len(arrows) == 2
    first = min(button.x() for button in arrows)
    row = tabs.bar.grab().toImage()
    gap = [row.pixelColor(first, y) for y in range(2, 8)]
    assert len({colour.name() for colour in gap}) == 1
