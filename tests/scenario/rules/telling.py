"""What every table of rules must be; the engine's facts come from replaying the file that pins a rule."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

from mrrt_studio.engine.explain import (
    Explanation,
    explain_audience,
    explain_note,
    explain_refusal,
    explain_scope,
)
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.scenario.files import load
from mrrt_studio.scenario.rules import RULES, Rule
from mrrt_studio.simulation.timeline import simulate
from tests.javascript import RUNNER

ROOT = Path(__file__).resolve().parents[3]

NAMES = {"client", "user", "audience", "issued", "requested", "consequence"}
"""Facts of every authorization."""


def places(rule: Rule) -> set[str]:
    """The facts that its sentences ask for."""
    parsed = string.Formatter().parse(rule.why + rule.mend)
    return {name for _, name, _, _ in parsed if name is not None}


def check_table(table: tuple[Rule, ...], *own_facts: str) -> None:
    """One table of rules with the facts that it has beside the names of an authorization."""
    ids = [rule.id for rule in table]
    assert len(set(ids)) == len(ids)
    assert [rule.id for rule in table if RULES.get(rule.id) is not rule] == []
    unknown = {rule.id: places(rule) - NAMES - set(own_facts) for rule in table}
    assert {rule_id: names for rule_id, names in unknown.items() if names} == {}
    assert set(own_facts) <= set().union(*map(places, table))
    assert [rule.id for rule in table if not is_complete(rule)] == []


def is_complete(rule: Rule) -> bool:
    """Whether each text is a sentence, the source an address, and what pins the rule a file."""
    sentences = [rule.says, rule.why, *filter(None, (rule.mend, rule.unknown))]
    ended = all(text.endswith((".", "}")) for text in sentences)
    titled = bool(rule.title) and not rule.title.endswith(".")
    pinned = all((ROOT / test).is_file() for test in rule.tests)
    return ended and titled and pinned and rule.source.startswith("https://")


def told(rule: Rule) -> list[Explanation]:
    """How people read the rule in the file that pins it, with the facts that the engine supplied."""
    file = ROOT / rule.tests[0]
    if file.suffix != ".json":
        return []
    outcomes = [
        played.outcome for played in simulate(load(file.read_bytes(), file.name), runner=RUNNER).steps
    ]
    found = [text for outcome in outcomes if outcome for text in _explanations(outcome)]
    return [text for text in found if text.rule is rule]


def _explanations(outcome: Outcome) -> Iterator[Explanation]:
    authorization = outcome.authorization
    chosen = explain_audience(authorization) if authorization else None
    yield from filter(None, (explain_refusal(outcome), chosen))
    yield from map(explain_note, outcome.notes)
    for decision in authorization.scopes if authorization else ():
        yield explain_scope(decision, authorization)
