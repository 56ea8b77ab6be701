from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from tests.simulation.story_samples import LOGIN, crowded, long_story, scenario, story
from tests.ui.timeline.conftest import ShowPane, settle


def test_without_steps_there_is_a_sentence_and_a_way_to_begin(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(scenario())
    pane = shown.pane
    assert pane.empty.isVisible()
    assert pane.add_bar.isVisible()
    assert not pane.header.isVisible()
    qtbot.mouseClick(pane.empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert pane.composer.draft.type == "login"
    assert not pane.empty.isVisible()
    pane.composer.submit()
    settle()
    assert shown.ids() == ["login"]
    assert pane.view.isVisible()
    assert pane.header.isVisible()
    assert not pane.empty.isVisible()


def test_undoing_the_first_step_leads_back_to_the_beginning(show_pane: ShowPane) -> None:
    shown = show_pane(scenario())
    shown.pane.compose("wait")
    shown.pane.composer.submit()
    shown.document.undo_stack.undo()
    assert shown.pane.empty.isVisible()


def test_the_bar_stands_right_behind_the_last_card(show_pane: ShowPane) -> None:
    pane = show_pane(scenario(LOGIN)).pane
    assert pane.add_bar.y() == pane.view.geometry().bottom() + 1
    assert pane.view.height() == pane.view.row_height(0)


def test_the_bar_stays_in_sight_of_a_long_timeline(show_pane: ShowPane) -> None:
    pane = show_pane(long_story(300)).pane
    assert pane.add_bar.geometry().bottom() <= pane.height()
    assert pane.view.height() > 500


def test_the_composer_takes_the_place_of_the_bar_and_the_step_stays_in_sight(show_pane: ShowPane) -> None:
    shown = show_pane(long_story(300))
    pane = shown.pane
    pane.compose("exchange")
    settle()
    assert not pane.add_bar.isVisible()
    assert pane.composer.isVisible()
    assert pane.view.visible()[-1].row == 299
    assert pane.composer.geometry().bottom() < pane.height()
    pane.composer.close_composer()
    settle()
    assert pane.add_bar.isVisible()
    assert pane.view.hasFocus()


def test_the_step_under_edit_stays_in_sight(show_pane: ShowPane) -> None:
    pane = show_pane(long_story(300)).pane
    pane.edit_step("s150")
    settle()
    assert 150 in [placed.row for placed in pane.view.visible()]


def test_a_form_that_goes_by_itself_takes_the_keyboard_from_nobody(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(story())
    elsewhere = QLineEdit(shown.pane)
    elsewhere.show()
    shown.pane.edit_step("x2")
    elsewhere.setFocus()
    shown.pane.commands.delete("x2")
    assert shown.pane.composer.form is None
    assert elsewhere.hasFocus()


def test_a_double_click_edits(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(story())
    view = shown.pane.view
    place = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.pane.composer.editing == "call"


def test_names_stand_above_their_lanes(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    assert shown.pane.header.accessibleDescription() == "User, Phone app, Auth0, Messages, Billing, Reports"


def test_a_renamed_application_has_its_new_name_at_once(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    document = shown.document
    renamed = document.scenario.clients[0].replace(name="Tablet app")
    document.apply(document.scenario.replace(clients=(renamed,)), "Rename")
    document.finish_replay()
    assert "Tablet app" in shown.pane.header.accessibleDescription()
    assert shown.pane.model.card(0).title == "Ada logs in to Tablet app"


def test_a_deleted_step_that_others_need_is_told(qtbot: QtBot, show_pane: ShowPane) -> None:
    shown = show_pane(story())
    with qtbot.waitSignal(shown.pane.message):
        shown.pane.commands.delete("login")


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
def test_it_can_be_shown_at_every_size_in_every_scheme(
    show_pane: ShowPane, scheme: str, scale: float
) -> None:
    theme().set_scheme(scheme)
    theme().set_text_scale(scale)
    for document in (story(), crowded(), scenario()):
        pane = show_pane(document, 500, 700).pane
        pane.compose("login")
        settle()
        assert not pane.grab().isNull()
        assert pane.composer.geometry().bottom() < pane.height()
        pane.composer.close_composer()


def test_a_thousand_steps_are_there(show_pane: ShowPane) -> None:
    shown = show_pane(long_story(1000))
    assert shown.pane.model.rowCount() == 1000
    shown.selection.move_playhead(1000)
    assert shown.pane.view.visible()[-1].row == 999


def test_a_clock_beyond_every_calendar_is_shown(show_pane: ShowPane) -> None:
    shown = show_pane(scenario(LOGIN, {"type": "wait", "seconds": 10**15}, {"id": "x", "type": "exchange"}))
    assert not shown.pane.grab().isNull()
    shown.pane.compose("wait")
    shown.pane.composer.form._modes.chosen.emit("until")  # pyright: ignore[reportOptionalMemberAccess]
    assert shown.pane.composer.draft.values == {"until": "9999-12-31T23:59:59Z"}
