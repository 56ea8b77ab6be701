"""What the menus do to steps and to the playhead."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from mrrt_studio.scenario.edits import add_step, duplicate_step, remove_step
from mrrt_studio.scenario.model import step_ids
from mrrt_studio.scenario.steps import WaitStep
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.shell.menus import ActionSet, Command


class StepCommands(QObject):
    """Edits of the selected step and moves of the playhead; knows which of them are possible now."""

    def __init__(self, document: Document, selection: Selection, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._actions: ActionSet | None = None

    def commands(self) -> dict[str, Command]:
        """Return the commands by action id."""
        move = self._selection.move_playhead
        return {
            "edit.duplicate": self.duplicate,
            "edit.delete": self.delete,
            "steps.forward": lambda: move(self._selection.playhead + 1),
            "steps.back": lambda: move(self._selection.playhead - 1),
            "steps.start": lambda: move(0),
            "steps.end": lambda: move(len(self._document.timeline.steps)),
            "steps.here": self.run_to_here,
        }

    def duplicate(self) -> None:
        """Put a copy behind the selected step and select it."""
        if (step := self._selected()) is not None:
            changed = duplicate_step(self._document.scenario, step.index)
            self._document.apply(changed, self.tr("Duplicate step “%1”").replace("%1", step.id))
            self._select(step.index + 1)

    def delete(self) -> None:
        """Delete the selected step and select the one that takes its place."""
        if (step := self._selected()) is not None:
            changed = remove_step(self._document.scenario, step.index)
            self._document.apply(changed, self.tr("Delete step “%1”").replace("%1", step.id))
            self._select(min(step.index, len(changed.steps) - 1))

    def run_to_here(self) -> None:
        """Put the playhead behind the selected step."""
        if (step := self._selected()) is not None:
            self._selection.move_playhead(step.index + 1)

    def wait(self, duration: str) -> None:
        """Add a step behind the playhead that lets the virtual clock move on.

        Args:
            duration: ISO 8601.
        """
        at = self._selection.playhead
        changed = add_step(self._document.scenario, WaitStep(type="wait", duration=duration), at)
        self._document.apply(changed, self.tr("Add wait"))
        self._when_played(lambda: self._selection.move_playhead(at + 1))

    def follow(self, actions: ActionSet) -> None:
        """Enable actions as long as they can do something."""
        self._actions = actions
        self._selection.step_changed.connect(self._refresh)
        self._selection.playhead_changed.connect(self._refresh)
        self._document.timeline_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        playhead, count = self._selection.playhead, len(self._document.timeline.steps)
        self._enable(("edit.duplicate", "edit.delete", "steps.here"), self._selection.step is not None)
        self._enable(("steps.back", "steps.start"), playhead > 0)
        self._enable(("steps.forward", "steps.end"), playhead < count)

    def _enable(self, action_ids: tuple[str, ...], possible: bool) -> None:  # noqa: FBT001 - as in Qt
        if self._actions is not None:
            for action_id in action_ids:
                self._actions[action_id].setEnabled(possible)

    def _selected(self) -> PlayedStep | None:
        return self._selection.step

    def _select(self, index: int) -> None:
        ids = step_ids(self._document.scenario.steps)
        wanted = ids[index] if ids else ""
        self._when_played(lambda: self._selection.select_step(wanted))

    def _when_played(self, action: Callable[[], None]) -> None:
        """Do something as soon as the timeline has what was just added; usually that is at once."""
        if self._document.is_replaying:
            self._document.timeline_changed.connect(action, Qt.ConnectionType.SingleShotConnection)
        else:
            action()
