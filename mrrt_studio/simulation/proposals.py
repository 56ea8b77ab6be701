"""Make this succeed: the smallest sets of configuration changes with which a step gives what is wanted of it.

The search asks the engine again and again: what is in the way, which changes satisfy that rule, and with one
of them made, what is in the way then? So an answer is right because the engine says so, and where it finds
none, it tells the rules that no setting can satisfy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from mrrt_studio.engine.explain import Explanation
from mrrt_studio.scenario.findings.near_misses import slash_miss
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.rules import RULES
from mrrt_studio.scenario.steps import CallApiStep, ClientCredentialsStep, ConfigureStep, UserinfoStep
from mrrt_studio.simulation.proposal_goals import Goal, Target, target_of
from mrrt_studio.simulation.proposal_mends import Change, mends
from mrrt_studio.simulation.proposal_obstacles import Obstacle, obstacles
from mrrt_studio.simulation.reach import Reach, reach
from mrrt_studio.simulation.reach_difference import ReachDifference, reach_difference
from mrrt_studio.simulation.timeline import PlayedStep, Timeline, simulate

_MOST_CHANGES = 6
"""In one proposal: more rules than that never stand in one way."""
_MOST_TRIES = 150

_READERS = (CallApiStep, UserinfoStep, ClientCredentialsStep)
"""Steps after which the server is as it was before."""

_TOO_MUCH = "What gives {scope} also changes what else this step gives."
_TAKEN_BACK = "A later configure step takes back what would mend it."
_SLASH = (
    "This step names {written}, but {api} is called {identifier}: the slash at the end counts. Correct the "
    "step rather than the configuration."
)
_NOT_ENOUGH = "What its rule asks for is not enough here."


@dataclass(frozen=True)
class Proposal:
    """Changes that reach a goal, none of which can be left out."""

    changes: tuple[Change, ...]
    scenario: Scenario
    """With the changes made."""
    opens: ReachDifference
    """What users reach with the changes, beyond what they reached before: anywhere, the goal itself too."""

    @property
    def sentence(self) -> str:
        """All changes, told."""
        return " ".join(change.sentence for change in self.changes)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that the changes satisfy."""
        return tuple(change.rule for change in self.changes)

    @property
    def weight(self) -> tuple[int, int]:
        """How much it opens, then how much it changes: the lighter one is proposed first."""
        return len(self.opens.added), len(self.changes)

    def apply(self, scenario: Scenario) -> Scenario:
        """Return a scenario with the changes made; it may have moved on since they were proposed."""
        return _applied(scenario, self.changes)


@dataclass(frozen=True)
class Proposals:
    """The ways to a goal, the one first that opens least; and why there are no more."""

    goal: Goal
    proposals: tuple[Proposal, ...]
    dead_ends: tuple[Explanation, ...]
    """Rules met on the way that no configuration can satisfy."""
    is_met: bool = False
    """Nothing needs to be changed."""
    advice: str = ""
    """What to correct in the step itself instead of the configuration; empty where it is not to blame."""

    @property
    def impossible(self) -> bool:
        """Whether no configuration makes the step succeed."""
        return not self.proposals and not self.is_met

    @property
    def why_impossible(self) -> str:
        """The plain answer where there is no proposal; empty otherwise."""
        if not self.impossible:
            return ""
        reasons = " ".join(f"{end.text} {end.advice}".strip() for end in self.dead_ends)
        return f"No change of the configuration does this. {reasons}".strip()


def propose(timeline: Timeline, goal: Goal, matrix: Reach | None = None) -> Proposals:
    """Return the smallest sets of changes with which a step gives what is wanted.

    Args:
        timeline: the scenario, played.
        goal: what is wanted of which step.
        matrix: the reach of the scenario's tenant, where the caller has it already.

    Raises:
        KeyError: there is no such step.
    """
    search = _Search(timeline, goal)
    found = search.run()
    before = matrix or reach(timeline.scenario, timeline.world.choices)
    proposals = (_proposal(timeline.scenario, changes, before) for changes in found)
    ordered = tuple(sorted(proposals, key=lambda proposal: proposal.weight))
    dead_ends = tuple(search.dead_ends.values())
    return Proposals(goal, ordered, dead_ends, search.is_met(()), _advice(timeline.by_id[goal.step_id]))


def _advice(played: PlayedStep) -> str:
    """An audience that misses an API by its slash is a mistake of the request, not of the tenant."""
    known = played.before.state.configuration
    for field_name in ("audience", "api"):
        written = getattr(played.step, field_name, None)
        missed = slash_miss(known, written)
        if missed is not None:
            return _SLASH.format(written=written, api=missed.label, identifier=missed.identifier)
    return ""


