from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.history import History

pytestmark = pytest.mark.usefixtures("qapp")


class Screen:
    """Shows a scenario, and edits it through a history."""

    def __init__(self) -> None:
        self.scenario = Scenario()
        self.history = History(self.show)

    def show(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def edit(self, name: str, merge_key: str = "") -> None:
        self.history.push(self.scenario, Scenario(name=name), f"Name {name}", merge_key)


@pytest.fixture
def screen() -> Screen:
    return Screen()


def test_undo_and_redo_show_the_scenario_before_and_after(screen: Screen) -> None:
    screen.edit("A")
    screen.edit("B")
    assert (screen.history.undoText(), screen.history.redoText()) == ("Name B", "")
    screen.history.undo()
    assert screen.scenario.name == "A"
    assert (screen.history.undoText(), screen.history.redoText()) == ("Name A", "Name B")
    screen.history.redo()
    assert screen.scenario.name == "B"


def test_at_either_end_nothing_happens(screen: Screen) -> None:
    screen.history.undo()
    screen.history.redo()
    assert screen.scenario == Scenario()
    assert (screen.history.index(), screen.history.count()) == (0, 0)


def test_a_new_edit_takes_the_place_of_what_was_undone(screen: Screen) -> None:
    screen.edit("A")
    screen.edit("B")
    screen.history.undo()
    screen.edit("C")
    assert not screen.history.canRedo()
    screen.history.undo()
    assert screen.scenario.name == "A"


def test_what_was_saved_and_then_undone_is_lost_by_a_new_edit(screen: Screen) -> None:
    screen.edit("A")
    screen.history.setClean()
    screen.history.undo()
    assert not screen.history.isClean()
    screen.edit("B")
    assert not screen.history.isClean()
    screen.history.undo()
    assert not screen.history.isClean()


def test_merged_edits_are_undone_at_once(screen: Screen) -> None:
    for name in ("A", "Ad", "Ada"):
        screen.edit(name, "name")
    assert screen.history.count() == 1
    screen.history.undo()
    assert screen.scenario == Scenario()


def test_after_an_undo_nothing_merges(screen: Screen) -> None:
    screen.edit("A", "name")
    screen.edit("B")
    screen.history.undo()
    screen.edit("C", "name")
    screen.history.undo()
    assert screen.scenario.name == "A"


def test_edits_without_a_key_never_merge(screen: Screen) -> None:
    screen.edit("A")
    screen.edit("B")
    assert screen.history.count() == 2


def test_state_is_told_and_already_true_when_the_scenario_is_shown(screen: Screen, qtbot: QtBot) -> None:
    told: list[bool] = []
    screen.history.cleanChanged.connect(told.append)
    seen: list[bool] = []
    original = screen.show

    class Watching(Screen):
        def show(self, scenario: Scenario) -> None:
            original(scenario)
            seen.append(self.history.isClean())

    watching = Watching()
    watching.history.cleanChanged.connect(told.append)
    with qtbot.waitSignal(watching.history.indexChanged):
        watching.edit("A")
    watching.history.undo()
    assert seen == [False, True]
    assert told == [False, True]


def test_an_edit_whose_showing_fails_is_in_the_history_all_the_same() -> None:
    class Failing(Screen):
        def show(self, scenario: Scenario) -> None:
            raise ArithmeticError

    screen = Failing()
    with pytest.raises(ArithmeticError):
        screen.edit("A")
    assert screen.history.count() == 1
    assert not screen.history.isClean()


def test_it_does_not_keep_its_document(screen: Screen) -> None:
    history = screen.history
    screen.edit("A")
    del screen
    history.undo()
    assert history.index() == 0


actions = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.text("ab", max_size=2), st.sampled_from(["", "k"])),
        st.tuples(st.sampled_from(["undo", "redo", "setClean"])),
    ),
    max_size=25,
)


@given(actions)
def test_clean_means_that_the_screen_shows_what_was_saved(steps: list[tuple[str, ...]]) -> None:
    screen = Screen()
    saved = screen.scenario
    for name, *arguments in steps:
        if name == "edit" and Scenario(name=arguments[0]) != screen.scenario:
            screen.edit(*arguments)
        elif name != "edit":
            getattr(screen.history, name)()
        if name == "setClean":
            saved = screen.scenario
        assert not screen.history.isClean() or screen.scenario == saved


@given(actions)
def test_undoing_everything_leads_back_and_redoing_everything_forth(steps: list[tuple[str, ...]]) -> None:
    screen = Screen()
    for name, *arguments in steps:
        if name == "edit" and Scenario(name=arguments[0]) != screen.scenario:
            screen.edit(*arguments)
        elif name != "edit":
            getattr(screen.history, name)()
    while screen.history.canRedo():
        screen.history.redo()
    last = screen.scenario
    while screen.history.canUndo():
        screen.history.undo()
    assert screen.scenario == Scenario()
    while screen.history.canRedo():
        screen.history.redo()
    assert screen.scenario == last


def test_what_stood_there_before_the_last_edit_is_what_undo_shows(screen: Screen) -> None:
    assert screen.history.before_last() is None
    screen.edit("A")
    screen.edit("B")
    before = screen.history.before_last()
    screen.history.undo()
    assert before == screen.scenario
    assert screen.history.before_last() == Scenario()
