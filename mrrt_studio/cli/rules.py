"""``mrrt-studio rules``: what the simulator follows, where it comes from, and how sure that is."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator
from typing import Any

from mrrt_studio.scenario.assumptions import ASSUMPTIONS, Assumption
from mrrt_studio.scenario.rules import RULES, Rule

FORMAT = "mrrt-studio/rules"
VERSION = 1

_WIDTH = 100
_FIDELITY = (
    "No live tenant was ever asked: the rules come from public documentation, SDK sources, recorded "
    "traffic and reports, and each names its own. What they leave open is an assumption that a scenario "
    "can switch."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the table")


def execute(options: argparse.Namespace) -> int:
    """Print the table of rules and the table of assumptions."""
    sys.stdout.write(_as_json() if options.format == "json" else "\n".join(_lines()) + "\n")
    return 0


def _as_json() -> str:
    table: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "rules": [_rule_json(rule) for rule in RULES.values()],
        "assumptions": [_assumption_json(assumption) for assumption in ASSUMPTIONS.values()],
    }
    return json.dumps(table, indent=2, ensure_ascii=False) + "\n"


def _rule_json(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": rule.title,
        "says": rule.says,
        "source": rule.source,
        "confidence": rule.confidence,
        "tests": list(rule.tests),
        "unknown": rule.unknown or None,
    }


def _assumption_json(assumption: Assumption) -> dict[str, Any]:
    return {
        "id": assumption.id,
        "question": assumption.question,
        "default": assumption.default,
        "values": dict(assumption.values),
        "confidence": assumption.confidence,
        "source": assumption.source,
    }


def _lines() -> Iterator[str]:
    yield textwrap.fill(_FIDELITY, _WIDTH)
    yield ""
    for rule in RULES.values():
        yield f"{rule.id}  ({rule.confidence})"
        yield from _paragraph(rule.says)
        if rule.unknown:
            yield from _paragraph(f"Unknown: {rule.unknown}")
        yield from _details(rule.source, f"tests: {', '.join(rule.tests)}")
    yield "Assumptions"
    yield ""
    for assumption in ASSUMPTIONS.values():
        yield f"{assumption.id}  ({assumption.confidence})"
        yield from _paragraph(assumption.question)
        for name, meaning in assumption.values:
            default = ", the default" if name == assumption.default else ""
            yield from _paragraph(f"- {name}{default}: {meaning}")
        yield from _details(assumption.source)


def _paragraph(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _details(*lines: str) -> Iterator[str]:
    yield from (f"  {line}" for line in lines)
    yield ""
