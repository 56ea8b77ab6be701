from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.document import Document
from mrrt_studio.ui.inspector import tokens
from mrrt_studio.ui.inspector.pane import InspectorPane
from mrrt_studio.ui.selection import Selection
from tests.ui.inspector.cases import (
    CALL,
    DISABLED,
    FEWER,
    LOGIN,
    OMITTED,
    REPORTS,
    UNLISTED,
    WAIT,
    WRONG_CALL,
    app,
    opened,
    scenario,
)
from tests.ui.inspector.reading import spoken, texts

WHY, TOKENS, HTTP, STATE, LOG = range(5)


class Inspected:
    """A document, its selection and the pane that shows them."""

    def __init__(self, show: Callable[..., QWidget], *steps: dict[str, Any]) -> None:
        self.document: Document
        self.selection: Selection
        self.document, self.selection = opened(*steps)
        self.pane = InspectorPane(self.document, self.selection)
        self.window = show(self.pane)

    def read(self) -> str:
        page = self.pane.pages.page(self.pane.pages.current())
        assert page is not None
        return texts(page)

    def apply(self, *steps: dict[str, Any], **fields: Any) -> None:
        self.document.apply(scenario(*steps, **fields), "Edit")
        self.document.finish_replay()


def test_the_selected_step_is_explained(show: Callable[..., QWidget]) -> None:
    shown = Inspected(show, LOGIN, UNLISTED)
    assert "Asked for Reports, got Messages." in shown.read()
    shown.selection.select_step("login")
    assert "Ada is logged in to Phone app." in shown.read()


def test_an_edit_changes_the_explanation_at_once(show: Callable[..., QWidget]) -> None:
    shown = Inspected(show, LOGIN, UNLISTED)
    policies = [{"audience": REPORTS, "scope": ["read:reports"]}]
    settings = {"rotation_type": "rotating", "expiration_type": "expiring", "policies": policies}
    shown.apply(LOGIN, UNLISTED, clients=[app(refresh_token=settings)])
    assert "Phone app got a token for Reports." in shown.read()
    shown.document.undo_stack.undo()
    shown.document.finish_replay()
    assert "Asked for Reports, got Messages." in shown.read()


