from __future__ import annotations

from typing import Any

import pytest

from tests.ui.tenant.studio import Studio, binding, control, write

SCENARIO_TAB = 2


@pytest.fixture
def page(studio: Studio) -> Any:
    studio.select("tenant")
    return studio.page(SCENARIO_TAB)


@pytest.mark.parametrize("path", ["name", "description", "seed"])
def test_each_field_is_edited_undone_and_redone(studio: Studio, page: Any, path: str) -> None:
    before = studio.scenario
    write(control(page, path), "other")
    after = studio.scenario
    assert getattr(after, path) == "other"
    while studio.document.undo_stack.canUndo():
        studio.undo()
    assert studio.scenario == before
    while studio.document.undo_stack.canRedo():
        studio.redo()
    assert studio.scenario == after


def test_the_clock_starts_at_a_time_and_nothing_else(studio: Studio, page: Any) -> None:
    write(control(page, "start"), "2027-02-03T04:05:06Z")
    assert studio.scenario.start == "2027-02-03T04:05:06Z"
    write(control(page, "start"), "tomorrow")
    assert "2026-01-01T09:00:00Z" in binding(page, "start").row.error()
    assert control(page, "start").text() == "tomorrow"
    assert studio.scenario.start == "2027-02-03T04:05:06Z"


def test_a_name_can_be_emptied_and_a_seed_cannot(studio: Studio, page: Any) -> None:
    write(control(page, "name"), "n")
    write(control(page, "name"), "")
    assert studio.scenario.name == ""
    seed = studio.scenario.seed
    write(control(page, "seed"), "")
    assert studio.scenario.seed == seed
    assert binding(page, "seed").row.error() == "A scenario needs a seed."
