from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.steps import WaitStep
from mrrt_studio.ui.lifetimes import pane as module
from mrrt_studio.ui.lifetimes.pane import LifetimesPane
from mrrt_studio.ui.theme import theme
from tests.ui.cut_text import cut_texts
from tests.ui.lifetimes.conftest import ShowPane, example


def kinds(pane: LifetimesPane) -> list[str]:
    return [row.lifetime.kind for row in pane.rows.rows if row.lifetime]


def test_jumping_adds_one_wait_behind_the_playhead(show_pane: ShowPane) -> None:
    pane, document, selection = show_pane()
    selection.move_playhead(1)
    assert kinds(pane) == ["session", "refresh", "access", "id"]
    pane.tools.jump.click()
    added = document.scenario.steps[1]
    assert isinstance(added, WaitStep)
    assert added.seconds == 36_000
    assert (selection.playhead, document.undo_stack.count()) == (2, 1)
    ended = [row.lifetime.ended for row in pane.rows.rows if row.lifetime and row.lifetime.kind == "id"]
    assert ended[0] is not None
    document.undo_stack.undo()
    assert document.scenario == example()


def test_the_key_n_jumps_as_well(qtbot: QtBot, show_pane: ShowPane) -> None:
    pane, document, _ = show_pane()
    pane.chart.setFocus()
    qtbot.keyClick(pane.chart, Qt.Key.Key_N)
    assert document.undo_stack.undoText().startswith("Wait until 1 Jan 2026 19:00:00")


def test_a_wait_asked_by_axis_or_list_is_added(show_pane: ShowPane) -> None:
    pane, document, _ = show_pane()
    pane.axis.wait_chosen.emit(pane.rows.found.now + 90)
    step = document.scenario.steps[-1]
    assert isinstance(step, WaitStep)
    assert step.seconds == 90
    pane.next_list.list.itemActivated.emit(pane.next_list.list.item(0))
    assert len(document.scenario.steps) == len(example().steps) + 2
    pane.wait_until(pane.rows.found.now)
    assert len(document.scenario.steps) == len(example().steps) + 2


def test_now_is_moved_and_dropped_by_keys(qtbot: QtBot, show_pane: ShowPane) -> None:
    pane, document, _ = show_pane()
    pane.axis.setFocus()
    qtbot.waitUntil(pane.axis.hasFocus)
    before = pane.chart.viewport().grab().toImage()
    qtbot.keyClick(pane.axis, Qt.Key.Key_Right)
    assert pane.chart.viewport().grab().toImage() != before
    held = pane.axis.dragged
    qtbot.keyClick(pane.axis, Qt.Key.Key_Return)
    assert held is not None
    assert document.timeline.end.state.now == held
    assert pane.rows.found.now == held


def test_choosing_a_bar_selects_its_step_and_the_other_way_round(show_pane: ShowPane) -> None:
    pane, _, selection = show_pane()
    place = pane.rows.first_of_step("x2")
    pane.chart.setCurrentIndex(pane.rows.index(place, 0))
    assert selection.step_id == "x2"
    selection.select_step("x1")
    row = pane.chart.row_at(pane.chart.currentIndex().row())
    assert row is not None
    assert row.lifetime is not None
    assert row.lifetime.step_id == "x1"
    assert selection.step_id == "x1"


def test_choosing_what_dies_next_shows_its_bar(show_pane: ShowPane) -> None:
    pane, _, selection = show_pane()
    pane.next_list.list.setCurrentRow(0)
    row = pane.chart.row_at(pane.chart.currentIndex().row())
    assert row is not None
    assert row.key == "id login"
    assert selection.step_id == "login"


def test_zoom_by_keys_and_buttons_and_back(qtbot: QtBot, show_pane: ShowPane) -> None:
    pane = show_pane().pane
    fitted = pane.scale
    pane.chart.setFocus()
    qtbot.keyClick(pane.chart, Qt.Key.Key_Plus)
    zoomed = pane.scale
    assert zoomed.span < fitted.span
    pane.tools.smaller.click()
    assert pane.scale.span == pytest.approx(fitted.span)
    pane.tools.larger.click()
    pane.resize(pane.width() + 100, pane.height())
    assert pane.scale.span == pytest.approx(zoomed.span)
    pane.resize(pane.width() - 100, pane.height())
    qtbot.keyClick(pane.chart, Qt.Key.Key_0)
    assert pane.scale.span == fitted.span


def test_now_comes_back_into_view_when_it_moves(show_pane: ShowPane) -> None:
    pane = show_pane().pane
    for _ in range(12):
        pane.tools.larger.click()
    pane.jump()
    assert 0 <= pane.scale.x(pane.rows.found.now) <= pane.scale.width


def test_only_what_lives_and_what_lives_no_more(show_pane: ShowPane) -> None:
    pane = show_pane(example("expiry")).pane
    assert not pane.tools.jump.isEnabled()
    assert pane.rows.rowCount() > 10
    pane.tools.only_alive.setChecked(True)
    assert pane.rows.rowCount() == 0


def test_an_empty_timeline_says_what_to_do(show_pane: ShowPane) -> None:
    pane, _, selection = show_pane()
    selection.move_playhead(0)
    assert not pane.chart.isVisible()
    selection.move_playhead(1)
    assert pane.chart.isVisible()


def test_a_hidden_pane_reads_nothing(show_pane: ShowPane) -> None:
    pane, _, selection = show_pane()
    pane.hide()
    selection.move_playhead(1)
    assert len(kinds(pane)) > 4
    pane.show()
    assert len(kinds(pane)) == 4


def test_a_long_timeline_is_read_away_from_the_window(
    qtbot: QtBot, show_pane: ShowPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FEW_STEPS", 0)
    pane, _, _ = show_pane()
    qtbot.waitUntil(lambda: pane.rows.rowCount() > 10)
    assert pane.tools.jump.isEnabled()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_nothing_is_cut(show_pane: ShowPane, scheme: str, scale: float) -> None:
    theme().set_scheme(scheme)
    theme().set_text_scale(scale)
    pane = show_pane(width=1280, height=500).pane
    assert cut_texts(pane) == []