def _proposal(scenario: Scenario, changes: tuple[Change, ...], before: Reach) -> Proposal:
    changed = _applied(scenario, changes)
    after = reach(changed, before.choices, previous=before)
    return Proposal(changes, changed, reach_difference(before, after))


def _applied(scenario: Scenario, changes: tuple[Change, ...]) -> Scenario:
    for change in changes:
        scenario = change.apply(scenario)
    return scenario


@dataclass
class _Search:
    """Breadth first: every smaller set of changes is tried before a larger one."""

    timeline: Timeline
    goal: Goal
    dead_ends: dict[str, Explanation] = field(default_factory=dict[str, Explanation])
    _played: dict[frozenset[Change], Timeline] = field(default_factory=dict[frozenset[Change], Timeline])

    def run(self) -> tuple[tuple[Change, ...], ...]:
        """Return the sets that reach the goal and of which no part does."""
        found: list[tuple[Change, ...]] = []
        waiting: list[tuple[Change, ...]] = [()]
        seen: set[frozenset[Change]] = {frozenset()}
        while waiting and len(seen) <= _MOST_TRIES:
            changes = waiting.pop(0)
            if any(set(smaller) <= set(changes) for smaller in found):
                continue
            if self.is_met(changes):
                found.append(self._smallest(changes))
                continue
            for change in self._next(changes):
                longer = (*changes, change)
                if frozenset(longer) not in seen:
                    seen.add(frozenset(longer))
                    waiting.append(longer)
        return tuple(dict.fromkeys(filter(None, found)))

    def is_met(self, changes: tuple[Change, ...]) -> bool:
        """Tell whether the step gives what is wanted with some changes made."""
        return self.target.is_met(self._play(changes).by_id[self.goal.step_id].outcome)

    def _smallest(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Return the smallest part that is enough: a change on the way may have been made needless later."""
        parts = (part for size in range(len(changes)) for part in combinations(changes, size))
        return next((part for part in parts if self.is_met(part)), changes)

    def _next(self, changes: tuple[Change, ...]) -> Iterator[Change]:
        """Yield the changes that mend what is still in the way, each once."""
        if len(changes) == _MOST_CHANGES:
            return
        timeline = self._play(changes)
        met = obstacles(timeline, self.target)
        if not met:
            self._remember_excess(timeline)
        for obstacle in met:
            offered = mends(timeline.scenario, obstacle)
            useful = [one for one in offered if one.apply(timeline.scenario) is not timeline.scenario]
            if not useful:
                self._remember(obstacle, was_tried=bool(offered))
            yield from useful

    def _remember(self, obstacle: Obstacle, *, was_tried: bool) -> None:
        told = obstacle.told
        if told is None:
            return
        if was_tried:
            configured = any(isinstance(step, ConfigureStep) for step in self.script.steps)
            told = told._replace(advice=_TAKEN_BACK if configured else _NOT_ENOUGH)
        self.dead_ends.setdefault(f"{told.text} {told.advice}", told)

    def _remember_excess(self, timeline: Timeline) -> None:
        outcome = timeline.by_id[self.goal.step_id].outcome
        authorization = outcome.authorization if outcome else None
        for decision in authorization.scopes if authorization else ():
            if decision.scope == self.goal.scope:
                text = _TOO_MUCH.format(scope=decision.scope)
                rule = RULES[decision.rule]
                self.dead_ends.setdefault(text, Explanation(rule.title, text, "", rule))

    @cached_property
    def target(self) -> Target:
        """What must become true of the step."""
        return target_of(self.timeline, self.goal)

    @cached_property
    def script(self) -> Scenario:
        """The scenario up to the step, without steps that leave the server as it was."""
        last = self.timeline.by_id[self.goal.step_id]
        needed = (last.id, getattr(last.step, "access_token", None))
        kept = [
            played.step.replace(id=played.id)
            for played in self.timeline.steps[: last.index + 1]
            if played.id in needed or not (played.step.disabled or isinstance(played.step, _READERS))
        ]
        return self.timeline.scenario.replace(steps=tuple(kept))

    def _play(self, changes: tuple[Change, ...]) -> Timeline:
        key = frozenset(changes)
        if key not in self._played:
            scenario = _applied(self.script, changes)
            choices, runner = self.timeline.world.choices, self.timeline.runner
            self._played[key] = simulate(scenario, overrides=choices, runner=runner)
        return self._played[key]
