from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from tests.simulation.story_samples import crowded, long_story, story
from tests.ui.timeline.conftest import Shown, ShowPane, settle

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(shown: Shown, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    shown.pane.view.setFocus()
    qtbot.keyClick(shown.pane.view, key, modifier)
    settle()


def folded(shown: Shown) -> list[bool]:
    return [shown.pane.view.layout_of(row).folded for row in range(shown.pane.view.row_count())]


@pytest.mark.parametrize("close", [(Key.Key_Left, NONE), (Key.Key_Minus, NONE)])
@pytest.mark.parametrize("opening", [(Key.Key_Right, NONE), (Key.Key_Plus, SHIFT), (Key.Key_Plus, NONE)])
def test_the_keyboard_collapses_and_expands_the_selected_card(
    qtbot: QtBot,
    show_pane: ShowPane,
    close: tuple[Qt.Key, Qt.KeyboardModifier],
    opening: tuple[Qt.Key, Qt.KeyboardModifier],
) -> None:
    shown = show_pane(story())
    shown.selection.select_step("x1")
    whole = shown.pane.view.row_height(4)
    press(shown, qtbot, *close)
    assert [row for row, is_folded in enumerate(folded(shown)) if is_folded] == [4]
    assert shown.pane.view.row_height(4) < whole
    press(shown, qtbot, *opening)
    assert shown.pane.view.row_height(4) == whole


def test_all_cards_collapse_and_expand(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(story())
    press(shown, qtbot, Key.Key_Left, SHIFT)
    assert sum(folded(shown)) >= 5
    assert shown.pane.view.height() < 8 * 60
    press(shown, qtbot, Key.Key_Right, SHIFT)
    assert not any(folded(shown))
    assert shown.document.undo_stack.isClean()


def test_a_collapsed_card_shows_its_head_and_counts_its_tokens(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.pane.model.folding.fold(["login"])
    layout = shown.pane.view.layout_of(0)
    assert [chip.chip.text for chip in layout.chips] == ["3 tokens"]
    assert layout.badge is not None
    assert layout.title[0].text.startswith("Ada logs in")
    assert (layout.arrows, layout.lines) == ((), ())


def test_a_click_on_the_arrow_of_a_card_collapses_it_and_selects_nothing(
    qtbot: QtBot, show_pane: ShowPane
) -> None:
    shown = show_pane(story())
    shown.selection.select_step("login")
    view = shown.pane.view
    top = view.visualRect(view.model().index(2, 0)).top()
    place = view.layout_of(2).fold.center().toPoint() + QPoint(0, top)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert folded(shown)[2]
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not folded(shown)[2]
    assert shown.selection.step_id == "login"
    assert shown.pane.composer.form is None


def test_a_card_stays_collapsed_wherever_its_step_goes(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.pane.model.folding.fold(["x1"])
    shown.pane.commands.move("x1", -1)
    assert folded(shown).index(True) == 3
    shown.pane.commands.delete("x1")
    assert not any(folded(shown))
    shown.document.undo_stack.undo()
    assert folded(shown).index(True) == 3


def test_screen_readers_hear_that_a_card_is_collapsed(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.pane.model.folding.fold(["login"])
    interface = QAccessible.queryAccessibleInterface(shown.pane.view)
    assert interface.child(0).text(QAccessible.Text.Description).startswith("Collapsed. ")
    assert "Collapsed" not in interface.child(2).text(QAccessible.Text.Description)


def test_ten_thousand_collapsed_cards_are_measured_only_where_they_are_seen(
    qtbot: QtBot, show_pane: ShowPane
) -> None:
    shown = show_pane(long_story(1000))
    press(shown, qtbot, Key.Key_Left, SHIFT)
    assert len(shown.pane.view._layouts) < 120


@pytest.mark.parametrize("width", [500, 690, 1000])
@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
def test_nothing_leaves_a_collapsed_card(show_pane: ShowPane, width: int, scale: float) -> None:
    theme().set_text_scale(scale)
    for document in (story(), crowded()):
        shown = show_pane(document, width)
        shown.pane.model.folding.fold(shown.ids())
        for row in range(len(shown.ids())):
            layout = shown.pane.view.layout_of(row)
            frame = layout.frame.adjusted(-1, -1, 1, 1)
            parts = [*layout.chips, *layout.title, *([layout.badge] if layout.badge else [])]
            assert all(frame.contains(part.area) for part in parts)
            boxes = [part.area for part in parts]
            assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
