"""The actions on the selected step: one list behind the keyboard and the context menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from mrrt_studio.ui.expecting import Expecting
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.timeline.keyed_actions import KeyedActions
from mrrt_studio.ui.timeline.step_commands import StepCommands

_Key = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


class StepActions(KeyedActions):
    """Edit, name, note, copy, move, disable, run to, expect and delete."""

    edit_wanted = Signal(str, str)
    """The id of the step that is to be edited, and the field that gets the keyboard or nothing."""

    def __init__(
        self,
        view: QWidget,
        selection: Selection,
        commands: StepCommands,
        expecting: Expecting,
        more: Sequence[QAction] = (),
    ) -> None:
        super().__init__(view)
        self._expecting = expecting
        self._selection = selection
        self._commands = commands
        self._more = more
        self._make()
        self.offer()
        selection.step_changed.connect(self.update_states)
        selection.playhead_changed.connect(self.update_states)
        self.update_states()

    def all(self) -> list[QAction]:
        """Return the actions in the order of the menu."""
        return [
            self.edit,
            self.rename,
            self.note,
            self.duplicate,
            self.move_up,
            self.move_down,
            self.toggle,
            self.run_to_here,
            self.expect,
            self.remove_expectations,
            self.delete,
        ]

    def offer_more(self, actions: Sequence[QAction]) -> None:
        """Append actions of the window to the context menu."""
        self._more = (*self._more, *actions)

    def menu(self) -> QMenu:
        """Return a menu of all actions for the selected step."""
        self.update_states()
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.all():
            if action in (self.move_up, self.toggle, self.expect, self.delete):
                menu.addSeparator()
            menu.addAction(action)
        menu.addSeparator()
        menu.addActions(list(self._more))
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the menu where it is asked for."""
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            if self._selection.step is not None:
                self.menu().popup(event.globalPos())
            return True
        return super().eventFilter(watched, event)

    def _make(self) -> None:
        commands = self._commands
        self.edit = self.make(self.tr("Edit…"), "edit", self._edit_all, (_Key.Key_Return, _Key.Key_Enter))
        self.rename = self.make(self.tr("Title…"), "", self._edit_title, (_Key.Key_F2,))
        self.note = self.make(self.tr("Note…"), "", self._edit_note, (_SHIFT | _Key.Key_F2, _Key.Key_N))
        self.duplicate = self.make(
            self.tr("Duplicate"), "duplicate", self._on_step(commands.duplicate), (_CTRL | _Key.Key_D,)
        )
        self.move_up = self.make(self.tr("Move up"), "up", self._up, (_CTRL | _Key.Key_Up,))
        self.move_down = self.make(self.tr("Move down"), "down", self._down, (_CTRL | _Key.Key_Down,))
        self.toggle = self.make(
            self.tr("Disable"), "disabled", self._on_step(commands.toggle), (_Key.Key_Space,)
        )
        self.run_to_here = self.make(self.tr("Run to here"), "play", self._run_to_here, ())
        self.expect = self.make(self.tr("Expect this"), "ok", self._expecting.expect, (_Key.Key_E,))
        self.remove_expectations = self.make(
            self.tr("Remove expectations"), "", self._expecting.remove, (_SHIFT | _Key.Key_E,)
        )
        self.delete = self.make(
            self.tr("Delete"), "trash", self._on_step(commands.delete), (_Key.Key_Delete,)
        )

    def _on_step(self, command: Callable[[str], None]) -> Callable[[], None]:
        def do() -> None:
            if self._selection.step_id:
                command(self._selection.step_id)

        return do

    def _edit(self, field: str = "") -> None:
        if self._selection.step_id:
            self.edit_wanted.emit(self._selection.step_id, field)

    def _edit_all(self) -> None:
        self._edit()

    def _edit_title(self) -> None:
        self._edit("title")

    def _edit_note(self) -> None:
        self._edit("note")

    def _up(self) -> None:
        self._commands.move(self._selection.step_id, -1)

    def _down(self) -> None:
        self._commands.move(self._selection.step_id, 1)

    def _run_to_here(self) -> None:
        if (played := self._selection.step) is not None:
            self._selection.move_playhead(played.index + 1)

    def update_states(self) -> None:
        """Enable what can be done to the selected step."""
        played = self._selection.step
        for action in self.all():
            action.setEnabled(played is not None)
        if played is not None:
            self.toggle.setText(self.tr("Enable") if played.step.disabled else self.tr("Disable"))
            self.move_up.setEnabled(self._commands.can_move(played, -1))
            self.move_down.setEnabled(self._commands.can_move(played, 1))
            self.run_to_here.setEnabled(self._selection.playhead != played.index + 1)
        self._update_expectations()

    def _update_expectations(self) -> None:
        broken = self._expecting.is_broken()
        self.expect.setText(self.tr("Expect this instead") if broken else self.tr("Expect this"))
        self.expect.setEnabled(self._expecting.can_expect())
        self.remove_expectations.setEnabled(self._expecting.can_remove())
