from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.simulation.lifetimes import Expiry, Lifetime
from mrrt_studio.ui.lifetimes.next_list import MOST, NextList
from tests.simulation.reach_samples import tenant
from tests.ui.theming import themed

__all__ = ["themed"]

KNOWN = Configuration.of(tenant())


def expiries(count: int) -> tuple[Expiry, ...]:
    token = Lifetime("id", "id", "", "g", "u", "c", None, "login", 0)
    return tuple(
        Expiry(60 * n, token._replace(key=f"id {n}", step_id=f"s{n}"), "expired") for n in range(1, count + 1)
    )


def shown(qtbot: QtBot, count: int) -> NextList:
    view = NextList()
    qtbot.addWidget(view)
    view.show_expiries(expiries(count), 0, KNOWN)
    view.show()
    return view


def test_the_next_comes_first(qtbot: QtBot) -> None:
    view = shown(qtbot, 1_000)
    assert view.list.count() == MOST
    assert view.list.item(0).text() == "In 1 min: the ID token of s1 expires."
    assert view.list.item(0).toolTip() == "1 Jan 1970 00:01:00"


def test_choosing_shows_and_activating_waits(qtbot: QtBot) -> None:
    view = shown(qtbot, 3)
    with qtbot.waitSignal(view.chosen) as chosen:
        view.list.setCurrentRow(1)
    assert chosen.args == ["id 2"]
    view.list.setFocus()
    with qtbot.waitSignal(view.wait_chosen) as waited:
        qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert waited.args == [120]


def test_what_was_chosen_stays_chosen(qtbot: QtBot) -> None:
    view = shown(qtbot, 3)
    view.list.setCurrentRow(2)
    with qtbot.assertNotEmitted(view.chosen):
        view.show_expiries(expiries(3)[1:], 60, KNOWN)
    assert view.list.currentItem().text() == "In 2 min: the ID token of s3 expires."


def test_nothing_to_die_is_said(qtbot: QtBot) -> None:
    view = shown(qtbot, 0)
    assert not view.list.isVisible()
    view.show_expiries(expiries(1), 0, KNOWN)
    assert view.list.isVisible()
