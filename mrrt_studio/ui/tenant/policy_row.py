"""One policy: read as a painted row, and with controls while the keyboard is in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.tenant.policy_editor import PolicyEditor
from mrrt_studio.ui.tenant.policy_summary import PolicySummary
from mrrt_studio.ui.tenant.policy_view import PolicyView
from mrrt_studio.ui.theme import theme

_ALT = Qt.KeyboardModifier.AltModifier
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PolicyRow(QWidget):
    """Swaps between reading and editing; controls are made when they are first needed."""

    audience_edited = Signal(str)
    scopes_edited = Signal(list)
    remove_requested = Signal()
    move_requested = Signal(int)
    editing_started = Signal()
    editing_finished = Signal()

    def __init__(self, scenario: Callable[[], Scenario], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self.summary = PolicySummary()
        self._editor: PolicyEditor | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 1)
        self._column.addWidget(self.summary)
        self.summary.edit_requested.connect(self.start_editing)
        theme().follow(self.update)

    @property
    def is_editing(self) -> bool:
        """Whether the controls are shown."""
        return self._editor is not None and not self._editor.isHidden()

    @property
    def editor(self) -> PolicyEditor:
        """The controls, made now if need be."""
        if self._editor is None:
            self._editor = self._make_editor()
        return self._editor

    def view(self) -> PolicyView:
        """Return what is shown."""
        return self.summary.view()

    def show_view(self, view: PolicyView) -> None:
        """Show a policy as it stands in the document."""
        self.summary.show_view(view)
        if self.is_editing:
            self.editor.show_view(view)

    def start_editing(self, part: str = "api") -> None:
        """Show the controls with the keyboard in one of them."""
        if self.is_editing:
            self.editor.focus_part(part)
            return
        self.editor.show_view(self.summary.view())
        self.editor.show()
        # Before the summary goes: hiding what has the keyboard sends it on to the next row.
        self.editor.focus_part(part)
        self.summary.hide()
        _application().focusChanged.connect(self._follow_focus)
        self.editing_started.emit()

    def stop_editing(self) -> None:
        """Show the row as it is read, and tell that the person has left it."""
        if self.is_editing:
            self.show_summary()
            self.editing_finished.emit()

    def show_summary(self) -> None:
        """Show the row as it is read."""
        if not self.is_editing:
            return
        _application().focusChanged.disconnect(self._follow_focus)
        focused = QApplication.focusWidget()
        if focused is not None and self.editor.isAncestorOf(focused):
            focused.clearFocus()
        self.editor.hide()
        self.summary.show()

    def event(self, event: QEvent) -> bool:
        """Keep the row's own keys from the window's shortcuts."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.modifiers() == _ALT and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or remove the policy; everything else is for the controls."""
        key = Qt.Key(event.key())
        if event.modifiers() != _ALT or self.view().is_draft or not _is_own(event):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            self.move_requested.emit(_MOVES[key])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the thin line below the row."""
        painter = QPainter(self)
        painter.setPen(theme().colour("border"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:  # noqa: ARG002
        """Without any focus the window is only in the background, or a list of completions is open."""
        if now is not None and now.window() is self.window() and not self.isAncestorOf(now):
            self.stop_editing()

    def _make_editor(self) -> PolicyEditor:
        editor = PolicyEditor(self._scenario, self)
        editor.hide()
        self._column.addWidget(editor)
        editor.audience_edited.connect(self.audience_edited)
        editor.scopes_edited.connect(self.scopes_edited)
        editor.remove_requested.connect(self.remove_requested)
        editor.move_requested.connect(self.move_requested)
        # Made late, the controls would come last for the Tab key.
        QWidget.setTabOrder(self.summary, editor.api)
        QWidget.setTabOrder(editor.api, editor.scopes.focusProxy() or editor.scopes)
        return editor


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101 - there is no widget without one
    return application


def _is_own(event: QKeyEvent) -> bool:
    return event.key() in (*_MOVES, Qt.Key.Key_Delete)
