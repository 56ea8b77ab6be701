from __future__ import annotations

from dataclasses import replace

from mrrt_studio.formats.following import ids_of
from mrrt_studio.formats.from_scenario import of_scenario
from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.imported_steps import with_steps
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import LoginStep

STEP = LoginStep(type="login", client="c", user="u", scope="openid")
MINE = Scenario.model_validate({"steps": [{"id": "login", "type": "wait", "seconds": 1}]})


def test_a_step_that_a_token_tells_is_added_once() -> None:
    imported = Imported(steps=(STEP,))
    once, notes = with_steps(MINE, imported, ids_of(MINE, imported))
    assert [step.id for step in once.steps] == ["login", "login2"]
    assert with_steps(once, imported, ids_of(once, imported))[0] == once
    assert notes == ()


def test_it_names_the_application_as_the_scenario_does() -> None:
    imported = Imported(steps=(STEP,))
    ids = replace(ids_of(MINE, imported), clients={"c": "d"})
    assert with_steps(MINE, imported, ids)[0].steps[-1].client == "d"  # type: ignore[union-attr]


def test_a_scenario_with_steps_keeps_them_and_says_so() -> None:
    other = of_scenario(Scenario().replace(steps=(STEP,)))
    kept, notes = with_steps(MINE, other, ids_of(MINE, other))
    assert kept.steps == MINE.steps
    assert "not taken over (1)" in notes[0]
    taken, notes = with_steps(Scenario(), other, ids_of(Scenario(), other))
    assert (taken.steps, notes) == ((STEP,), ())
