"""The timeline: a function of the scenario, replayed only from the first step that differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.engine.scripts import ScriptRunner, no_scripts
from mrrt_studio.engine.state import State
from mrrt_studio.scenario.model import Scenario, step_ids
from mrrt_studio.scenario.steps import BaseStep, Step
from mrrt_studio.scenario.times import rfc3339
from mrrt_studio.simulation import cycle_collection
from mrrt_studio.simulation.run import Run, World, choices_of, play


@dataclass(frozen=True, slots=True)
class PlayedStep:
    """A step, what it did, and the server before and after it."""

    index: int
    id: str
    step: Step
    outcome: Outcome | None
    """None for a step that is disabled."""
    before: Run
    after: Run

    @property
    def at(self) -> int:
        """The virtual time when it ran, seconds since the epoch."""
        return self.before.state.now

    @property
    def at_text(self) -> str:
        """The virtual time when it ran, RFC 3339."""
        return rfc3339(self.at)

    @property
    def state(self) -> State:
        """The server after it."""
        return self.after.state


@dataclass(frozen=True)
class Timeline:
    """All steps of a scenario, played."""

    scenario: Scenario
    world: World
    steps: tuple[PlayedStep, ...]
    runner: ScriptRunner = no_scripts
    """What ran the tenant's code; whoever replays something of this timeline passes it on."""

    @cached_property
    def by_id(self) -> Mapping[str, PlayedStep]:
        """The played steps by their ids."""
        return {played.id: played for played in self.steps}

    @property
    def end(self) -> Run:
        """Where the run stands after the last step."""
        return self.steps[-1].after if self.steps else Run.begin(self.world, self.runner)


def simulate(
    scenario: Scenario,
    previous: Timeline | None = None,
    overrides: Mapping[str, str] | None = None,
    runner: ScriptRunner = no_scripts,
) -> Timeline:
    """Return the timeline of a scenario.

    Args:
        scenario: what is played.
        previous: an earlier timeline, whose outcomes are used again for the steps that both begin with.
        overrides: assumptions that this run alone changes.
        runner: runs Actions and Rules; by default none of them run, and the steps say so.
    """
    replay = Replay(scenario, previous, overrides, runner)
    with cycle_collection.paused():
        for _ in replay:
            pass
    return replay.timeline


class Replay:
    """A simulation under way; a window takes a few steps of it at a time so that it never blocks."""

    def __init__(
        self,
        scenario: Scenario,
        previous: Timeline | None = None,
        overrides: Mapping[str, str] | None = None,
        runner: ScriptRunner = no_scripts,
    ) -> None:
        self.scenario = scenario
        self.runner = runner
        self.world = _shared_world(scenario, previous, overrides)
        self._ids = step_ids(scenario.steps)
        self._played: list[PlayedStep] = self._common_prefix(previous)

    def _common_prefix(self, previous: Timeline | None) -> list[PlayedStep]:
        if previous is None or previous.world is not self.world or previous.runner != self.runner:
            return []
        count = 0
        for played, step, step_id in zip(previous.steps, self.scenario.steps, self._ids, strict=False):
            if played.id != step_id or not _plays_alike(played.step, step):
                break
            count += 1
        kept = list(previous.steps[:count])
        return [
            played if played.step is step else _with_step(played, step)
            for played, step in zip(kept, self.scenario.steps, strict=False)
        ]

    def __iter__(self) -> Iterator[PlayedStep]:
        """Play the steps that are left, one at a time."""
        run = self._played[-1].after if self._played else Run.begin(self.world, self.runner)
        for index in range(len(self._played), len(self._ids)):
            played = _play(run, index, self._ids[index], self.scenario.steps[index])
            run = played.after
            self._played.append(played)
            yield played

    @property
    def timeline(self) -> Timeline:
        """What has been played so far."""
        return Timeline(self.scenario, self.world, tuple(self._played), self.runner)


def _shared_world(
    scenario: Scenario, previous: Timeline | None, overrides: Mapping[str, str] | None
) -> World:
    """Return the world of the previous timeline itself where nothing but steps has changed."""
    if previous is not None and _same_world(scenario, previous.scenario):
        choices = choices_of(scenario, overrides)
        if choices == previous.world.choices:
            return previous.world
    return World.of(scenario, overrides)


_WORLD_FIELDS = (
    "start",
    "seed",
    "assumptions",
    "tenant",
    "clients",
    "resource_servers",
    "client_grants",
    "roles",
    "users",
    "organizations",
    "actions",
    "triggers",
    "rules",
    "rules_configs",
)


def _same_world(scenario: Scenario, other: Scenario) -> bool:
    return all(
        (mine := getattr(scenario, name)) is (theirs := getattr(other, name)) or mine == theirs
        for name in _WORLD_FIELDS
    )


_TEXT_ONLY = {"id", "title", "note", "expect"}
"""Fields of a step that do not change what it does."""


def _plays_alike(step: BaseStep, other: BaseStep) -> bool:
    if step is other or step == other:
        return True
    if type(step) is not type(other):
        return False
    return step.model_dump(exclude=_TEXT_ONLY) == other.model_dump(exclude=_TEXT_ONLY)


def _with_step(played: PlayedStep, step: Step) -> PlayedStep:
    return PlayedStep(played.index, played.id, step, played.outcome, played.before, played.after)


def _play(run: Run, index: int, step_id: str, step: Step) -> PlayedStep:
    if step.disabled:
        return PlayedStep(index, step_id, step, None, run, run)
    after, outcome = play(run, step_id, step)
    return PlayedStep(index, step_id, step, outcome, run, after)
