from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.fields import STEP_MODELS
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.timeline.draft import Draft
from mrrt_studio.ui.timeline.editors import ChoiceEditor, SuggestEditor, widget_of
from mrrt_studio.ui.timeline.form_specs import form_spec
from mrrt_studio.ui.timeline.offers import Place
from mrrt_studio.ui.timeline.step_form import StepForm
from tests.simulation.story_samples import BILLING, LOGIN, scenario, story
from tests.ui.timeline.conftest import settle


def form(qtbot: QtBot, draft: Draft, width: int = 690) -> StepForm:
    shown = StepForm(form_spec(draft.type))
    qtbot.addWidget(shown)
    shown.resize(width, 700)
    timeline = simulate(story())
    shown.offer(Place.before(timeline, len(timeline.steps)), draft)
    shown.show_draft(draft)
    shown.show()
    shown.activateWindow()
    settle()
    return shown


def choice(shown: StepForm, name: str) -> ChoiceEditor:
    editor = shown.editor(name)
    assert isinstance(editor, ChoiceEditor)
    return editor


@pytest.mark.parametrize("type_", list(STEP_MODELS))
def test_showing_a_draft_tells_nothing_and_reads_back(qtbot: QtBot, type_: str) -> None:
    examples = {played.step.type: Draft.of(played.step) for played in simulate(story()).steps}
    draft = examples.get(type_, Draft(type_))
    shown = StepForm(form_spec(type_))
    qtbot.addWidget(shown)
    told: list[str] = []
    shown.edited.connect(told.append)
    shown.show_draft(draft)
    assert told == []
    for name in draft.values:
        assert shown.editor(name).typed().value == draft.values[name]


def test_a_default_that_is_written_out_shows_as_the_default(qtbot: QtBot) -> None:
    step = scenario({**LOGIN, "flow": "authorization_code", "consent": "accept"}).steps[0]
    shown = form(qtbot, Draft.of(step))
    assert choice(shown, "flow").currentText() == "Authorization code with PKCE"
    assert choice(shown, "consent").currentText() == "The user accepts"


def test_the_newest_token_is_named(qtbot: QtBot) -> None:
    tokens = choice(form(qtbot, Draft("exchange")), "refresh_token")
    texts = [tokens.itemText(i) for i in range(tokens.count())]
    assert texts[0] == "the newest (RT 3)"
    assert texts[1:] == ["RT 3 of x2 (revoked)", "RT 2 of x1 (revoked)", "RT 1 of login (revoked)"]


def test_rare_fields_come_when_they_are_asked_for_or_used(qtbot: QtBot) -> None:
    shown = form(qtbot, Draft("login", {"client": "phone", "user": "auth0|ada"}))
    assert not shown.row("prompt").isVisible()
    QTest.mouseClick(shown.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert shown.row("prompt").isVisible()
    used = form(qtbot, Draft("login", {"prompt": "login"}))
    assert used.row("prompt").isVisible()


def test_only_the_fields_of_the_mode_are_in_sight(qtbot: QtBot) -> None:
    shown = form(qtbot, Draft("wait", {"until": "2026-01-01T10:00:00Z"}))
    assert shown.row("until").isVisible()
    assert not shown.row("seconds").isVisible()
    with qtbot.waitSignal(shown.mode_chosen) as chosen:
        shown._modes.chosen.emit("duration")
    assert chosen.args == ["duration"]


def test_an_edit_tells_its_field(qtbot: QtBot) -> None:
    shown = form(qtbot, Draft("exchange"))
    editor = widget_of(shown.editor("audience"))
    with qtbot.waitSignal(shown.edited) as told:
        QTest.keyClicks(editor, "u")
    assert told.args == ["audience"]


def test_showing_the_same_leaves_cursor_and_text_alone(qtbot: QtBot) -> None:
    shown = form(qtbot, Draft("exchange", {"audience": "urn:api"}))
    editor = shown.editor("audience")
    assert isinstance(editor, SuggestEditor)
    editor.setFocus()
    editor.setCursorPosition(3)
    shown.show_draft(Draft("exchange", {"audience": "urn:api", "scope": "openid"}))
    assert (editor.cursorPosition(), editor.hasFocus()) == (3, True)


def test_messages_stand_at_their_fields(qtbot: QtBot) -> None:
    shown = form(qtbot, Draft("wait", {"seconds": 1}))
    shown.show_errors({"seconds": "Wrong."})
    assert shown.row("seconds").error() == "Wrong."
    shown.show_errors({})
    assert shown.row("seconds").error() == ""


def test_the_scopes_that_are_offered_are_those_of_the_audience(qtbot: QtBot) -> None:
    shown = form(qtbot, Draft("exchange", {"audience": BILLING}))
    known = shown.editor("scope")._known  # pyright: ignore[reportAttributeAccessIssue]
    assert "write:billing" in known
    assert "read:reports" not in known


def test_a_wrong_field_out_of_sight_comes_into_sight(qtbot: QtBot) -> None:
    shown = form(qtbot, Draft("exchange"))
    shown.focus_field("id")
    assert shown.row("id").isVisible()
    assert widget_of(shown.editor("id")).hasFocus()
    shown.focus_field()
    assert widget_of(shown.editor("refresh_token")).hasFocus()


def test_fields_stand_beside_each_other_where_there_is_room(qtbot: QtBot) -> None:
    wide = form(qtbot, Draft("exchange"))
    assert wide.row("refresh_token").y() == wide.row("audience").y()
    narrow = form(qtbot, Draft("exchange"), width=300)
    assert narrow.row("refresh_token").y() < narrow.row("audience").y()
    assert narrow.row("refresh_token").x() == narrow.row("audience").x()


def test_the_keyboard_reaches_the_fields_in_their_order(qtbot: QtBot) -> None:
    shown = form(qtbot, Draft("exchange"))
    shown.focus_field()
    QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
    assert shown.focusWidget() is widget_of(shown.editor("audience"))
    QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
    assert widget_of(shown.editor("scope")).isAncestorOf(shown.focusWidget())


def test_readers_hear_label_help_and_message_at_the_control(qtbot: QtBot) -> None:
    shown = form(qtbot, Draft("exchange"))
    shown.show_errors({"audience": "Wrong."})
    editor = widget_of(shown.editor("audience"))
    assert editor.accessibleName() == "Audience"
    assert editor.accessibleDescription() == "Wrong. Without one, the API of the login."
