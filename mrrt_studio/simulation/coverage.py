"""Which policies and rules the expectations hold fast, and which could change without anybody noticing.

A step touches what its decision used, if at least one expectation is checked there: the policy entries that
were merged or found to be without effect, those of their scopes that got a verdict, and the rules that
decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from mrrt_studio.engine.outcome import Authorization, Outcome
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.report import StepReport

ItemKind = Literal["policy", "scope", "rule"]

_NO_ENTRY = frozenset({"audience-omitted", "audience-original", "audience-not-in-policy"})
"""Audience rules that apply before any policy entry is looked at, or because there is none."""


class Item(NamedTuple):
    """One thing that an expectation can hold fast."""

    kind: ItemKind
    client_id: str
    """'' for a rule."""
    audience: str
    name: str
    """The scope, or the rule's id; '' for a policy entry."""

    @property
    def words(self) -> str:
        """What it is, for people."""
        if self.kind == "rule":
            return f"rule {self.name}"
        scope = f", scope {self.name}" if self.kind == "scope" else ""
        return f"policy of {self.client_id} for {self.audience}{scope}"


class Coverage(NamedTuple):
    """What there is, and which of it an expectation touches; both sorted."""

    items: tuple[Item, ...] = ()
    touched: tuple[Item, ...] = ()

    @property
    def untouched(self) -> tuple[Item, ...]:
        """What no expectation touches."""
        touched = frozenset(self.touched)
        return tuple(item for item in self.items if item not in touched)

    @property
    def percent(self) -> float:
        """How much of it is touched; where there is nothing, all of it."""
        return 100 * len(self.touched) / len(self.items) if self.items else 100.0


def coverage(scenario: Scenario, steps: Iterable[StepReport]) -> Coverage:
    """Return what the expectations of some steps touch.

    Args:
        scenario: its policies and their scopes are what there is, beside the rules that decided something.
        steps: those that are reported.
    """
    items, touched = set(_policies(scenario)), set[Item]()
    for step in steps:
        used = set(_used(step.outcome))
        # Policies that were added in mid-run are no part of the tenant that was written down.
        items |= {item for item in used if item.kind == "rule"}
        if step.checks:
            touched |= used
    return Coverage(tuple(sorted(items)), tuple(sorted(touched & items)))


def together(parts: Iterable[Coverage]) -> Coverage:
    """Return the coverage of several files: what one of them touches is touched."""
    items, touched = set[Item](), set[Item]()
    for part in parts:
        items.update(part.items)
        touched.update(part.touched)
    return Coverage(tuple(sorted(items)), tuple(sorted(touched)))


def _policies(scenario: Scenario) -> Iterator[Item]:
    for client in scenario.clients:
        for entry in client.policies:
            yield Item("policy", client.client_id, entry.audience, "")
            for scope in entry.scope:
                yield Item("scope", client.client_id, entry.audience, scope)


def _used(outcome: Outcome) -> Iterator[Item]:
    for rule in _rules(outcome):
        yield Item("rule", "", "", rule)
    if outcome.authorization is not None:
        yield from _used_policies(outcome.authorization)


def _rules(outcome: Outcome) -> Iterator[str]:
    if outcome.refused is not None:
        yield outcome.refused.rule
    yield from (note.rule for note in outcome.notes)
    authorization = outcome.authorization
    if authorization is not None:
        yield from (decision.rule for decision in authorization.scopes)
        if authorization.audience_rule is not None:
            yield authorization.audience_rule


def _used_policies(authorization: Authorization) -> Iterator[Item]:
    client_id = authorization.client.client_id
    if authorization.policy_used == "mrrt":
        yield Item("policy", client_id, authorization.audience or "", "")
    if authorization.requested_audience and authorization.audience_rule not in (None, *_NO_ENTRY):
        yield Item("policy", client_id, authorization.requested_audience, "")
    for decision in authorization.scopes:
        if "policy" in decision.sources:
            yield Item("scope", client_id, authorization.audience or "", decision.scope)


def coverage_json(found: Coverage) -> dict[str, Any]:
    """Return the coverage as one JSON object, with everything that no expectation touches."""
    return {
        "percent": round(found.percent, 1),
        "items": len(found.items),
        "touched": len(found.touched),
        "untouched": [item._asdict() for item in found.untouched],
    }
