"""Findings that need the outcome of a step, and which step suffered from which finding.

The engine has said what it did and which rule did it; nothing of that is decided here a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mrrt_studio.engine.outcome import Authorization
from mrrt_studio.scenario.findings import FINDINGS, Finding, Survey
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.timeline import PlayedStep, Timeline

Cause = tuple[str, str, str, str]
"""Of a finding and of a decision: application, API, scope, and the rule that decided."""


def all_findings(timeline: Timeline, survey: Survey | None = None) -> tuple[Finding, ...]:
    """Return what there is to say about a scenario and about what its steps did, in its own order.

    Args:
        timeline: the scenario, played.
        survey: what remembers earlier findings; none looks at everything.
    """
    return (*(survey or Survey()).of(timeline.scenario), *played_findings(timeline))


def played_findings(timeline: Timeline) -> tuple[Finding, ...]:
    """Return what the steps met with: no refresh token although asked for, a token for another API."""
    return tuple(finding for played in timeline.steps for finding in _of_step(played))


def _of_step(played: PlayedStep) -> Iterator[Finding]:
    authorization = played.outcome.authorization if played.outcome else None
    if authorization is None:
        return
    if played.step.type == "exchange":
        yield from _of_exchange(played.index, authorization)
        return
    for decision in authorization.scopes:
        if decision.scope == "offline_access" and not decision.granted and decision.rule in FINDINGS:
            api = authorization.api.label if authorization.api else ""
            path = ("steps", played.index, "scope")
            yield FINDINGS[decision.rule].at(path, client=authorization.client.label, api=api)


def _of_exchange(index: int, authorization: Authorization) -> Iterator[Finding]:
    if authorization.audience_rule != "audience-not-in-policy" or not authorization.audience_differs:
        return
    issued = authorization.api.label if authorization.api else authorization.audience or "userinfo"
    facts = {"requested": authorization.requested_audience, "issued": issued}
    path = ("steps", index, "audience")
    yield FINDINGS["exchange-for-other-api"].at(path, client=authorization.client.label, **facts)


class Sufferings:
    """Which findings a step suffered from: those of its very causes, asked step by step.

    A finding of the step itself belongs to it; one of a policy to the exchanges that its rule decided. What
    only the outcome of a step shows is known here, whether or not it is among what was found.
    """

    def __init__(self, scenario: Scenario, found: Iterable[Finding]) -> None:
        self._scenario = scenario
        self._numbers = {client.client_id: number for number, client in enumerate(scenario.clients)}
        self._of_client: dict[int, list[Finding]] = {}
        self._by_step: dict[int, list[Finding]] = {}
        self._by_cause: dict[int, dict[Cause, list[Finding]]] = {}
        for finding in found:
            at = finding.at
            if at[0] == "steps" and isinstance(at[1], int):
                self._by_step.setdefault(at[1], []).append(finding)
            elif at[0] == "clients" and isinstance(at[1], int):
                self._of_client.setdefault(at[1], []).append(finding)

    def of(self, played: PlayedStep) -> tuple[Finding, ...]:
        """Return what one step suffered from, each once; what stands at the step itself comes first."""
        decided = played.outcome.authorization if played.outcome else None
        own = (*self._by_step.get(played.index, ()), *_of_step(played))
        return tuple(dict.fromkeys((*own, *(self._met(decided) if decided else ()))))

    def _met(self, decided: Authorization) -> Iterator[Finding]:
        number = self._numbers.get(decided.client.client_id)
        if number in self._of_client:
            by_cause = self._causes_of(number)
            for cause in _causes(decided):
                yield from by_cause.get(cause, ())

    def _causes_of(self, number: int) -> Mapping[Cause, list[Finding]]:
        """Only of applications that somebody asks for: a large tenant has thousands of findings."""
        if number not in self._by_cause:
            by_cause = self._by_cause[number] = {}
            for finding in self._of_client[number]:
                if (cause := _cause(self._scenario, finding)) is not None:
                    by_cause.setdefault(cause, []).append(finding)
        return self._by_cause[number]


def suffered(
    timeline: Timeline, found: Iterable[Finding], steps: Sequence[PlayedStep] | None = None
) -> Mapping[str, tuple[Finding, ...]]:
    """Return for each step that suffered from findings, by its id, which ones.

    Args:
        timeline: the scenario, played.
        found: what was found in it.
        steps: those that are asked for; all without.
    """
    sufferings = Sufferings(timeline.scenario, found)
    told = ((played.id, sufferings.of(played)) for played in (timeline.steps if steps is None else steps))
    return {step_id: findings for step_id, findings in told if findings}


def _causes(authorization: Authorization) -> Iterator[Cause]:
    client = authorization.client.client_id
    yield client, authorization.requested_audience or "", "", authorization.audience_rule or ""
    for decision in authorization.scopes:
        if not decision.granted:
            yield client, authorization.audience or "", decision.scope, decision.rule
            if decision.scope == "offline_access":
                yield client, "", "", decision.rule


def _cause(scenario: Scenario, finding: Finding) -> Cause | None:
    match finding.at:
        case ("clients", int(number), "refresh_token", "policies", int(index), *rest):
            policy = scenario.clients[number].policies[index]
            scope = policy.scope[rest[1]] if len(rest) > 1 and isinstance(rest[1], int) else ""
            return scenario.clients[number].client_id, policy.audience, scope, finding.rule
        case ("clients", int(number), *_) if finding.rule:
            return scenario.clients[number].client_id, "", "", finding.rule
        case _:
            return None
