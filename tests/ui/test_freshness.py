from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.freshness import Freshness


class View(QWidget):
    """Counts how often it was brought up to date."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.freshness = Freshness(self, self.refresh)

    def refresh(self) -> None:
        self.count += 1


def test_a_hidden_view_waits_until_it_is_seen(qtbot: QtBot) -> None:
    view = View()
    qtbot.addWidget(view)
    view.freshness.touch()
    view.freshness.touch()
    assert (view.count, view.freshness.is_stale) == (0, True)
    view.show()
    assert (view.count, view.freshness.is_stale) == (1, False)


def test_a_visible_view_follows_at_once(qtbot: QtBot) -> None:
    view = View()
    qtbot.addWidget(view)
    view.show()
    view.freshness.touch()
    assert view.count == 2


def test_showing_what_is_fresh_costs_nothing(qtbot: QtBot) -> None:
    view = View()
    qtbot.addWidget(view)
    view.show()
    view.hide()
    view.show()
    assert view.count == 1
