"""A comparison in words: what differs, what it is on each side, and because of what."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import cast

from pydantic import JsonValue

from mrrt_studio.scenario.rules import RULES
from mrrt_studio.simulation.compare_causes import Cause
from mrrt_studio.simulation.compare_decisions import Decided, Kind
from mrrt_studio.simulation.step_titles import span_in_words

_TITLES: Mapping[Kind, str] = {
    "played": "Played",
    "status": "Status",
    "error": "Error",
    "refused": "Refused by",
    "audience": "Audience",
    "audience_rule": "Audience rule",
    "policy_used": "Policy used",
    "access_token": "Access token",
    "expires_in": "Access token lifetime",
    "id_token": "ID token",
    "refresh_token": "Refresh token",
    "refresh_kept": "Refresh token stays usable",
    "refresh_lifetime": "Refresh token lifetime",
    "refresh_idle_lifetime": "Refresh token idle lifetime",
    "live_refresh_tokens": "Refresh tokens still usable",
    "scripts": "Actions and Rules that ran",
    "logs": "Tenant log",
}
_NOTHING = "–"
_LONGEST_LIST = 6
"""Names of a list that a sentence counts out; a longer one tells what was added and what left."""

_LONGEST_VALUE = 160
"""Characters of a whole object or of code that a sentence shows; the JSON has all of it."""


def decision_title(decided: Decided) -> str:
    """Return what people call a decision."""
    named = {"scope": "Scope", "claim": "Claim", "id_token_claim": "ID token claim"}
    if decided.kind in named:
        return f"{named[decided.kind]} {decided.name}"
    return _TITLES[decided.kind]


def decision_value(decided: Decided, value: JsonValue) -> str:
    """Return what was decided on one side."""
    if value is None and decided.kind not in ("refresh_lifetime", "refresh_idle_lifetime"):
        return _NOTHING
    return _WORDS.get(decided.kind, _plain)(value)


def _plain(value: JsonValue) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _yes_no(value: JsonValue) -> str:
    return "yes" if value else "no"


def _rule(value: JsonValue) -> str:
    rule = RULES.get(str(value))
    return f"{rule.title} [{value}]" if rule else str(value)


def _scope(value: JsonValue) -> str:
    verdict = cast("Mapping[str, JsonValue]", value)
    return f"{'granted' if verdict['granted'] else 'not granted'}: {_rule(verdict['rule'])}"


def _seconds(value: JsonValue) -> str:
    return "without end" if value is None else span_in_words(int(cast("int", value)))


def _list(value: JsonValue) -> str:
    return ", ".join(str(each) for each in cast("list[JsonValue]", value)) or _NOTHING


_WORDS: Mapping[Kind, Callable[[JsonValue], str]] = {
    "played": _yes_no,
    "refused": _rule,
    "audience_rule": _rule,
    "scope": _scope,
    "access_token": _yes_no,
    "id_token": _yes_no,
    "refresh_kept": _yes_no,
    "expires_in": _seconds,
    "refresh_lifetime": _seconds,
    "refresh_idle_lifetime": _seconds,
    "scripts": _list,
    "logs": _list,
}


def cause_words(cause: Cause) -> str:
    """Return one cause as a clause: where it stands, and what stands there on each side."""
    if cause.kind == "unknown":
        return "no single setting explains it"
    if cause.kind == "earlier":
        return f"follows from step {cause.place}"
    if cause.kind == "order":
        return f"other steps come before it: {value_words(cause.before)} → {value_words(cause.after)}"
    where = f"assumption {cause.place}" if cause.kind == "assumption" else cause.place
    if cause.secret:
        return f"{where}: another secret"
    return f"{where}: {change_words(cause.before, cause.after)}"


def change_words(before: JsonValue, after: JsonValue) -> str:
    """Return how a value is another one: whole, or what a long list gained and lost."""
    if _is_names(before) and _is_names(after):
        ours, theirs = cast("list[str]", before), cast("list[str]", after)
        if max(len(ours), len(theirs)) > _LONGEST_LIST:
            gained = [f"+{name}" for name in theirs if name not in ours]
            lost = [f"−{name}" for name in ours if name not in theirs]
            return _cut(" ".join((*gained, *lost))) or "another order"
    return f"{value_words(before)} → {value_words(after)}"


def _is_names(value: JsonValue) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def value_words(value: JsonValue) -> str:
    """Return a setting in one line."""
    if value is None:
        return "absent"
    if _is_names(value):
        return _cut(" ".join(cast("list[str]", value))) or "none"
    return _cut(_plain(value))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_VALUE else f"{words[:_LONGEST_VALUE]}…"
