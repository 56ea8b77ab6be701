"""What can be done to the steps: each is one edit of the scenario and one step of the undo history."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from mrrt_studio.scenario.edits import (
    add_step,
    duplicate_step,
    move_step,
    put_step,
    remove_step,
    replace_item,
)
from mrrt_studio.scenario.model import Scenario, step_ids
from mrrt_studio.scenario.references import unresolved_references
from mrrt_studio.scenario.steps import Step
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.tenant.notice import Notice


def index_of(scenario: Scenario, step_id: str) -> int:
    """Return the place of a step, or -1 where there is none of that id."""
    ids = step_ids(scenario.steps)
    return ids.index(step_id) if step_id in ids else -1


class StepCommands(QObject):
    """Edits steps by their ids and lets the selection follow when they have been played."""

    message = Signal(object)
    """A ``Notice`` where an edit has an effect elsewhere."""

    def __init__(self, document: Document, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._wanted: tuple[str, int] | None = None
        document.timeline_changed.connect(self._follow)

    def add(self, step: Step, index: int, text: str) -> str:
        """Add a step before a place, select it and put the playhead after it; return its id.

        Raises:
            EditError: another step has its id.
        """
        scenario = add_step(self._document.scenario, step, index)
        return self._apply_and_show(scenario, index, text, playhead=index + 1)

    def replace(self, step_id: str, step: Step, text: str, field: str) -> str:
        """Put another step in the place of one, and return its id, which may be another one now.

        Raises:
            EditError: another step has its id.
        """
        index = self.place_of(step_id)
        before = self._document.scenario
        if step.id == before.steps[index].id:
            # Nobody refers to it by another name: ten thousand ids need not be looked at.
            scenario = replace_item(before, "steps", index, step)
            self._document.apply(scenario, text, f"steps/{index}/{field}")
            return step_id
        scenario = put_step(before, index, step)
        new_id = step_ids(scenario.steps)[index]
        self._document.apply(scenario, text, f"steps/{index}/{field}")
        if new_id != step_id:
            self._show(new_id, self._selection.playhead)
        return new_id

    def duplicate(self, step_id: str) -> None:
        """Put a copy after a step and select it."""
        index = self.place_of(step_id)
        if index < 0:
            return
        scenario = duplicate_step(self._document.scenario, index)
        moved_on = self._selection.playhead + (index < self._selection.playhead)
        self._apply_and_show(scenario, index + 1, self.tr("Duplicate step"), playhead=moved_on)

    def delete(self, step_id: str) -> None:
        """Remove a step and select its neighbour."""
        scenario = self._document.scenario
        index = self.place_of(step_id)
        if index < 0:
            return
        ids = step_ids(scenario.steps)
        neighbour = (*ids[index + 1 : index + 2], *ids[max(0, index - 1) : index], "")[0]
        playhead = self._selection.playhead - (index < self._selection.playhead)
        self._document.apply(remove_step(scenario, index), self.tr("Delete step"))
        self._show(neighbour, playhead)
        self._tell_dangling(step_id)

    def move(self, step_id: str, by: int) -> None:
        """Move a step up or down by a number of places; at either end it stays."""
        scenario = self._document.scenario
        index = self.place_of(step_id)
        if index >= 0 and by and 0 <= index + by < len(scenario.steps):
            self._document.apply(move_step(scenario, index, index + by), self.tr("Move step"))
            self._show(step_id, self._selection.playhead)

    def move_before(self, step_id: str, before_id: str) -> None:
        """Put a step before another one, or to the end where ``before_id`` is empty."""
        scenario = self._document.scenario
        index = self.place_of(step_id)
        gap = index_of(scenario, before_id) if before_id else len(scenario.steps)
        # Taking the step out of its place moves those behind it up by one.
        if index >= 0 and gap >= 0:
            self.move(step_id, (gap if gap <= index else gap - 1) - index)

    def can_move(self, played: PlayedStep, by: int) -> bool:
        """Tell whether there is a place where a step would go."""
        return 0 <= played.index + by < len(self._document.timeline.steps)

    def toggle(self, step_id: str) -> None:
        """Disable a step, or enable it again."""
        scenario = self._document.scenario
        index = self.place_of(step_id)
        if index < 0:
            return
        step = scenario.steps[index]
        changed = step.without("disabled") if step.disabled else step.replace(disabled=True)
        text = self.tr("Enable step") if step.disabled else self.tr("Disable step")
        self._document.apply(replace_item(scenario, "steps", index, changed), text)

    def place_of(self, step_id: str) -> int:
        """Return the place of a step, or -1; a timeline that is up to date knows it without counting."""
        timeline = self._document.timeline
        if timeline.scenario is not self._document.scenario:
            return index_of(self._document.scenario, step_id)
        played = timeline.by_id.get(step_id)
        return played.index if played is not None else -1

    def _tell_dangling(self, step_id: str) -> None:
        scenario = self._document.scenario
        ids = step_ids(scenario.steps)
        users = [found.path for found in unresolved_references(scenario) if found.reference == step_id]
        names = dict.fromkeys(ids[path[1]] for path in users if isinstance(path[1], int))
        if names:
            text = self.tr("Steps that use the tokens of the deleted step {step} get no token now.")
            details = self.tr("They are: {names}. Undo brings the step back.")
            notice = Notice(
                "info", text.format(step=step_id), details.format(names=", ".join(names)), can_undo=True
            )
            self.message.emit(notice)

    def _apply_and_show(self, scenario: Scenario, index: int, text: str, playhead: int) -> str:
        step_id = step_ids(scenario.steps)[index]
        self._document.apply(scenario, text)
        self._show(step_id, playhead)
        return step_id

    def _show(self, step_id: str, playhead: int) -> None:
        """A step can be selected when it has been played, which a long timeline may not have done yet."""
        self._wanted = (step_id, playhead)
        if not self._document.is_replaying:
            self._follow()
        elif step_id in self._document.timeline.by_id:
            self._selection.select_step(step_id)

    def _follow(self) -> None:
        if self._wanted is None:
            return
        (step_id, playhead), self._wanted = self._wanted, None
        if playhead != self._selection.playhead:
            self._selection.move_playhead(playhead)
        self._selection.select_step(step_id)
