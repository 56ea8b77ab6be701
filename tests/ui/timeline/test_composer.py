from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.fields import STEP_MODELS
from mrrt_studio.ui.timeline.composer import Composer
from mrrt_studio.ui.timeline.editors import ChoiceEditor, ScopesEditor, SuggestEditor, widget_of
from mrrt_studio.ui.timeline.step_form import StepForm
from mrrt_studio.ui.widgets.chip_widget import ChipRow
from tests.simulation.story_samples import BILLING, LOGIN, PHONE, REPORTS, long_story, scenario, story
from tests.ui.timeline.conftest import Shown, ShowPane, settle

Key = Qt.Key


def form(composer: Composer) -> StepForm:
    assert composer.form is not None
    return composer.form


def type_into(composer: Composer, name: str, text: str) -> None:
    editor = form(composer).editor(name)
    assert isinstance(editor, SuggestEditor)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text) if text else QTest.keyClick(editor, Key.Key_Delete)
    popup = editor.completer().popup() if editor.completer() else None
    if popup is not None:
        popup.hide()


def choose(composer: Composer, name: str, value: str) -> None:
    editor = form(composer).editor(name)
    assert isinstance(editor, ChoiceEditor)
    editor.set_value(value)
    editor.chosen.emit(value)


def predicted(composer: Composer) -> list[str]:
    view = composer.frame.prediction
    return [chip.text for chip in view.findChildren(ChipRow)[0].chips()] if not view.isHidden() else []


def last_step(shown: Shown) -> dict[str, object]:
    return dict(shown.document.scenario.steps[-1].to_json())


@pytest.mark.parametrize("type_", list(STEP_MODELS))
def test_every_type_of_step_is_added_with_what_it_needs_and_nothing_else(
    show_pane: ShowPane, type_: str
) -> None:
    shown = show_pane(story())
    composer = shown.pane.composer
    shown.pane.compose(type_)
    assert composer.frame.heading().startswith("New step: ")
    expected = {"type": type_, **composer.draft.values}
    composer.submit()
    added = last_step(shown)
    assert {name: value for name, value in added.items() if name != "id"} == expected
    assert shown.selection.step_id == added["id"]
    assert shown.selection.playhead == 9
    assert composer.isHidden()
    shown.document.undo_stack.undo()
    assert shown.document.scenario == story()


def test_an_exchange_is_written_with_its_outcome_in_sight(show_pane: ShowPane) -> None:
    shown = show_pane(scenario(LOGIN))
    composer = shown.pane.composer
    shown.pane.compose("exchange")
    assert predicted(composer)[:3] == ["200", "AT → api.example.com", "RT 2"]
    type_into(composer, "audience", REPORTS)
    assert predicted(composer)[0] == "200, but another audience"
    QTest.keyClick(widget_of(form(composer).editor("audience")), Key.Key_Return)
    assert last_step(shown) == {"id": "x1", "type": "exchange", "audience": REPORTS}


def test_scopes_show_what_becomes_of_them_as_they_are_typed(show_pane: ShowPane) -> None:
    shown = show_pane(scenario(LOGIN))
    composer = shown.pane.composer
    shown.pane.compose("exchange")
    type_into(composer, "audience", BILLING)
    scopes = form(composer).editor("scope")
    assert isinstance(scopes, ScopesEditor)
    scopes.setFocus()
    QTest.keyClicks(scopes.focusProxy(), "read:billing write:billing ")
    assert [widget.chip.kind for widget in scopes._widgets] == ["policy", "dropped"]
    assert predicted(composer)[0] == "200, but 1 scope fewer"
    assert composer.draft.values["scope"] == "read:billing write:billing"


