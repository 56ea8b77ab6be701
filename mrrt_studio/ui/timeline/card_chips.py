"""The chips and lines of a card: tokens, scopes, sentences and what was expected."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from mrrt_studio.simulation.expectations import Check
from mrrt_studio.simulation.storyboard import Badge, BadgeKind, Card, RemarkKind, ScopeChip, SourceKind
from mrrt_studio.ui.scripts.card_chips import script_chips
from mrrt_studio.ui.theme import FontRole
from mrrt_studio.ui.widgets.chips import Chip, ChipKind
from mrrt_studio.ui.widgets.marked import plain_of_marked

MOST_SCOPES = 60
"""More chips than these say less; the inspector lists all."""
MOST_BROKEN = 3
_CUT_VALUE = 80


class CardLine(NamedTuple):
    """One sentence of a card with the colour and the icon that tell its kind."""

    text: str
    colour: str
    icon: str = ""
    role: FontRole = "body"
    most: int = 2
    """Lines that it may take."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimelineCard", text)


_BADGES: dict[BadgeKind, ChipKind] = {
    "ok": "ok",
    "surprise": "surprise",
    "refused": "refused",
    "info": "info",
    "disabled": "withheld",
}


def badge_chip(badge: Badge) -> Chip:
    """Return how a step ended, as a chip."""
    return Chip(badge.text, _BADGES[badge.kind], show_icon=badge.kind != "disabled")


def card_chips(card: Card) -> list[Chip]:
    """Return the tokens, scopes, what scripts did, expectations and findings, in this order."""
    tokens = [Chip(token.text, "token", token.reason) for token in card.tokens]
    done = script_chips(card.scripts)
    judged = (*_check_chips(card.checks), *_finding_chips(card.suffered))
    return [*tokens, *scope_chips(card.scopes), *done, *judged]


def folded_chips(card: Card) -> list[Chip]:
    """Return what a collapsed card tells besides its badge: how many tokens, and what is broken."""
    count = len(card.tokens)
    text = _tr("1 token") if count == 1 else _tr("{count} tokens")
    names = ", ".join(token.text for token in card.tokens)
    tokens = [Chip(text.format(count=count), "token", names)] if count else []
    broken = _check_chips(card.checks) if card.broken else []
    return [*tokens, *broken, *_finding_chips(card.suffered)]


def is_foldable(card: Card) -> bool:
    """Tell whether a card shows anything that collapsing it would hide."""
    return bool(card.arrows or card.tokens or card.scopes or card.remarks or card.checks or card.suffered)


def scope_chips(scopes: tuple[ScopeChip, ...]) -> list[Chip]:
    """Return a chip for each scope; of very many, all that were asked for in vain and the first others."""
    if len(scopes) <= MOST_SCOPES:
        return [scope_chip(scope) for scope in scopes]
    missing = [scope for scope in scopes if scope.requested and scope.kind == "dropped"][:MOST_SCOPES]
    first = [scope for scope in scopes if scope not in missing][: MOST_SCOPES - len(missing)]
    rest = len(scopes) - len(first) - len(missing)
    more = Chip(_tr("{count} more").format(count=rest), "plain", _tr("The inspector lists every scope."))
    return [*map(scope_chip, first), *map(scope_chip, missing), more]


def scope_chip(scope: ScopeChip) -> Chip:
    """Return one scope as a chip, with its reason for tooltip and screen reader."""
    spoken = f"{scope.scope}, {source_words(scope.kind)}"
    return Chip(scope.scope, scope.kind, scope.reason, spoken)


def source_words(kind: SourceKind) -> str:
    """Return in words what a chip tells by colour, icon and stroke."""
    return {
        "login": _tr("from the login"),
        "policy": _tr("from a policy"),
        "both": _tr("from login and policy"),
        "script": _tr("added by an Action or Rule"),
        "plain": _tr("from the client grant"),
        "dropped": _tr("dropped"),
        "withheld": _tr("withheld, not asked for"),
    }[kind]


def _check_chips(checks: tuple[Check, ...]) -> list[Chip]:
    if not checks:
        return []
    broken = sum(not check.passed for check in checks)
    if broken:
        text = _tr("{broken} of {all} expectations broken").format(broken=broken, all=len(checks))
        return [Chip(text, "refused")]
    text = _tr("1 expectation holds") if len(checks) == 1 else _tr("{count} expectations hold")
    return [Chip(text.format(count=len(checks)), "ok", ", ".join(check.key for check in checks))]


def _finding_chips(sentences: tuple[str, ...]) -> list[Chip]:
    """A step that suffered from findings says so; the sentences are its tooltip, and the inspector's."""
    if not sentences:
        return []
    text = _tr("1 finding") if len(sentences) == 1 else _tr("{count} findings")
    return [Chip(text.format(count=len(sentences)), "surprise", "\n".join(sentences))]


_REMARKS: dict[RemarkKind, tuple[str, str]] = {
    "surprise": ("surprise", "warning"),
    "refused": ("refused", "refused"),
    "info": ("text-secondary", "info"),
    "ok": ("text-secondary", ""),
    "note": ("text-secondary", "edit"),
}


def card_lines(card: Card) -> Iterator[CardLine]:
    """Yield the sentences of a card from top to bottom."""
    for remark in card.remarks:
        colour, icon = _REMARKS[remark.kind]
        text = plain_of_marked(remark.text) if remark.kind == "note" else remark.text
        yield CardLine(text, colour, icon, most=3 if remark.kind == "note" else 2)


def check_lines(card: Card) -> Iterator[CardLine]:
    """Yield what was expected and did not come, at most a few of them."""
    for check in card.broken[:MOST_BROKEN]:
        yield CardLine(check_words(check), "refused", "dropped", "small")
    rest = len(card.broken) - MOST_BROKEN
    if rest > 0:
        text = _tr("1 more is broken") if rest == 1 else _tr("{count} more are broken")
        yield CardLine(text.format(count=rest), "refused", "", "small")


def check_words(check: Check) -> str:
    """Return a broken expectation as a sentence."""
    text = _tr("Expected {key} {expected}, got {actual}")
    return text.format(key=check.key, expected=_value(check.expected), actual=_value(check.actual))


def _value(value: Any) -> str:  # noqa: ANN401 - any JSON value
    if value is None:
        return _tr("nothing")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _CUT_VALUE else f"{text[: _CUT_VALUE - 1]}…"
