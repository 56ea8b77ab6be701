from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.lifetimes.axis import TimeAxis
from mrrt_studio.ui.lifetimes.scale import TimeScale
from mrrt_studio.ui.theme import theme
from tests.ui.theming import themed

__all__ = ["themed"]

LEFT = 100


def shown(qtbot: QtBot, expiries: tuple[int, ...] = ()) -> TimeAxis:
    axis = TimeAxis()
    qtbot.addWidget(axis)
    axis.resize(1100, axis.sizeHint().height())
    axis.set_scale(TimeScale(0, 10_000, 1_000), LEFT)
    axis.set_now(1_000, expiries)
    axis.show()
    axis.activateWindow()
    axis.setFocus()
    qtbot.waitUntil(axis.hasFocus)
    return axis


def drag(qtbot: QtBot, axis: TimeAxis, moment: int) -> None:
    qtbot.mousePress(axis, Qt.MouseButton.LeftButton, pos=QPoint(LEFT + 100, 10))
    qtbot.mouseMove(axis, QPoint(LEFT + moment // 10, 10))
    qtbot.mouseRelease(axis, Qt.MouseButton.LeftButton, pos=QPoint(LEFT + moment // 10, 10))


def test_dropping_now_later_asks_for_a_wait(qtbot: QtBot) -> None:
    axis = shown(qtbot)
    with qtbot.waitSignal(axis.wait_chosen) as asked:
        drag(qtbot, axis, 3_000)
    assert asked.args == [3_000]
    assert axis.dragged is None


def test_dropping_now_earlier_asks_for_nothing(qtbot: QtBot) -> None:
    axis = shown(qtbot)
    with qtbot.assertNotEmitted(axis.wait_chosen):
        drag(qtbot, axis, 500)


def test_the_handle_sticks_to_an_expiry(qtbot: QtBot) -> None:
    axis = shown(qtbot, (3_033,))
    with qtbot.waitSignal(axis.wait_chosen) as asked:
        drag(qtbot, axis, 3_000)
    assert asked.args == [3_033]


def test_the_handle_is_moved_and_dropped_by_keys(qtbot: QtBot) -> None:
    axis = shown(qtbot)
    assert axis.accessibleName() == "Now: 1 Jan 1970 00:16:40"
    qtbot.keyClick(axis, Qt.Key.Key_Right)
    qtbot.keyClick(axis, Qt.Key.Key_Right)
    assert axis.accessibleName() == "Wait 10 min until 1 Jan 1970 00:26:40"
    qtbot.keyClick(axis, Qt.Key.Key_Left)
    with qtbot.waitSignal(axis.wait_chosen) as asked:
        qtbot.keyClick(axis, Qt.Key.Key_Return)
    assert asked.args == [1_300]


def test_escape_and_leaving_put_the_handle_back(qtbot: QtBot) -> None:
    axis = shown(qtbot)
    for leave in (lambda: qtbot.keyClick(axis, Qt.Key.Key_Escape), axis.clearFocus):
        qtbot.keyClick(axis, Qt.Key.Key_Right)
        assert axis.dragged is not None
        leave()
        assert axis.dragged is None
    with qtbot.assertNotEmitted(axis.wait_chosen):
        qtbot.keyClick(axis, Qt.Key.Key_Return)


def test_keys_never_lead_before_now(qtbot: QtBot) -> None:
    axis = shown(qtbot)
    qtbot.keyClick(axis, Qt.Key.Key_Left)
    assert axis.dragged is None


def test_the_handle_is_painted_where_now_is(qtbot: QtBot) -> None:
    axis = shown(qtbot)
    assert axis.handle_x() == LEFT + 100
    image = axis.grab().toImage()
    assert image.pixelColor(LEFT + 100, image.height() - 4) == theme().colour("accent")
