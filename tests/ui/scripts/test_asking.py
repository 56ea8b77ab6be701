from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.scripts.asking import ScriptQuestions
from mrrt_studio.ui.scripts.known_code import known_code
from mrrt_studio.ui.widgets.message_bar import Message, MessageBar
from tests.ui.scripts.scenarios import claim, with_action

Ask = Callable[[Scenario], "Asked"]


class Asked:
    def __init__(self, scenario: Scenario) -> None:
        self.bar = MessageBar()
        self.document = Document(scenario, Path("theirs.mrrt.json"))
        self.questions = ScriptQuestions(self.document, self.bar, self.bar)

    @property
    def message(self) -> Message:
        (message,) = self.bar.messages()
        return message

    def press(self, text: str) -> None:
        next(each for each in self.message.findChildren(QPushButton) if each.text() == text).click()


@pytest.fixture
def ask(qtbot: QtBot) -> Ask:
    def opened(scenario: Scenario) -> Asked:
        asked = Asked(scenario)
        qtbot.addWidget(asked.bar)
        return asked

    return opened


def test_code_from_someone_else_is_asked_about_by_name(ask: Ask) -> None:
    asked = ask(with_action(claim("theirs-1"), name="Add roles"))
    assert "Add roles" in asked.message.text()


def test_running_it_takes_the_question_back_for_good(qtbot: QtBot, ask: Ask) -> None:
    asked = ask(with_action(claim("theirs-2")))
    asked.press("Run it")
    assert asked.bar.messages() == []
    qtbot.waitUntil(lambda: not asked.document.is_replaying)
    assert all(run.error is None for run in asked.document.timeline.steps[0].outcome.scripts)  # type: ignore[union-attr]
    assert ask(with_action(claim("theirs-2"))).bar.messages() == []


def test_not_now_asks_no_more_about_this_code(ask: Ask) -> None:
    asked = ask(with_action(claim("theirs-3")))
    asked.press("Not now")
    asked.document.apply(asked.document.scenario.replace(name="Another"), "Rename")
    assert asked.bar.messages() == []
    asked.document.apply(with_action(claim("theirs-4")), "Paste")
    assert len(asked.bar.messages()) == 1


def test_undo_does_not_ask_again(ask: Ask) -> None:
    known_code().allow([claim("mine-1")])
    asked = ask(with_action(claim("mine-1")))
    asked.document.apply(with_action(claim("theirs-5")), "Paste")
    asked.document.undo_stack.undo()
    assert asked.bar.messages() == []
    asked.document.undo_stack.redo()
    assert asked.bar.messages() == []


def test_the_code_is_shown_and_can_be_allowed_there(ask: Ask) -> None:
    asked = ask(with_action(claim("theirs-6")))
    dialog = asked.questions.show_code()
    assert dialog.editors[0].code() == claim("theirs-6")
    assert dialog.editors[0].isReadOnly()
    dialog.run_button.click()
    assert known_code().knows(claim("theirs-6"))
    assert asked.bar.messages() == []


def test_closing_the_dialog_allows_nothing(ask: Ask) -> None:
    asked = ask(with_action(claim("theirs-7")))
    asked.questions.show_code().close_button.click()
    assert not known_code().knows(claim("theirs-7"))


def test_code_without_runs_is_not_asked_about(ask: Ask) -> None:
    assert ask(with_action(claim("theirs-8")).replace(triggers={})).bar.messages() == []


def test_where_there_is_no_engine_the_window_says_so(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mrrt_studio.ui.scripts.asking.available", lambda: "No engine for this platform.")
    asked = ask(with_action(claim("theirs-9")))
    assert asked.message.text() == "No engine for this platform."
    asked.document.apply(asked.document.scenario.replace(name="Another"), "Rename")
    assert len(asked.bar.messages()) == 1
