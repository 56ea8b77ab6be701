from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.edits import move_step, remove_step
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.step_arrows import Lane
from mrrt_studio.simulation.step_titles import refresh_token_names, step_title
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.timeline.step_model import StepModel, first_difference
from tests.simulation.story_samples import LOGIN, REPORTS, client, long_story, scenario, story
from tests.ui.timeline.conftest import ShowPane

pytestmark = pytest.mark.usefixtures("qapp")
Roles = Qt.ItemDataRole


def model_of(document: Document) -> StepModel:
    return StepModel(document, Selection(document))


def titles(model: StepModel) -> list[str | None]:
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def test_a_row_for_each_step_with_its_title() -> None:
    model = model_of(Document(story()))
    assert model.rowCount() == 8
    assert titles(model)[4] == "Phone app exchanges RT 1 for Billing"
    assert model.data(model.index(99)) is None


def test_readers_hear_the_whole_card_and_where_the_playhead_stands() -> None:
    document = Document(story())
    selection = Selection(document)
    model = StepModel(document, selection)
    surprise = model.index(5)
    assert "Silent surprise" in str(model.data(surprise, Roles.AccessibleTextRole))
    assert "Asked for Reports, got Messages." in str(model.data(surprise, Roles.AccessibleDescriptionRole))
    selection.move_playhead(3)
    assert str(model.data(surprise, Roles.AccessibleDescriptionRole)).startswith("After the playhead.")


def test_lanes_come_in_the_order_of_the_tenant() -> None:
    tablet = client(client_id="tablet", name="Tablet")
    document = Document(scenario(LOGIN, {**LOGIN, "id": "b", "client": "tablet"}, clients=[tablet, client()]))
    assert [lane.key for lane in model_of(document).lanes if lane.kind == "client"] == ["tablet", "phone"]


def test_an_api_gets_a_lane_when_a_step_asks_for_it() -> None:
    document = Document(scenario(LOGIN))
    model = model_of(document)
    assert Lane("api", REPORTS) not in model.lanes
    document.apply(scenario(LOGIN, {"type": "exchange", "audience": REPORTS}), "Add")
    assert Lane("api", REPORTS) in model.lanes


def test_a_row_keeps_its_place_while_others_go(qtbot: QtBot) -> None:
    document = Document(story())
    model = model_of(document)
    kept = QPersistentModelIndex(model.index(5))
    document.apply(remove_step(document.scenario, 1), "Delete")
    assert (kept.row(), kept.data()) == (4, "Phone app exchanges RT 2 for Reports")


def test_a_step_that_is_played_anew_is_told_as_changed(qtbot: QtBot) -> None:
    document = Document(story())
    model = model_of(document)
    step = document.scenario.steps[4].replace(title="Another")
    steps = (*document.scenario.steps[:4], step, *document.scenario.steps[5:])
    with qtbot.waitSignal(model.dataChanged) as told:
        document.apply(document.scenario.replace(steps=steps), "Edit")
    first, last = told.args[:2] if told.args else (QModelIndex(), QModelIndex())
    assert first.row() <= 4 <= last.row()
    assert titles(model)[4] == "Another"


def test_the_names_of_tokens_follow_when_an_earlier_login_goes() -> None:
    second = {**LOGIN, "id": "second"}
    exchange = {"id": "x", "type": "exchange", "refresh_token": "second"}
    document = Document(scenario(LOGIN, second, exchange))
    model = model_of(document)
    assert titles(model)[2] == "Phone app exchanges RT 2"
    document.apply(remove_step(document.scenario, 0), "Delete")
    assert titles(model)[1] == "Phone app exchanges RT 1"


def test_only_cards_that_are_looked_at_are_made() -> None:
    document = Document(long_story(300))
    document.finish_replay()
    model = model_of(document)
    assert len(model._cards) == 0
    assert model.card(3) is model.card(3)
    assert len(model._cards) == 1


def test_unchanged_cards_stay_the_same_objects_after_an_edit() -> None:
    document = Document(story())
    model = model_of(document)
    before = model.card(2)
    document.apply(remove_step(document.scenario, 7), "Delete")
    assert model.card(2) is before


def test_the_first_difference_is_told_by_identity() -> None:
    one, two, three = object(), object(), object()
    assert first_difference((one, two), (one, two)) == 2
    assert first_difference((one, two), (one, three)) == 1
    assert first_difference((one,), (one, two)) == 1
    assert first_difference((), (one,)) == 0


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    kinds = st.sampled_from(["remove", "move", "undo", "restore"])
    return draw(st.lists(st.tuples(kinds, st.integers(0, 7), st.integers(0, 7)), max_size=6))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits())
def test_after_any_edits_the_model_is_what_the_timeline_is(moves: list[tuple[str, int, int]]) -> None:
    document = Document(story())
    model = model_of(document)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for kind, one, other in moves:
        document.apply(edited(document, kind, one, other), "Edit")
    steps = document.timeline.steps
    assert [model.steps[row].id for row in range(model.rowCount())] == [played.id for played in steps]
    assert [model.row_of(played.id) for played in steps] == list(range(len(steps)))
    fresh = model_of(Document(document.scenario))
    assert [model.card(row) for row in range(model.rowCount())] == [
        fresh.card(row) for row in range(fresh.rowCount())
    ]
    del tester


def edited(document: Document, kind: str, one: int, other: int) -> Scenario:
    count = len(document.scenario.steps)
    if kind == "undo":
        document.undo_stack.undo()
    elif kind == "restore":
        return story()
    elif count > 1 and kind == "remove":
        return remove_step(document.scenario, one % count)
    elif count > 1:
        return move_step(document.scenario, one % count, other % count)
    return document.scenario


def test_names_of_tokens_are_those_of_a_whole_count_after_every_edit(show_pane: ShowPane) -> None:
    shown = show_pane(story())
    commands, undo = shown.pane.commands, shown.document.undo_stack

    def agree() -> bool:
        wanted = refresh_token_names(shown.document.timeline.steps)
        return list(shown.pane.model.names.items()) == list(wanted.items())

    edits = [
        lambda: commands.toggle("x2"),
        lambda: commands.toggle("x1"),
        undo.undo,
        lambda: commands.delete("login"),
        undo.undo,
        lambda: commands.duplicate("x2"),
        lambda: commands.move("login", 3),
        undo.undo,
        undo.undo,
    ]
    assert len(shown.pane.model.names) > 1
    for edit in edits:
        edit()
        assert agree()
        assert shown.pane.model.card(4).title == step_title(
            shown.document.timeline.steps[4], shown.pane.model.names
        )