def test_an_edit_of_a_later_step_does_no_work(
    show: Callable[..., QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Inspected(show, LOGIN, UNLISTED, WAIT)
    shown.selection.select_step("unlisted")
    calls: list[object] = []
    monkeypatch.setattr(shown.pane.why, "show_step", calls.append)
    steps = shown.document.scenario.steps
    shown.document.apply(shown.document.scenario.replace(steps=steps[:2]), "Remove the last step")
    shown.document.finish_replay()
    assert calls == []


def test_only_the_page_that_is_seen_signs_tokens(
    show: Callable[..., QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    signings: list[object] = []
    sign = tokens.signed
    monkeypatch.setattr(tokens, "signed", lambda token: signings.append(token) or sign(token))
    shown = Inspected(show, LOGIN, OMITTED)
    shown.selection.select_step("login")
    assert signings == []
    shown.pane.pages.set_current(TOKENS)
    assert len(signings) == 2
    shown.pane.pages.set_current(WHY)
    shown.selection.select_step("omitted")
    assert len(signings) == 2
    shown.pane.pages.set_current(TOKENS)
    assert len(signings) == 4


def test_a_hidden_pane_catches_up_when_it_is_shown(show: Callable[..., QWidget]) -> None:
    shown = Inspected(show, LOGIN, FEWER)
    shown.window.hide()
    shown.selection.select_step("login")
    shown.window.show()
    assert "Ada is logged in to Phone app." in shown.read()


def test_the_tab_counts_the_tokens_without_opening_it(show: Callable[..., QWidget]) -> None:
    shown = Inspected(show, LOGIN, WAIT, CALL)
    bar = shown.pane.pages.bar
    assert bar.tabText(TOKENS) == "Tokens 1"
    shown.selection.select_step("wait")
    assert bar.tabText(TOKENS) == "Tokens"
    shown.selection.select_step("login")
    assert bar.tabText(TOKENS) == "Tokens 3"


@pytest.mark.parametrize("tab", [WHY, TOKENS, HTTP, STATE, LOG])
def test_nothing_selected_and_a_disabled_step_say_so_on_every_page(
    show: Callable[..., QWidget], tab: int
) -> None:
    shown = Inspected(show, LOGIN, DISABLED)
    shown.pane.pages.set_current(tab)
    assert "This step is disabled" in shown.read()
    shown.selection.select_step("")
    assert "No step is selected" in shown.read()


def test_a_wait_has_a_sentence_and_neither_tokens_nor_requests(show: Callable[..., QWidget]) -> None:
    shown = Inspected(show, LOGIN, WAIT)
    assert "The clock moves by 10 min." in shown.read()
    shown.pane.pages.set_current(TOKENS)
    assert "No tokens" in shown.read()
    shown.pane.pages.set_current(HTTP)
    assert "No request" in shown.read()


def test_an_empty_document_is_no_problem(show: Callable[..., QWidget]) -> None:
    assert "No step is selected" in Inspected(show).read()


def test_tokens_follow_the_playhead(show: Callable[..., QWidget]) -> None:
    shown = Inspected(show, LOGIN, OMITTED, WAIT)
    shown.pane.pages.set_current(TOKENS)
    shown.selection.select_step("login")
    facts = {fact.name: fact.value for fact in shown.pane.tokens.cards()[2].tables()[0].facts()}
    assert facts["now"] == "rotated"
    shown.selection.move_playhead(1)
    facts = {fact.name: fact.value for fact in shown.pane.tokens.cards()[2].tables()[0].facts()}
    assert facts["now"] == "current"


def test_a_comparison_follows_an_edit_of_another_step(show: Callable[..., QWidget]) -> None:
    shown = Inspected(show, LOGIN, FEWER)
    shown.selection.select_step("login")
    shown.pane.pages.set_current(TOKENS)
    comparison = shown.pane.tokens.cards()[0].comparison
    comparison.disclosure.set_open(is_open=True)
    comparison.choice.set_value("access fewer")
    comparison.refresh()
    before = comparison.table.rows()
    shown.apply(LOGIN, {**FEWER, "audience": REPORTS})
    assert comparison.table.rows() != before
    shown.apply(LOGIN)
    assert comparison.choice.value() == ""


def test_a_step_after_the_playhead_is_seen_from_its_own_end(show: Callable[..., QWidget]) -> None:
    shown = Inspected(show, LOGIN, OMITTED)
    shown.pane.pages.set_current(TOKENS)
    shown.selection.move_playhead(0)
    shown.selection.select_step("omitted")
    assert "right after the step" in shown.read()


def test_the_step_of_a_sent_token_is_selected_from_here(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    shown = Inspected(show, LOGIN, WRONG_CALL)
    button = next(b for b in shown.pane.findChildren(QPushButton) if b.text() == "Show step login")
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert shown.selection.step_id == "login"


def test_refreshing_steals_neither_focus_nor_place(
    show: Callable[..., QWidget], settled: Callable[[], None]
) -> None:
    shown = Inspected(show, LOGIN, UNLISTED)
    shown.window.resize(440, 300)
    settled()
    table = shown.pane.why.table
    table.setFocus()
    table.select_scope("read:messages")
    settled()
    shown.pane.why.verticalScrollBar().setValue(150)
    shown.apply(LOGIN, UNLISTED, clients=[app(name="Phone")])
    settled()
    assert "No MRRT policy of Phone names" in shown.read()
    assert table.hasFocus()
    assert table.selected_scope() == "read:messages"
    assert shown.pane.why.verticalScrollBar().value() == 150


def test_a_screen_reader_finds_the_tabs_by_name(show: Callable[..., QWidget]) -> None:
    heard = spoken(Inspected(show, LOGIN, FEWER).pane)
    assert ("PageTab", "Tokens 1") in heard or ("PageTab", "Tokens 2") in heard
    assert ("PageTab", "HTTP") in heard
    assert ("Client", "Surprise: Asked for write:billing, and did not get it.") in heard


def test_every_step_kind_is_shown_on_every_page(show: Callable[..., QWidget]) -> None:
    shown = Inspected(show, LOGIN, OMITTED, UNLISTED, FEWER, CALL, WRONG_CALL, WAIT, DISABLED)
    for tab in (WHY, TOKENS, HTTP, STATE, LOG):
        shown.pane.pages.set_current(tab)
        for played in shown.document.timeline.steps:
            shown.selection.select_step(played.id)
            assert shown.read()


def test_tab_goes_from_top_to_bottom_whatever_was_shown_before(
    show: Callable[..., QWidget], settled: Callable[[], None]
) -> None:
    shown = Inspected(show, LOGIN, WRONG_CALL, OMITTED, UNLISTED)
    for step in ("wrong", "login", "unlisted"):
        shown.selection.select_step(step)
        settled()
    shown.pane.why.table.select_scope("openid")
    settled()
    heights = [widget.mapTo(shown.pane, QPoint()).y() for widget in tab_stops(shown.pane.why)]
    assert len(heights) > 6
    assert heights == sorted(heights)


def tab_stops(page: QWidget) -> list[QWidget]:
    """Return what Tab reaches in a page, in its order."""
    chain: list[QWidget] = [page]
    while (following := chain[-1].nextInFocusChain()) is not None and following is not page:
        chain.append(following)
    inside = [widget for widget in chain if page.isAncestorOf(widget) and widget.isVisible()]
    return [widget for widget in inside if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value]
