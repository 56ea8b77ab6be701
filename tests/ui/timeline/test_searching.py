from __future__ import annotations

from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.timeline import PlayedStep, simulate
from mrrt_studio.ui.timeline.searching import PerStep, StepFilter, kinds_of, searchable_text
from tests.simulation.story_samples import LOGIN, scenario, story


def played() -> tuple[PlayedStep, ...]:
    return simulate(story()).steps


def test_surprises_refusals_and_broken_expectations_are_told_apart() -> None:
    kinds = {step.id: set(kinds_of(step)) for step in played() if kinds_of(step)}
    assert kinds["x1"] == {"surprise"}
    assert kinds["x2"] == {"surprise"}
    assert kinds["call2"] == {"refused"}
    broken = simulate(scenario({**LOGIN, "expect": {"status": 401}})).steps[0]
    assert kinds_of(broken) == {"broken"}


def test_everything_that_can_be_read_can_be_found() -> None:
    steps = played()
    names = refresh_token_names(steps)
    texts = {step.id: searchable_text(step, names) for step in steps}
    assert "exchanges rt 2 for reports" in texts["x2"]
    assert "x2" in texts["x2"]
    assert "approve:billing" in texts["x1"]
    assert "https://reports.example.com" in texts["x2"]
    assert "messages" in texts["x2"]
    assert "401 invalid_token" in texts["call2"]
    noted = simulate(scenario({**LOGIN, "note": "**Why** this?", "title": "Hello"})).steps[0]
    assert "hello" in searchable_text(noted, {})
    assert "**why** this?" in searchable_text(noted, {})


def test_a_filter_admits_any_of_its_kinds_and_one_type() -> None:
    login, refused = played()[0], played()[6]
    assert StepFilter().admits(login, frozenset())
    assert not StepFilter()
    either = StepFilter(frozenset({"surprise", "refused"}))
    assert either.admits(refused, kinds_of(refused))
    assert not either.admits(login, kinds_of(login))
    assert StepFilter(type="login").admits(login, frozenset())
    assert not StepFilter(type="exchange").admits(login, frozenset())


def test_only_steps_played_anew_are_looked_at_again() -> None:
    looked: list[str] = []

    def look(step: PlayedStep) -> str:
        looked.append(step.id)
        return step.id

    steps, values = played(), PerStep(look)
    values.of(steps)
    looked.clear()
    changed = (*steps[:6], *played()[6:])
    assert values.of(changed) == [step.id for step in changed]
    assert looked == [step.id for step in changed[6:]]
    assert values.of(steps[:2]) == ["login", "w1"]
