from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.reach import reach
from mrrt_studio.ui.reach.shown import Wanted
from mrrt_studio.ui.reach.tools import ReachTools
from tests.simulation.reach_samples import ADA, BOB, tenant, user
from tests.ui.reach.conftest import shown


def test_the_controls_say_what_is_wanted(qtbot: QtBot) -> None:
    tools = shown(qtbot, ReachTools(), 1000, 50)
    tools.offer_users(reach(tenant()))
    assert tools.wanted() == Wanted()
    tools.filter.setText("bill")
    tools.users.set_value(BOB)
    tools.order.set_value("most")
    with qtbot.waitSignal(tools.changed):
        tools.only_reached.click()
    assert tools.wanted() == Wanted("bill", BOB, only_reached=True, order="most")


def test_a_user_who_is_gone_is_not_chosen_any_more(qtbot: QtBot) -> None:
    tools = shown(qtbot, ReachTools(), 1000, 50)
    tools.offer_users(reach(tenant()))
    tools.users.set_value(BOB)
    tools.offer_users(reach(tenant(users=[user(ADA), user("auth0|eve")])))
    assert tools.users.value() == ""
    assert tools.users.isVisible()
    tools.offer_users(reach(tenant(users=[])))
    assert not tools.users.isVisible()


def test_the_filter_takes_the_keyboard(qtbot: QtBot) -> None:
    tools = shown(qtbot, ReachTools(), 1000, 50)
    tools.filter.setText("x")
    tools.open_filter()
    assert tools.filter.selectedText() == "x"
