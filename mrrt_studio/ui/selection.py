"""What a person looks at: one object of the tenant, one step, and how far the playhead stands."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, Signal

from mrrt_studio.scenario.keys import KEYED, ListedKind
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.document import Document

ItemKind = Literal["tenant", "assumptions"] | ListedKind


class Item(NamedTuple):
    """An object of the tenant: its kind, and its key as ``mrrt_studio.scenario.keys`` tells it."""

    kind: ItemKind
    key: str = ""


class Selection(QObject):
    """The selection of one window; views read it and set it, and never each other."""

    item_changed = Signal()
    step_changed = Signal()
    playhead_changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._item: Item | None = None
        self._step_id = ""
        self._playhead = len(document.timeline.steps)
        self._last_count = self._playhead
        self._last_ids = tuple(document.timeline.by_id)
        self._last_scenario = document.scenario
        document.changed.connect(self._follow_scenario)
        document.timeline_changed.connect(self._follow_timeline)

    @property
    def item(self) -> Item | None:
        """The selected object, or None."""
        return self._item

    def select_item(self, item: Item | None) -> None:
        """Select an object of the tenant."""
        if item != self._item:
            self._item = item
            self.item_changed.emit()

    @property
    def step_id(self) -> str:
        """The selected step's id, or '' for none."""
        return self._step_id

    @property
    def step(self) -> PlayedStep | None:
        """The selected step as it was played, or None."""
        return self._document.timeline.by_id.get(self._step_id)

    def select_step(self, step_id: str) -> None:
        """Select a step."""
        if step_id != self._step_id:
            self._step_id = step_id
            self.step_changed.emit()

    @property
    def playhead(self) -> int:
        """How many steps have been played for the eye; those after it are dimmed."""
        return self._playhead

    def move_playhead(self, position: int) -> None:
        """Put the playhead after a number of steps and select the last of them."""
        position = max(0, min(position, len(self._document.timeline.steps)))
        if position != self._playhead:
            self._playhead = position
            self.playhead_changed.emit()
        steps = self._document.timeline.steps
        self.select_step(steps[position - 1].id if position else "")

    def _follow_scenario(self) -> None:
        """Keep to an object that gets another id, also by undo; one that is gone is not selected."""
        before, self._last_scenario = self._last_scenario, self._document.scenario
        if self._item is not None:
            self.select_item(_same_item(self._item, before, self._last_scenario))

    def _follow_timeline(self) -> None:
        """Keep to the new timeline: a playhead at the end stays there, a step that is gone is dropped."""
        self._follow_step()
        count = len(self._document.timeline.steps)
        at_end = self._playhead >= self._last_count
        position = count if at_end else min(self._playhead, count)
        self._last_count = count
        if position != self._playhead:
            self._playhead = position
            self.playhead_changed.emit()

    def _follow_step(self) -> None:
        before, self._last_ids = self._last_ids, tuple(self._document.timeline.by_id)
        if self._step_id and self.step is None:
            self.select_step(_same_place(self._step_id, before, self._last_ids) or "")


def _same_item(item: Item, before: Scenario, now: Scenario) -> Item | None:
    """Return the object as it is called now, or None where it is gone."""
    if item.kind in ("tenant", "assumptions"):
        return item
    keyed = KEYED[item.kind]
    if keyed.items(before) is keyed.items(now):
        return item
    key = _same_place(item.key, keyed.keys(before), keyed.keys(now))
    return None if key is None else Item(item.kind, key)


def _same_place(key: str, before: tuple[str, ...], now: tuple[str, ...]) -> str | None:
    """Return a key that is still there, or the one in its place where the others say that it was renamed."""
    if key in now:
        return key
    if key not in before or len(before) != len(now):
        return None
    place = before.index(key)
    others_stayed = before[:place] == now[:place] and before[place + 1 :] == now[place + 1 :]
    return now[place] if others_stayed else None