def test_what_is_still_being_typed_counts_when_the_step_is_added(show_pane: ShowPane) -> None:
    shown = show_pane(scenario(LOGIN))
    composer = shown.pane.composer
    shown.pane.compose("exchange")
    scopes = form(composer).editor("scope")
    assert isinstance(scopes, ScopesEditor)
    scopes.setFocus()
    settle()
    QTest.keyClicks(scopes.focusProxy(), "read:messages")
    QTest.keyClick(scopes.focusProxy(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert last_step(shown)["scope"] == "read:messages"


def test_reuse_of_an_old_token_is_offered_and_predicted(show_pane: ShowPane) -> None:
    shown = show_pane(scenario(LOGIN, {"id": "x1", "type": "exchange"}))
    composer = shown.pane.composer
    shown.pane.compose("exchange")
    choose(composer, "refresh_token", "login")
    assert predicted(composer)[0] == "403 invalid_grant"
    composer.submit()
    assert last_step(shown)["refresh_token"] == "login"


def test_a_step_comes_after_the_playhead(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.selection.move_playhead(1)
    shown.pane.compose("wait")
    assert shown.pane.composer.frame.heading() == "New step after 1: Wait"
    shown.pane.composer.submit()
    assert shown.ids()[:3] == ["login", "wait", "w1"]
    assert shown.selection.playhead == 2


def test_malformed_text_stays_with_a_message_and_nothing_is_added(show_pane: ShowPane) -> None:
    shown = show_pane(scenario(LOGIN))
    composer = shown.pane.composer
    shown.pane.compose("wait")
    type_into(composer, "seconds", "soon")
    assert form(composer).row("seconds").error() == "Write a whole number of seconds, such as 60."
    assert predicted(composer) == []
    composer.submit()
    assert shown.document.scenario == scenario(LOGIN)
    editor = form(composer).editor("seconds")
    assert isinstance(editor, SuggestEditor)
    assert (editor.text(), editor.hasFocus()) == ("soon", True)


def test_what_is_needed_is_said_until_it_is_there(show_pane: ShowPane) -> None:
    shown = show_pane(scenario(clients=[]))
    composer = shown.pane.composer
    shown.pane.compose("login")
    assert form(composer).row("client").error() == "This is needed."
    composer.submit()
    assert shown.document.scenario.steps == ()


def test_a_wrong_duration_and_a_wrong_time_are_told_with_an_example(show_pane: ShowPane) -> None:
    shown = show_pane(scenario(LOGIN))
    composer = shown.pane.composer
    shown.pane.compose("wait")
    form(composer)._modes.chosen.emit("duration")
    type_into(composer, "duration", "ten minutes")
    assert "P30D" in form(composer).row("duration").error()
    form(composer)._modes.chosen.emit("until")
    assert composer.draft.values == {"until": "2026-01-02T09:00:00Z"}
    assert form(composer).row("duration").error() == ""


def test_malformed_json_is_told_with_its_place(show_pane: ShowPane) -> None:
    shown = show_pane(scenario(LOGIN))
    composer = shown.pane.composer
    shown.pane.compose("configure")
    body = form(composer).editor("body")
    assert isinstance(body, QPlainTextEdit)
    body.setPlainText('{"name": }')
    assert "line 1" in form(composer).row("body").error()
    body.setPlainText('{"name": "Renamed"}')
    assert form(composer).row("body").error() == ""
    composer.submit()
    assert last_step(shown)["body"] == {"name": "Renamed"}
    assert shown.document.timeline.end.state.configuration.clients[PHONE].name == "Renamed"


def test_each_way_to_revoke_is_offered(show_pane: ShowPane) -> None:
    shown = show_pane(scenario(LOGIN))
    composer = shown.pane.composer
    shown.pane.compose("revoke")
    assert composer.draft.values == {"refresh_token": "login"}
    form(composer)._modes.chosen.emit("grant")
    assert composer.draft.values == {"grant": {"client": PHONE, "user": "auth0|ada"}}
    form(composer)._modes.chosen.emit("user")
    composer.submit()
    assert last_step(shown) == {"id": "revoke", "type": "revoke", "user": "auth0|ada"}


def test_a_step_is_changed_while_the_timeline_follows_and_one_undo_takes_a_field_back(
    show_pane: ShowPane,
) -> None:
    shown = show_pane(story())
    composer = shown.pane.composer
    shown.pane.edit_step("x2")
    assert composer.frame.heading() == "Step 6: Exchange"
    type_into(composer, "audience", BILLING)
    assert shown.document.timeline.by_id["x2"].step.to_json()["audience"] == BILLING
    shown.document.undo_stack.undo()
    assert shown.document.scenario == story()
    editor = form(composer).editor("audience")
    assert isinstance(editor, SuggestEditor)
    assert editor.text() == REPORTS


def test_clearing_a_field_makes_it_absent(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.pane.edit_step("x2")
    type_into(shown.pane.composer, "audience", "")
    assert shown.document.scenario.steps[5].to_json() == {"id": "x2", "type": "exchange"}


def test_an_edit_keeps_what_the_form_does_not_show(show_pane: ShowPane) -> None:
    shown = show_pane(scenario({**LOGIN, "expect": {"status": 200}, "request": {"ip": "10.0.0.1"}}))
    shown.pane.edit_step("login")
    type_into(shown.pane.composer, "audience", "urn:x")
    step = shown.document.scenario.steps[0].to_json()
    assert (step["expect"], step["request"], step["audience"]) == (
        {"status": 200},
        {"ip": "10.0.0.1"},
        "urn:x",
    )


def test_typing_keeps_focus_and_cursor_while_everything_refreshes(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.pane.edit_step("x2")
    editor = form(shown.pane.composer).editor("audience")
    assert isinstance(editor, SuggestEditor)
    editor.setFocus()
    editor.setCursorPosition(8)
    QTest.keyClicks(editor, "abc")
    assert (editor.hasFocus(), editor.cursorPosition()) == (True, 11)
    assert editor.text() == "https://abcreports.example.com"


def test_an_id_that_is_taken_is_refused_at_its_field(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.pane.edit_step("x2")
    composer = shown.pane.composer
    form(composer).focus_field("id")
    type_into(composer, "id", "x1")
    assert "'x1'" in form(composer).row("id").error()
    assert shown.document.scenario.steps[5].id == "x"
    type_into(composer, "id", "other")
    assert form(composer).row("id").error() == ""
    assert (shown.document.scenario.steps[5].id, composer.editing) == ("other", "other")


def test_a_new_step_with_a_taken_id_is_refused_at_its_field(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    composer = shown.pane.composer
    shown.pane.compose("exchange")
    form(composer).focus_field("id")
    type_into(composer, "id", "login")
    composer.submit()
    assert "'login'" in form(composer).row("id").error()
    assert shown.document.scenario == story()


def test_the_form_goes_when_its_step_goes(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    shown.pane.edit_step("x2")
    shown.pane.commands.delete("x2")
    assert shown.pane.composer.form is None


def test_escape_leaves_an_edit_as_it_is_and_drops_what_was_not_added(
    qtbot: QtBot, show_pane: ShowPane
) -> None:
    shown = show_pane(story())
    composer = shown.pane.composer
    shown.pane.compose("exchange")
    type_into(composer, "audience", "urn:x")
    QTest.keyClick(widget_of(form(composer).editor("audience")), Key.Key_Escape)
    assert shown.document.scenario == story()
    shown.pane.edit_step("x2")
    type_into(composer, "audience", "urn:x")
    QTest.keyClick(widget_of(form(composer).editor("audience")), Key.Key_Escape)
    assert composer.form is None
    assert shown.document.scenario.steps[5].to_json()["audience"] == "urn:x"


def test_a_change_of_the_tenant_changes_the_prediction(show_pane: ShowPane) -> None:
    shown = show_pane(scenario(LOGIN))
    composer = shown.pane.composer
    shown.pane.compose("exchange")
    type_into(composer, "audience", BILLING)
    assert predicted(composer)[0] == "200"
    document = shown.document
    document.apply(
        document.scenario.replace(resource_servers=document.scenario.resource_servers[:1]), "Delete API"
    )
    assert predicted(composer)[0] == "200, but another audience"
    assert composer.draft.values["audience"] == BILLING


def test_a_title_and_a_note_can_be_written(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    composer = shown.pane.composer
    shown.pane.edit_step("x1")
    form(composer).focus_field("title")
    type_into(composer, "title", "First")
    note = form(composer).editor("note")
    assert isinstance(note, QPlainTextEdit)
    note.setPlainText("why")
    assert (shown.document.scenario.steps[4].title, shown.document.scenario.steps[4].note) == ("First", "why")
    assert shown.pane.model.card(4).title == "First"


def test_a_prediction_plays_one_step_of_a_long_timeline(show_pane: ShowPane) -> None:
    shown = show_pane(long_story(1000))
    timeline = shown.document.timeline
    shown.selection.move_playhead(500)
    shown.pane.compose("exchange")
    assert predicted(shown.pane.composer)
    assert shown.document.timeline is timeline
