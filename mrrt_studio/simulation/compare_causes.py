"""Why a decision differs: each difference is tried alone, and the engine says whether it turns the decision.

A step is played again where it stood, with one thing as the other side has it. What then decides as the
other side does is a cause. Nothing here knows a rule; the engine is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from pydantic import JsonValue, ValidationError

from mrrt_studio.engine.scripts import no_scripts
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.steps import Step
from mrrt_studio.simulation.compare_decisions import Decided, Decisions, decisions_of
from mrrt_studio.simulation.compare_settings import (
    Setting,
    between_steps,
    settings_between,
    with_settings,
    with_tree,
    without_secrets,
)
from mrrt_studio.simulation.run import Run, exchange_request, play
from mrrt_studio.simulation.timeline import PlayedStep

CauseKind = Literal["configuration", "assumption", "step", "order", "earlier", "unknown"]

_SCRIPTS = frozenset({"actions", "rules"})
_OF_EVERYBODY = frozenset({"tenant", "roles", "actions", "rules", "rules_configs"})
"""Collections of which anything may concern every step."""

_TRIED_ANYWAY = 60
"""Differences that no name connects with the step are tried too while they are few."""


class Cause(NamedTuple):
    """One thing that is different and turns a decision."""

    kind: CauseKind
    place: str
    """Path of the object, id of the assumption, or id of the earlier step; '' for the order of the steps."""
    before: JsonValue = None
    after: JsonValue = None
    secret: bool = False
    """The values are not told."""

    def mirrored(self) -> Cause:
        """Return it seen from the other side."""
        return self._replace(before=self.after, after=self.before)


UNKNOWN = Cause("unknown", "")


class _Choice(NamedTuple):
    """An assumption that is answered differently."""

    id: str
    before: str
    after: str

    def mirrored(self) -> _Choice:
        return _Choice(self.id, self.after, self.before)


_Difference = Setting | _Choice


@dataclass(frozen=True)
class _Try:
    """One side of a step, and what it takes to play it with something of the other side."""

    played: PlayedStep
    wanted: Decisions
    same_runner: bool = True
    """Whether the other side's code may run where this side's does."""

    def decided_with(self, differences: Iterable[_Difference]) -> Decisions | None:
        """Return what the step decides with some things as the other side has them; None where it cannot."""
        found = list(differences)
        try:
            run, step = self._run_with(found), self._step_with(found)
            after, outcome = play(run, self.played.id, step)
        except (ValidationError, ValueError, KeyError):
            # What fits together as a whole may not do so in part: then the part is no cause by itself.
            return None
        tenant = run.state.configuration.tenant
        live = _live_tokens(step, after)
        return {**decisions_of(outcome, run.state.now, tenant), **live}

    def _run_with(self, differences: list[_Difference]) -> Run:
        run = self.played.before
        settings = [each for each in differences if isinstance(each, Setting) and each.collection != "steps"]
        choices = {each.id: each.after for each in differences if isinstance(each, _Choice)}
        if settings:
            configuration = with_settings(run.state.configuration, settings)
            run = run._replace(state=run.state.changed(configuration=configuration))
        if not self.same_runner and any(each.collection in _SCRIPTS for each in settings):
            run = run._replace(scripts=no_scripts)
        if choices:
            run = run._replace(world=replace(run.world, choices={**run.world.choices, **choices}))
        return run

    def _step_with(self, differences: list[_Difference]) -> Step:
        settings = [each for each in differences if isinstance(each, Setting) and each.collection == "steps"]
        step = self.played.step
        return cast("Step", with_tree(type(step), step, settings)) if settings else step


def decided(played: PlayedStep) -> Decisions:
    """Return everything that a played step decided."""
    tenant = played.before.state.configuration.tenant
    found = decisions_of(played.outcome, played.at, tenant)
    return {**found, **_live_tokens(played.step, played.after)} if played.outcome is not None else found


def _live_tokens(step: Step, after: Run) -> Decisions:
    """What a revocation or a logout leaves: their only effect that a decision can tell."""
    if step.type not in ("revoke", "logout"):
        return {}
    return {Decided("live_refresh_tokens"): sum(1 for _ in after.state.all_current())}


def causes_of(
    a: PlayedStep, b: PlayedStep, decisions: Iterable[Decided], elsewhere: Iterable[Cause] = ()
) -> Mapping[Decided, tuple[Cause, ...]]:
    """Return for each decision that differs what turns it, the same whichever side is A.

    Args:
        a: the step on one side.
        b: the same step on the other side.
        decisions: those that differ.
        elsewhere: what is different before this step; it explains what nothing else does.
    """
    wanted = tuple(decisions)
    if type(a.step) is not type(b.step) or bool(a.step.disabled) != bool(b.step.disabled):
        whole = tuple(_as_cause(each) for each in between_steps(min(a.id, b.id), a.step, b.step))
        return dict.fromkeys(wanted, whole or (UNKNOWN,))
    differences = tuple(_differences(a, b))
    same = a.before.scripts == b.before.scripts
    forward = _turning(_Try(a, decided(b), same), differences, wanted)
    mirrored = tuple(each.mirrored() for each in differences)
    backward = _turning(_Try(b, decided(a), same), mirrored, wanted)
    fallback = tuple(elsewhere) or (UNKNOWN,)
    return {
        name: tuple(
            _as_cause(each)
            for each, one, other in zip(differences, forward[name], backward[name], strict=True)
            if one or other
        )
        or fallback
        for name in wanted
    }


def _turning(
    side: _Try, differences: tuple[_Difference, ...], wanted: tuple[Decided, ...]
) -> dict[Decided, tuple[bool, ...]]:
    """Return, decision by decision, which differences turn it: alone, or where none does, together."""
    alone = [side.decided_with((each,)) for each in differences]
    found = {
        name: tuple(made is not None and made.get(name) == side.wanted.get(name) for made in alone)
        for name in wanted
    }
    for name, turned in found.items():
        if not any(turned):
            needed = _together(side, differences, name)
            found[name] = tuple(each in needed for each in differences)
    return found


def _together(side: _Try, differences: tuple[_Difference, ...], name: Decided) -> list[_Difference]:
    """Return differences that turn a decision only together: of all of them, those that it needs."""
    needed: list[_Difference] = list(differences)
    if not _turns(side, needed, name):
        return []
    for each in differences:
        fewer = [other for other in needed if other is not each]
        if _turns(side, fewer, name):
            needed = fewer
    return needed


def _turns(side: _Try, differences: list[_Difference], name: Decided) -> bool:
    made = side.decided_with(differences) if differences else None
    return made is not None and made.get(name) == side.wanted.get(name)


def _differences(a: PlayedStep, b: PlayedStep) -> Iterator[_Difference]:
    settings = _settings(a.before.state.configuration, b.before.state.configuration)
    names = _names(a) | _names(b)
    near = [each for each in settings if _concerns(each, names)]
    yield from settings if len(settings) <= _TRIED_ANYWAY else near
    ours, theirs = a.before.world.choices, b.before.world.choices
    yield from (_Choice(name, ours[name], theirs[name]) for name in ours if ours[name] != theirs[name])
    yield from between_steps(min(a.id, b.id), a.step, b.step)


@lru_cache(maxsize=8)
def _settings_of(pair: _ByIdentity) -> tuple[Setting, ...]:
    return settings_between(pair.a, pair.b)


class _ByIdentity:
    """Two tenants as a key: comparing them member by member for every step would cost more than it saves."""

    def __init__(self, a: Configuration, b: Configuration) -> None:
        self.a, self.b = a, b

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and self.a is other.a and self.b is other.b

    def __hash__(self) -> int:
        return hash((id(self.a), id(self.b)))


def _settings(a: Configuration, b: Configuration) -> tuple[Setting, ...]:
    return () if a is b else _settings_of(_ByIdentity(a, b))


def _names(played: PlayedStep) -> set[str]:
    """Return the names of everything that a step is about: application, user, roles, APIs."""
    configuration = played.before.state.configuration
    step, names = played.step, set[str]()
    for field in ("client", "user", "audience", "api", "organization"):
        names.add(str(getattr(step, field, None) or ""))
    if step.type == "exchange":
        names.add(exchange_request(played.before, step, played.id)[0])
    authorization = played.outcome.authorization if played.outcome else None
    if authorization is not None:
        user_id = authorization.user.user_id if authorization.user else ""
        names |= {authorization.client.client_id, user_id}
        names |= {authorization.audience or "", authorization.login_audience or ""}
    for user_id in names & set(configuration.users):
        names |= set(configuration.users[user_id].roles)
    return names - {""}


def _concerns(setting: Setting, names: set[str]) -> bool:
    if setting.collection in _OF_EVERYBODY:
        return True
    if setting.collection == "client_grants":
        return any(part in names for part in setting.key.split(" ")[:2])
    return setting.key in names


def _as_cause(difference: _Difference) -> Cause:
    if isinstance(difference, _Choice):
        return Cause("assumption", *difference)
    kind = "step" if difference.collection == "steps" else "configuration"
    if difference.is_secret:
        return Cause(kind, difference.place, secret=True)
    return Cause(
        kind, difference.place, without_secrets(difference.before), without_secrets(difference.after)
    )
