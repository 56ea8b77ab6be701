"""The steps of the timeline as a list model; cards are made when somebody looks at them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain, compress, count, zip_longest
from operator import is_not

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings import Finding
from mrrt_studio.simulation.step_arrows import Lane, lanes_of, ordered_lanes
from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.storyboard import Card, storyboard
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.findings.known import SufferedSteps
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.timeline.card_chips import is_foldable
from mrrt_studio.ui.timeline.folding import Folding
from mrrt_studio.ui.timeline.spoken import spoken_card, spoken_title

_KEPT_CARDS = 512
_Index = QModelIndex | QPersistentModelIndex
_KnownCard = tuple[PlayedStep, int | None, tuple[Finding, ...], Card]
"""A card behind all that it was made of."""
Sieve = Callable[[tuple[PlayedStep, ...]], tuple[PlayedStep, ...]]
"""Returns those of the steps that are to be shown, in their order."""


class StepModel(QAbstractListModel):
    """One row for each step, told from the steps before by their ids, so that a view keeps its place."""

    about_to_refresh = Signal()
    refreshed = Signal()

    def __init__(self, document: Document, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self.folding = Folding(self)
        self._all: tuple[PlayedStep, ...] = ()
        self._steps: tuple[PlayedStep, ...] = ()
        self._sieve: Sieve | None = None
        self._rows: dict[str, int] = {}
        self._lanes_of: list[tuple[Lane, ...]] = []
        self._lanes: tuple[Lane, ...] = ()
        self._known: Configuration | None = None
        self._names: dict[str, str] = {}
        self._returned: list[str | None] = []
        self._cards: OrderedDict[int, _KnownCard] = OrderedDict()
        self._suffered = SufferedSteps(document)
        document.timeline_changed.connect(self.refresh)
        self.refresh()

    @property
    def steps(self) -> tuple[PlayedStep, ...]:
        """The steps that are shown, one for each row."""
        return self._steps

    @property
    def all_steps(self) -> tuple[PlayedStep, ...]:
        """The steps of the document, also those that a sieve holds back."""
        return self._all

    def show_only(self, sieve: Sieve | None) -> None:
        """Show some of the steps, or all of them again with None; they keep their numbers."""
        self._sieve = sieve
        self.refresh()

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """Everybody who takes part, from left to right."""
        return self._lanes

    @property
    def names(self) -> dict[str, str]:
        """What the refresh tokens are called, by value."""
        return self._names

    def row_of(self, step_id: str) -> int:
        """Return the row of a step, or -1 where it is not shown."""
        return self._rows.get(step_id, -1)

    def card(self, row: int) -> Card:
        """Return what the card of a row shows."""
        played = self._steps[row]
        place = played.index
        earlier = self._all[place - 1].at if place else None
        suffered = self._suffered.of(played)
        known = self._cards.get(place)
        if known is not None and known[0] is played and known[1:3] == (earlier, suffered):
            self._cards.move_to_end(place)
            return known[3]
        told = tuple(finding.text for finding in suffered)
        card = replace(storyboard(played, self._names, earlier=earlier), suffered=told)
        self._cards[place] = (played, earlier, suffered, card)
        if len(self._cards) > _KEPT_CARDS:
            self._cards.popitem(last=False)
        return card

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: ARG002 - a list has no children
        """Return the number of steps."""
        return len(self._steps)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return title, sentences or nothing."""
        if not 0 <= index.row() < len(self._steps):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.card(index.row()).title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_title(self.card(index.row()))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._spoken(index.row())
        return None

    def refresh(self) -> None:
        """Show the document's timeline; steps that were not played anew cost next to nothing."""
        old, new = self._all, self._document.timeline.steps
        kept = first_difference(old, new)
        self.about_to_refresh.emit()
        self._all = new
        self._follow_lanes(old, new, kept)
        self._show_rows(self._sieve(new) if self._sieve else new)
        self._follow_names(new, kept)
        self.refreshed.emit()

    def _spoken(self, row: int) -> str:
        card = self.card(row)
        return spoken_card(
            card,
            played=card.number <= self._selection.playhead,
            folded=self.folding.is_folded(card.id) and is_foldable(card),
        )

    def _follow_lanes(self, old: tuple[PlayedStep, ...], new: tuple[PlayedStep, ...], kept: int) -> None:
        """Those that the tenant lists come in its order, before those that do not exist."""
        known = self._document.timeline.world.configuration
        tails = zip_longest(old[kept : len(new)], new[kept:])
        # Most steps behind an edit were not played anew and keep their lanes.
        of_tail = [
            self._lanes_of[place] if was is now else lanes_of(now)
            for place, (was, now) in enumerate(tails, kept)
        ]
        if known is self._known and of_tail == self._lanes_of[kept:]:
            return
        self._known, self._lanes_of[kept:] = known, of_tail
        found = dict.fromkeys(chain.from_iterable(self._lanes_of))
        clients = (Lane("client", client_id) for client_id in known.clients)
        apis = (Lane("api", identifier) for identifier in known.resource_servers)
        listed = [lane for lane in (*clients, *apis) if lane in found]
        self._lanes = ordered_lanes((*listed, *found))

    def _follow_names(self, new: tuple[PlayedStep, ...], kept: int) -> None:
        """Name the refresh tokens anew where others are returned now; the steps before know only old ones."""
        returned = [_returned(played) for played in new[kept:]]
        if returned == self._returned[kept:]:
            return
        if not self._rename_tail(self._returned[kept:], returned):
            self._names = refresh_token_names(new)
        self._returned[kept:] = returned
        for place in [place for place in self._cards if place >= kept]:
            del self._cards[place]

    def _rename_tail(self, old: list[str | None], new: list[str | None]) -> bool:
        """Name only what the last steps return, which ten thousand before them would make slow.

        A value that comes more than once is left to the whole count: False tells that this was not enough.
        """
        gone, come = [value for value in old if value], [value for value in new if value]
        if len(self._names) != len(self._returned) - self._returned.count(None):
            return False
        for value in gone:
            del self._names[value]
        for value in come:
            if value in self._names:
                return False
            self._names[value] = f"RT {len(self._names) + 1}"
        return True

    def _show_rows(self, new: tuple[PlayedStep, ...]) -> None:
        kept = first_difference(self._steps, new)
        self._replace_rows(new, kept)
        if kept < len(new):
            self.dataChanged.emit(self.index(kept), self.index(len(new) - 1))

    def _replace_rows(self, new: tuple[PlayedStep, ...], kept: int) -> None:
        """Rows with the ids of before stay; of the others the old ones go and the new ones come."""
        old = self._steps
        head = kept + _alike(old[kept:], new[kept:])
        tail = _alike(old[: head - 1 if head else None : -1], new[: head - 1 if head else None : -1])
        before, after = old[:head], old[len(old) - tail :]
        if len(old) > head + tail:
            self.beginRemoveRows(QModelIndex(), head, len(old) - tail - 1)
            self._take((*before, *after))
            self.endRemoveRows()
        if len(new) > head + tail:
            self.beginInsertRows(QModelIndex(), head, len(new) - tail - 1)
            self._take((*before, *new[head : len(new) - tail], *after))
            self.endInsertRows()
        self._steps = new

    def _take(self, steps: tuple[PlayedStep, ...]) -> None:
        self._steps = steps
        self._rows = {played.id: row for row, played in enumerate(steps)}


def first_difference(old: Sequence[object], new: Sequence[object]) -> int:
    """Return where two sequences cease to hold the same objects; ten thousand take a millisecond."""
    return next(compress(count(), map(is_not, old, new)), min(len(old), len(new)))


def _alike(old: Sequence[PlayedStep], new: Sequence[PlayedStep]) -> int:
    """Return how many steps from the start have the ids of before."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((i for i, (was, now) in pairs if was.id != now.id), min(len(old), len(new)))


def _returned(played: PlayedStep) -> str | None:
    token = played.outcome.tokens.refresh_token if played.outcome else None
    return token.value if token else None
