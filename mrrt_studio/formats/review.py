"""What an import would do, before it does it: a review to look at, and the one edit that it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.keywords import MARKER
from mrrt_studio.formats.merging import Entry, Plan, plan
from mrrt_studio.formats.remarks import Note, Remark, placed
from mrrt_studio.formats.suspicions import suspicions
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.text import RawText

__all__ = ["Entry", "Review", "apply", "review"]


@dataclass(frozen=True, slots=True)
class Review:
    """What would be added, replaced, kept and ignored, and what is worth a second look."""

    result: Scenario = field(repr=False)
    """The scenario afterwards: what :func:`apply` returns."""
    added: tuple[Entry, ...] = ()
    replaced: tuple[Entry, ...] = ()
    kept: tuple[Entry, ...] = ()
    """What the scenario has and the import does not change."""
    ignored: Mapping[str, int] = field(default_factory=dict[str, int])
    """How many things of each kind a scenario has no place for."""
    suspicious: tuple[Remark, ...] = ()
    """What is not used, was added, or leads nowhere, with its place in the source."""
    markers: tuple[str, ...] = ()
    """Keyword markers that have no value and stay as they are."""
    real_secrets: int = 0
    """Secrets in the source, which are replaced by the simulator's own."""
    places: Mapping[tuple[str, str], tuple[RawText, FieldPath]] = field(
        default_factory=dict[tuple[str, str], tuple[RawText, FieldPath]], repr=False
    )
    """Where each imported object stands in its source, by collection and key afterwards."""
    hidden_secrets: int = 0
    """Secrets that the source does not show; they too are replaced by the simulator's own."""

    @property
    def changes_nothing(self) -> bool:
        """Whether the scenario afterwards is the scenario before."""
        return not (self.added or self.replaced)


def review(scenario: Scenario, imported: Imported) -> Review:
    """Return what an import would do to a scenario, which itself stays as it is.

    Args:
        scenario: what it would become part of; ``Scenario()`` for a new one.
        imported: what was read.
    """
    planned = plan(scenario, imported)
    places = dict(_places(planned, imported))
    return Review(
        result=planned.result,
        added=planned.added,
        replaced=planned.replaced,
        kept=planned.kept,
        ignored=imported.ignored,
        suspicious=(*imported.remarks, *placed(_notes(planned, places))),
        markers=tuple(_markers(imported)),
        real_secrets=imported.real_secrets,
        places=places,
        hidden_secrets=imported.hidden_secrets,
    )


def apply(scenario: Scenario, imported: Imported) -> Scenario:
    """Return the scenario with what was imported, as one edit.

    What is there already is found again by its id, else by its identifier or name, and replaced in its place.
    Steps stay, and so does everything that the source does not speak of.
    """
    return plan(scenario, imported).result


_Places = Mapping[tuple[str, str], tuple[RawText, FieldPath]]


def _places(planned: Plan, imported: Imported) -> Iterator[tuple[tuple[str, str], tuple[RawText, FieldPath]]]:
    """Yield the places by the keys that objects have afterwards: an id may have given way to another."""
    yield from imported.places.items()
    for (collection, key), source in planned.sources.items():
        if (collection, source) in imported.places:
            yield (collection, key), imported.places[collection, source]


def _notes(planned: Plan, places: _Places) -> Iterator[Note]:
    yield from (Note(text) for text in planned.notes)
    for suspicion in suspicions(planned.result):
        raw, path = places.get((suspicion.collection, suspicion.key), (None, ()))
        if raw is not None:
            yield Note(suspicion.text, raw, (*path, *suspicion.path))


def _markers(imported: Imported) -> Iterator[str]:
    """Yield each keyword marker that is left in what was imported, once."""
    every = (imported.items(name) for name in imported.counts)
    texts = (item.model_dump_json() for items in every for item in items)
    found = (match[0] for text in (*texts, repr(imported.tenant)) for match in MARKER.finditer(text))
    yield from dict.fromkeys(found)


def place_of(found: Review, entry: Entry) -> Remark | None:
    """Return where an object of a review stands in its source, or None where that cannot be told."""
    raw, path = found.places.get((entry.collection, entry.key), (None, ()))
    return None if raw is None else placed([Note(entry.label, raw, path)])[0]
