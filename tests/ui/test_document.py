from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from mrrt_studio.engine.scripts import no_scripts
from mrrt_studio.scenario.edits import put_step
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import WaitStep
from mrrt_studio.ui import document as module
from mrrt_studio.ui.document import Document

pytestmark = pytest.mark.usefixtures("qapp")


def waits(count: int, seconds: int = 60) -> Scenario:
    return Scenario(steps=tuple(WaitStep(type="wait", seconds=seconds) for _ in range(count)))


def test_a_new_document_is_as_its_file() -> None:
    document = Document(waits(2), Path("two.mrrt.json"))
    assert not document.is_modified
    assert document.path == Path("two.mrrt.json")
    assert len(document.timeline.steps) == 2


def test_an_edit_goes_through_history_and_timeline(qtbot: QtBot) -> None:
    document = Document(Scenario())
    with qtbot.waitSignals([document.changed, document.timeline_changed]):
        document.apply(waits(1), "Add wait")
    assert document.is_modified
    assert document.undo_stack.undoText() == "Add wait"
    assert document.timeline.end.state.now == document.timeline.world.start + 60


def test_an_equal_scenario_is_no_edit(qtbot: QtBot) -> None:
    document = Document(waits(1))
    with qtbot.assertNotEmitted(document.changed):
        document.apply(waits(1), "Nothing")
    assert document.undo_stack.count() == 0


def test_edits_of_one_field_are_one_step_of_the_history() -> None:
    document = Document(Scenario())
    for name in ("A", "Ad", "Ada"):
        document.apply(document.scenario.replace(name=name), "Change name", merge_key="name")
    document.apply(document.scenario.replace(description="d"), "Change description", merge_key="description")
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.scenario == Scenario()


def test_a_field_that_is_back_at_its_value_leaves_no_history() -> None:
    document = Document(Scenario())
    document.apply(document.scenario.replace(name="A"), "Change name", merge_key="name")
    document.apply(document.scenario.replace(name=""), "Change name", merge_key="name")
    assert document.undo_stack.count() == 0
    assert not document.is_modified


def test_typing_after_saving_does_not_reach_back_behind_it() -> None:
    document = Document(Scenario())
    document.apply(document.scenario.replace(name="A"), "Change name", merge_key="name")
    document.undo_stack.setClean()
    document.apply(document.scenario.replace(name="AB"), "Change name", merge_key="name")
    assert document.is_modified
    document.undo_stack.undo()
    assert document.scenario.name == "A"
    assert not document.is_modified


def test_a_recovered_copy_is_modified_from_the_start() -> None:
    document = Document(waits(1))
    document.mark_modified()
    assert document.is_modified


@given(st.lists(st.text(max_size=3), max_size=8))
def test_undoing_and_redoing_everything_is_the_identity(names: list[str]) -> None:
    document = Document(Scenario())
    for name in names:
        document.apply(document.scenario.replace(name=name), "Change name")
    last = document.scenario
    for _ in names:
        document.undo_stack.undo()
    assert document.scenario == Scenario()
    for _ in names:
        document.undo_stack.redo()
    assert document.scenario == last


def test_a_long_timeline_is_replayed_in_slices(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(waits(50))
    monkeypatch.setattr(module, "SLICE_SECONDS", 0.0)
    before = document.timeline
    with qtbot.waitSignal(document.timeline_changed):
        document.apply(waits(50, seconds=5), "Shorter")
        assert document.is_replaying
        assert document.timeline is before
    assert not document.is_replaying
    assert document.timeline.end.state.now == document.timeline.world.start + 250


def test_the_timeline_can_be_had_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(waits(9))
    monkeypatch.setattr(module, "SLICE_SECONDS", 0.0)
    document.apply(waits(9, seconds=1), "Shorter")
    document.finish_replay()
    assert document.timeline.scenario is document.scenario


def test_a_step_that_fails_is_not_played_again_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(waits(1))

    class Failing:
        runner = staticmethod(no_scripts)

        def __init__(self, *_arguments: object, **_options: object) -> None: ...

        def __iter__(self) -> Failing:
            return self

        def __next__(self) -> None:
            raise ArithmeticError("the engine is broken")

    monkeypatch.setattr(module, "Replay", Failing)
    with pytest.raises(ArithmeticError):
        document.show_scenario(waits(2))
    assert not document.is_replaying
    monkeypatch.undo()
    document.show_scenario(waits(3))
    assert len(document.timeline.steps) == 3


def test_documents_that_nobody_needs_end_without_a_crash() -> None:
    for _ in range(20):
        document = Document(Scenario())
        document.ring = [document]
        for name in ("A", "B", "C"):
            document.apply(document.scenario.replace(name=name), "Change name")
        document.undo_stack.undo()
        del document
    gc.collect()


def test_the_path_is_told(qtbot: QtBot) -> None:
    document = Document(Scenario())
    with qtbot.waitSignal(document.path_changed):
        document.path = Path("named.mrrt.json")


def test_a_step_that_only_got_a_title_keeps_its_outcome() -> None:
    document = Document(waits(1))
    outcome = document.timeline.steps[0].outcome
    titled = document.scenario.steps[0].replace(title="A minute")
    document.apply(put_step(document.scenario, 0, titled), "Change title")
    assert document.timeline.steps[0].outcome is outcome
    assert document.timeline.steps[0].step.title == "A minute"
