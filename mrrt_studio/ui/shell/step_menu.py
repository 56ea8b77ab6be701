"""What the menus and the top bar do to steps and to the playhead."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mrrt_studio.scenario.steps import WaitStep
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.expecting import Expecting
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.shell.menus import ActionSet, Command
from mrrt_studio.ui.timeline.step_commands import StepCommands

_ON_A_STEP = ("edit.duplicate", "edit.delete", "steps.here")
_BACKWARD = ("steps.back", "steps.start")
_FORWARD = ("steps.forward", "steps.end")


class StepMenu(QObject):
    """Commands for the selected step and the playhead; knows which of them are possible now."""

    def __init__(
        self, document: Document, selection: Selection, steps: StepCommands, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._steps = steps
        self._expecting = Expecting(document, selection, self)
        self._actions: ActionSet | None = None

    def commands(self) -> dict[str, Command]:
        """Return the commands by action id."""
        move = self._selection.move_playhead
        return {
            "edit.duplicate": lambda: self._steps.duplicate(self._selection.step_id),
            "edit.delete": lambda: self._steps.delete(self._selection.step_id),
            "steps.forward": lambda: move(self._selection.playhead + 1),
            "steps.back": lambda: move(self._selection.playhead - 1),
            "steps.start": lambda: move(0),
            "steps.end": lambda: move(len(self._document.timeline.steps)),
            "steps.here": self._run_to_here,
            "steps.expect": self._expecting.expect,
            "steps.unexpect": self._expecting.remove,
        }

    def wait(self, duration: str) -> None:
        """Add a step behind the playhead that lets the virtual clock move on.

        Args:
            duration: ISO 8601.
        """
        step = WaitStep(type="wait", duration=duration)
        self._steps.add(step, self._selection.playhead, self.tr("Add wait"))

    def follow(self, actions: ActionSet) -> None:
        """Enable actions as long as they can do something."""
        self._actions = actions
        self._selection.step_changed.connect(self._refresh)
        self._selection.playhead_changed.connect(self._refresh)
        self._document.timeline_changed.connect(self._refresh)
        self._refresh()

    def _run_to_here(self) -> None:
        if (played := self._selection.step) is not None:
            self._selection.move_playhead(played.index + 1)

    def _refresh(self) -> None:
        playhead, count = self._selection.playhead, len(self._document.timeline.steps)
        self._enable(_ON_A_STEP, possible=self._selection.step is not None)
        self._enable(("steps.expect",), possible=self._expecting.can_expect())
        self._enable(("steps.unexpect",), possible=self._expecting.can_remove())
        self._enable(_BACKWARD, possible=playhead > 0)
        self._enable(_FORWARD, possible=playhead < count)

    def _enable(self, action_ids: tuple[str, ...], *, possible: bool) -> None:
        if self._actions is not None:
            for action_id in action_ids:
                self._actions[action_id].setEnabled(possible)
