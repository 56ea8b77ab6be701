"""The steps of what was imported, where the scenario that it becomes part of has steps of its own."""

from __future__ import annotations

from mrrt_studio.formats.following import Ids
from mrrt_studio.formats.imported import Imported
from mrrt_studio.scenario.fresh import free_step_id
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import Step

_NOT_TAKEN = "The steps of the imported scenario were not taken over ({}): this one has steps of its own"


def with_steps(scenario: Scenario, imported: Imported, ids: Ids) -> tuple[Scenario, tuple[str, ...]]:
    """Return the scenario with the imported steps, and what is to say about that.

    A scenario with steps keeps them and no others, since those of another one belong to another story. A step
    that a token tells is added at the end, unless one like it is there already.
    """
    if imported.whole is not None and scenario.steps and scenario.steps != imported.whole.steps:
        count = len(imported.whole.steps)
        return _added(scenario, imported, ids), (_NOT_TAKEN.format(count),) if count else ()
    if imported.whole is not None:
        scenario = scenario.replace(steps=imported.whole.steps)
    return _added(scenario, imported, ids), ()


def _added(scenario: Scenario, imported: Imported, ids: Ids) -> Scenario:
    for step in imported.steps:
        new = _with_ids(step, ids)
        if not any(_alike(new, each) for each in scenario.steps):
            named = new.replace(id=free_step_id(scenario, new.type))
            scenario = scenario.replace(steps=(*scenario.steps, named))
    return scenario


def _with_ids(step: Step, ids: Ids) -> Step:
    client = getattr(step, "client", None)
    now = ids.clients.get(str(client))
    return step if client is None or now is None else step.replace(client=now)


def _alike(one: Step, other: Step) -> bool:
    """Tell whether two steps do the same; what they are called and what is expected of them aside."""
    if one.type != other.type:
        return False
    beside = {"id", "title", "note", "expect", "disabled"}
    return one.model_dump(exclude=beside) == other.model_dump(exclude=beside)
