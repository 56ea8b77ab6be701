from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.widgets.chip_widget import ChipRow, ChipWidget
from mrrt_studio.ui.widgets.chips import Chip, chip_geometry, chip_height

SCOPES = [Chip("openid", "login"), Chip("read:a", "policy", "A policy names it."), Chip("write:a", "dropped")]
Show = Callable[..., QWidget]


def widgets_of(row: QWidget) -> list[ChipWidget]:
    return [widget for widget in row.findChildren(ChipWidget) if not widget.isHidden()]


def cross_of(widget: ChipWidget) -> QPoint:
    return chip_geometry(widget.chip, widget.rect(), removable=True).cross.center().toPoint()


def test_readers_hear_text_reason_and_role(shown: Show) -> None:
    chip = ChipWidget(Chip("write:a", "dropped", "No policy names it.", "write:a, dropped"))
    shown(chip)
    heard = QAccessible.queryAccessibleInterface(chip)
    assert heard.text(QAccessible.Text.Name) == "write:a, dropped"
    assert heard.text(QAccessible.Text.Description) == "No policy names it."
    assert heard.role() == QAccessible.Role.StaticText


def test_a_long_chip_gives_way_and_keeps_its_name_in_the_tooltip(shown: Show) -> None:
    chip = ChipWidget(Chip("read:" + "long-" * 60, "policy", "A policy names it."))
    window = shown(ChipRow([chip.chip]), width=240)
    narrow = widgets_of(window)[0]
    assert narrow.width() <= 240
    assert narrow.toolTip().startswith(chip.chip.text)
    assert narrow.toolTip().endswith("A policy names it.")


def test_a_row_grows_downward(shown: Show) -> None:
    row = ChipRow([Chip(f"scope:{number}", "login") for number in range(30)])
    shown(row, width=300)
    assert row.height() > 3 * chip_height()
    assert all(row.rect().contains(widget.geometry()) for widget in widgets_of(row))


def test_new_chips_use_the_old_widgets(shown: Show) -> None:
    row = ChipRow(SCOPES)
    shown(row)
    before = widgets_of(row)
    row.set_chips([Chip("email", "login"), *SCOPES[1:], Chip("extra")])
    assert widgets_of(row)[:3] == before
    row.set_chips(SCOPES[:1])
    assert row.chips() == SCOPES[:1]
    assert len(widgets_of(row)) == 1


def test_a_row_that_is_only_read_takes_no_tab_stop(shown: Show) -> None:
    row = ChipRow(SCOPES)
    shown(row)
    assert {widget.focusPolicy() for widget in widgets_of(row)} == {Qt.FocusPolicy.NoFocus}


def test_a_removable_row_is_one_tab_stop_and_arrows_walk(qtbot: QtBot, shown: Show) -> None:
    row = ChipRow(SCOPES, removable=True)
    shown(row)
    first, second, third = widgets_of(row)
    assert [w.focusPolicy() for w in (first, second, third)] == [
        Qt.FocusPolicy.StrongFocus,
        Qt.FocusPolicy.ClickFocus,
        Qt.FocusPolicy.ClickFocus,
    ]
    first.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert QApplication.focusWidget() is second
    assert second.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert first.focusPolicy() == Qt.FocusPolicy.ClickFocus


def test_delete_key_and_cross_ask_for_removal(qtbot: QtBot, shown: Show) -> None:
    row = ChipRow(SCOPES, removable=True)
    shown(row)
    asked: list[int] = []
    row.removed.connect(asked.append)
    widgets = widgets_of(row)
    qtbot.keyClick(widgets[1], Qt.Key.Key_Delete)
    qtbot.mouseClick(widgets[2], Qt.MouseButton.LeftButton, pos=cross_of(widgets[2]))
    qtbot.mouseClick(widgets[0], Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert asked == [1, 2]
    assert row.chips() == SCOPES


def test_the_cross_shows_that_it_can_be_clicked(qtbot: QtBot, shown: Show) -> None:
    chip = ChipWidget(SCOPES[0], removable=True)
    shown(chip)
    qtbot.mouseMove(chip, cross_of(chip))
    assert chip.cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(chip, QPoint(2, 2))
    assert chip.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_chip_that_cannot_be_removed_ignores_the_key(qtbot: QtBot, shown: Show) -> None:
    chip = ChipWidget(SCOPES[0])
    shown(chip)
    with qtbot.assertNotEmitted(chip.remove_requested):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
