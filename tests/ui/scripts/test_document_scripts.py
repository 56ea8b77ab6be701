"""The document with code: it opens at once, its code runs when it may, and the window goes on meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from mrrt_studio.engine.scripts import no_scripts
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import WaitStep
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.scripts.known_code import known_code
from tests.ui.scripts.scenarios import ENDLESS, claim, with_action

pytestmark = pytest.mark.usefixtures("qapp")


def errors_of(document: Document) -> list[str | None]:
    outcomes = [played.outcome for played in document.timeline.steps]
    runs = [run for outcome in outcomes if outcome for run in outcome.scripts]
    return [run.error.kind if run.error else None for run in runs]


def allowed(code: str) -> Scenario:
    known_code().allow([code])
    return with_action(code)


def settled(qtbot: QtBot, document: Document) -> Document:
    qtbot.waitUntil(lambda: not document.is_replaying, timeout=20_000)
    return document


def test_code_that_nobody_allowed_does_not_run() -> None:
    document = Document(with_action(claim("stranger")))
    assert not document.is_replaying
    assert set(errors_of(document)) == {"consent"}


def test_allowed_code_runs_without_an_edit(qtbot: QtBot) -> None:
    document = Document(with_action(claim("allowed-later")))
    known_code().allow([claim("allowed-later")])
    assert document.is_replaying
    assert set(errors_of(settled(qtbot, document))) == {None}
    assert not document.is_modified


def test_undo_runs_what_was_allowed_without_asking_again(qtbot: QtBot) -> None:
    document = settled(qtbot, Document(allowed(claim("first"))))
    document.apply(with_action(claim("pasted")), "Paste")
    assert set(errors_of(document)) == {"consent"}
    document.undo_stack.undo()
    assert set(errors_of(settled(qtbot, document))) == {None}


def test_an_edit_of_a_later_step_leaves_the_earlier_ones_as_they_were_played(qtbot: QtBot) -> None:
    document = settled(qtbot, Document(allowed(claim("prefix"))))
    before = document.timeline.steps
    wait = WaitStep(type="wait", seconds=60)
    document.apply(document.scenario.replace(steps=(*document.scenario.steps, wait)), "Add wait")
    settled(qtbot, document)
    assert [played.outcome for played in document.timeline.steps[: len(before)]] == [
        played.outcome for played in before
    ]
    assert document.timeline.steps[0] is before[0]


def test_whoever_needs_the_timeline_now_gets_it(qtbot: QtBot) -> None:
    document = Document(allowed(claim("now")))
    assert document.is_replaying
    document.finish_replay()
    assert not document.is_replaying
    assert set(errors_of(document)) == {None}
    with qtbot.assertNotEmitted(document.timeline_changed, wait=60):
        pass


def test_an_endless_script_stops_neither_the_window_nor_the_document(qtbot: QtBot) -> None:
    ticks = list[int]()
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    scenario = allowed(ENDLESS)
    document = Document(scenario)
    settled(qtbot, document)
    timer.stop()
    assert errors_of(document)[0] == "time"
    assert len(ticks) > 50
    assert document.scenario is scenario
    assert not document.is_modified


def test_a_document_that_ends_gives_up_what_it_plays(qtbot: QtBot) -> None:
    document = Document(allowed(ENDLESS + "//"))
    scripted = document._scripted._current
    playing = scripted.playing
    assert playing is not None
    del document
    qtbot.waitUntil(lambda: playing.is_given_up)


def test_code_without_scripts_is_played_at_once() -> None:
    document = Document(with_action(claim("unbound")).replace(triggers={}))
    assert not document.is_replaying
    assert document.timeline.runner is no_scripts
