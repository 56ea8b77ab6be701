"""A card in sentences, for those who hear it: everything that colour, icon and stroke tell the others."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from mrrt_studio.simulation.step_titles import span_in_words
from mrrt_studio.simulation.storyboard import BadgeKind, Card, ScopeChip
from mrrt_studio.ui.scripts.card_chips import script_chips
from mrrt_studio.ui.timeline.card_chips import check_words, source_words
from mrrt_studio.ui.timeline.gutter import clock_text
from mrrt_studio.ui.widgets.marked import plain_of_marked


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimelineCard", text)


def spoken_title(card: Card) -> str:
    """Return number, title and result: what is said when the card is reached."""
    said = _tr("Step {number}: {title}").format(number=card.number, title=card.title)
    return f"{said}. {_result(card)}" if card.badge else said


def spoken_card(card: Card, *, played: bool = True, folded: bool = False) -> str:
    """Return the rest of the card in sentences.

    Args:
        card: what is shown.
        played: whether the step stands before the playhead.
        folded: whether the card is collapsed; what it hides is said all the same.
    """
    parts = _parts(card, played=played)
    return " ".join(_sentence(part) for part in ((_tr("Collapsed"), *parts) if folded else parts))


def _parts(card: Card, *, played: bool) -> Iterator[str]:
    if not played:
        yield _tr("After the playhead")
    yield _tr("At {time}").format(time=clock_text(card.at))
    if card.gap:
        yield _tr("{span} after the step before").format(span=span_in_words(card.gap))
    yield from (remark.text if remark.kind != "note" else _note(remark.text) for remark in card.remarks)
    yield from (f"{token.text}: {token.reason}" for token in card.tokens)
    yield from _scopes(card.scopes)
    yield from (chip.accessible_text or chip.text for chip in script_chips(card.scripts))
    yield from _checks(card)
    yield from (_tr("Finding: {text}").format(text=text) for text in card.suffered)


def _result(card: Card) -> str:
    words: dict[BadgeKind, str] = {
        "ok": "{text}",
        "surprise": _tr("Silent surprise: {text}"),
        "refused": _tr("Refused: {text}"),
        "info": "{text}",
        "disabled": "{text}",
    }
    return words[card.badge.kind].format(text=card.badge.text) if card.badge else ""


def _note(text: str) -> str:
    return _tr("Note: {text}").format(text=plain_of_marked(text))


def _scopes(scopes: tuple[ScopeChip, ...]) -> Iterator[str]:
    """Scopes of one kind in one sentence; what was asked for in vain with its reason."""
    by_kind: dict[str, list[str]] = {}
    for scope in scopes:
        by_kind.setdefault(source_words(scope.kind), []).append(scope.scope)
    for words, names in by_kind.items():
        yield _tr("Scopes {words}: {names}").format(words=words, names=", ".join(names))
    yield from (scope.reason for scope in scopes if scope.requested and scope.kind == "dropped")


def _checks(card: Card) -> Iterator[str]:
    if card.checks and not card.broken:
        yield _tr("All {count} expectations hold").format(count=len(card.checks))
    yield from (check_words(check) for check in card.broken)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
