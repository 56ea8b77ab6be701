"""The review of an import for people: what was added, replaced, kept and ignored, and what is suspicious."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mrrt_studio.formats.review import Entry, Review

_NAMES: Mapping[str, tuple[str, str]] = {
    "tenant": ("tenant settings", "tenant settings"),
    "clients": ("application", "applications"),
    "resource_servers": ("API", "APIs"),
    "client_grants": ("client grant", "client grants"),
    "roles": ("role", "roles"),
    "users": ("user", "users"),
    "organizations": ("organization", "organizations"),
    "actions": ("Action", "Actions"),
    "triggers": ("trigger", "triggers"),
    "rules": ("Rule", "Rules"),
    "rules_configs": ("Rule setting", "Rule settings"),
    "steps": ("step", "steps"),
}
_LABELS_SHOWN = 8


def as_text(review: Review, output: Path | None) -> str:
    """Return the review as lines of text.

    Args:
        review: what the import does.
        output: the file that was written, or None where none was.
    """
    lines = [
        *_entries("Added", review.added),
        *_entries("Replaced", review.replaced),
        *_kept(review.kept),
        *_ignored(review.ignored),
        *_secrets(review),
        *_markers(review.markers),
        *_suspicious(review),
    ]
    return "\n".join([*(lines or ["Nothing is different."]), "", _end(output)]) + "\n"


def _entries(title: str, entries: Iterable[Entry]) -> Iterator[str]:
    by_collection: dict[str, list[str]] = {}
    for entry in entries:
        by_collection.setdefault(entry.collection, []).append(entry.label)
    if by_collection:
        yield f"{title}:"
    for name in (each for each in _NAMES if each in by_collection):
        yield f"  {_counted(name, len(by_collection[name]))}: {_listed(by_collection[name])}"


def _listed(labels: list[str]) -> str:
    shown = ", ".join(" ".join(label.split()) for label in labels[:_LABELS_SHOWN])
    more = len(labels) - _LABELS_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _counted(name: str, count: int) -> str:
    one, many = _NAMES[name]
    return one if name == "tenant" else f"{count} {one if count == 1 else many}"


def _kept(entries: Iterable[Entry]) -> Iterator[str]:
    counts = Counter(entry.collection for entry in entries)
    if counts:
        kept = ", ".join(_counted(name, counts[name]) for name in _NAMES if name in counts)
        yield f"Kept as they are: {kept}"


def _ignored(ignored: Mapping[str, int]) -> Iterator[str]:
    if ignored:
        kinds = ", ".join(f"{kind} ({count})" for kind, count in sorted(ignored.items()))
        yield f"Ignored, since a scenario has no place for them: {kinds}"


def _secrets(review: Review) -> Iterator[str]:
    if review.real_secrets:
        yield f"Secrets not written into the scenario, the simulator makes its own: {review.real_secrets}"
    if review.hidden_secrets:
        yield f"Secrets that the source does not show, the simulator makes its own: {review.hidden_secrets}"


def _markers(markers: tuple[str, ...]) -> Iterator[str]:
    if markers:
        listed = ", ".join(markers)
        yield f"Keywords without a value, kept as they are (--mapping or --set gives one): {listed}"


def _suspicious(review: Review) -> Iterator[str]:
    if review.suspicious:
        yield "Worth a look:"
        yield from (f"  {remark}" for remark in review.suspicious)


def _end(output: Path | None) -> str:
    if output is None:
        return "Nothing was written: -o PATH says where to."
    return f"Written to {output}."
