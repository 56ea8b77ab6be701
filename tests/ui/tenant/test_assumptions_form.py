from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.scenario.assumptions import ASSUMPTIONS
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.tenant.assumptions_form import choice_of, confidence_text, decided_marked, steps_decided
from tests.ui.tenant.studio import WEB, Studio, choose, example


@pytest.fixture
def page(studio: Studio) -> Any:
    studio.select("assumptions")
    return studio.page(0)


def test_every_question_has_its_choice_its_source_and_how_sure_it_is(studio: Studio, page: Any) -> None:
    for name, assumption in ASSUMPTIONS.items():
        row = page.row_of(name)
        assert row.control.accessibleName() == assumption.question
        assert [row.control.itemData(place) for place in range(row.control.count())] == [
            "",
            *assumption.names[1:],
        ]
        described = row.control.accessibleDescription()
        assert confidence_text(assumption.confidence) in described
        assert described.startswith(assumption.default)


@pytest.mark.parametrize("name", ["unlisted-audience", "resource-in-response"])
def test_a_choice_is_made_undone_and_returned_to_its_default(studio: Studio, page: Any, name: str) -> None:
    before = studio.scenario
    value = ASSUMPTIONS[name].names[-1]
    choose(page.row_of(name).control, value)
    assert studio.scenario.assumptions[name] == value
    choose(page.row_of(name).control, None)
    assert studio.scenario.assumptions == {}
    studio.undo()
    studio.undo()
    while studio.document.undo_stack.canUndo():
        studio.undo()
    assert studio.scenario == before


def test_the_steps_that_it_decided_are_links_that_select_them(studio: Studio, page: Any) -> None:
    asked = example().steps[1].replace(audience="https://nowhere.example.com")
    studio.document.apply(studio.scenario.replace(steps=(example().steps[0], asked)), "Ask elsewhere")
    assert "unlisted-audience" in steps_decided(studio.document.timeline)
    assert page.decided_text("unlisted-audience") == "Decided in this scenario: x1."
    page.step_chosen.emit("x1")
    assert studio.selection.step_id == "x1"
    assert page.decided_text("blocked-user-error") == "Decides no step of this scenario."


def test_many_steps_are_counted() -> None:
    told = decided_marked(tuple(f"x{number}" for number in range(14)))
    assert told.endswith("[x11](step:x11) and 2 more.")


def test_the_order_of_choices_is_that_of_the_questions() -> None:
    scenario = Scenario(assumptions={"empty-scope": "error"})
    first, last = choice_of(ASSUMPTIONS["unlisted-audience"]), choice_of(ASSUMPTIONS["resource-in-response"])
    changed: Any = first.write(last.write(scenario, "present"), "error")
    assert list(changed.assumptions) == ["unlisted-audience", "empty-scope", "resource-in-response"]


def test_the_title_and_the_tree_count_what_is_changed(studio: Studio, page: Any) -> None:
    choose(page.row_of("empty-scope").control, "error")
    assert "1 of 17 changed" in studio.form().title.accessibleName()
    model = studio.pane.tree.model()
    assert model.index(model.rowCount() - 1, 0).data() == "Assumptions · 1 changed"
    studio.select("client", WEB)
