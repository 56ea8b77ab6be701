"""The editor with everything around it: templates, finding, a window of its own, and what is wrong."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from mrrt_studio.engine.scripts import ScriptError, ScriptKind
from mrrt_studio.ui.scripts.code_editor import CodeEditor
from mrrt_studio.ui.scripts.code_find import CodeFind
from mrrt_studio.ui.scripts.syntax import SyntaxCheck
from mrrt_studio.ui.scripts.templates import ScriptTemplate, templates_of
from mrrt_studio.ui.scripts.words import problem_text
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.buttons import ActionButton, IconButton
from mrrt_studio.ui.widgets.flow_layout import FlowLayout
from mrrt_studio.ui.widgets.form import NoteLine
from mrrt_studio.ui.widgets.labels import HintLabel

_WINDOW = (220, 160)
"""In quarters of a line."""
_LEAST_HEIGHT = 70


class CodePanel(QWidget):
    """One field of code; see ``mrrt_studio.ui.binding.ValueField``."""

    value_edited = Signal()
    merges_edits = True
    try_requested = Signal()

    def __init__(self, kind: ScriptKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window: QDialog | None = None
        self._run_error: ScriptError | None = None
        self._syntax_error: ScriptError | None = None
        self.editor = CodeEditor()
        self.finder = CodeFind(self.editor)
        self.problem = NoteLine("refused", "refused")
        self.check = SyntaxCheck(kind, self)
        self.try_button = ActionButton(self.tr("Try it…"), "plain", "play")
        self.templates_button = ActionButton(self.tr("Insert"), "flat", "plus")
        self.float_button = IconButton("float", self.tr("Open in a window of its own"))
        self._find_button = IconButton("search", self.tr("Find in the code (Ctrl+F)"))
        self.keys_hint = HintLabel(self.tr("Tab indents; Escape and then Tab leaves the code."))
        self._body = QWidget()
        self._fill_menu(kind)
        self._arrange()
        self._connect()
        self.setFocusProxy(self.editor)
        theme().follow(self._restyle)

    def value(self) -> str:
        """Return the code."""
        return self.editor.code()

    def show_value(self, value: Any, default: Any) -> None:  # noqa: ANN401, ARG002 - any field
        """Show the code of the document."""
        if (value or "") == self.editor.code():
            return
        self.editor.show_code(value or "")
        self._syntax_error = self._run_error = None
        self._show_problem()
        self.check.ask(self.editor.code())

    def show_run_error(self, error: ScriptError | None) -> None:
        """Show what ended the script when it last ran; what keeps it from being read comes first."""
        self._run_error = error
        self._show_problem()

    def set_title(self, title: str) -> None:
        """Say whose code this is."""
        self.editor.setAccessibleName(title)
        if self._window is not None:
            self._window.setWindowTitle(title)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the editor, which the keyboard reaches."""
        super().setAccessibleDescription(description)
        self._describe()

    def open_find(self) -> None:
        """Look for a text in the code."""
        self.finder.open_bar()

    def open_window(self) -> None:
        """Move the editor into a window of its own; closing that brings it back."""
        if self._window is not None:
            self._window.activateWindow()
            return
        self._window = window = QDialog(self.window(), Qt.WindowType.Window)
        window.setWindowTitle(self.editor.accessibleName())
        set_ground(window, "surface")
        column = QVBoxLayout(window)
        column.addWidget(self._body)
        window.finished.connect(self._bring_back)
        window.resize(*map(theme().space, _WINDOW))
        self.float_button.hide()
        self._find_in_window.setEnabled(True)
        window.show()
        self.editor.setFocus()

    def floating(self) -> QDialog | None:
        """Return the window of the editor, or None while it stands in the form."""
        return self._window

    def hideEvent(self, event: QHideEvent) -> None:
        """Bring the editor back: what it edits is no longer the object on the screen."""
        super().hideEvent(event)
        if self._window is not None and not event.spontaneous():
            self._window.close()

    def _bring_back(self) -> None:
        window, self._window = self._window, None
        self._find_in_window.setEnabled(False)
        self._column.addWidget(self._body)
        self._body.show()
        self.float_button.show()
        if window is not None:
            window.deleteLater()

    def _fill_menu(self, kind: ScriptKind) -> None:
        menu = QMenu(self)
        for template in templates_of(kind):
            menu.addAction(template.title()).triggered.connect(partial(self.insert, template))
        self.templates_button.setMenu(menu)
        self.templates_button.setToolTip(self.tr("Put one of the documented cases in place of the code"))

    def insert(self, template: ScriptTemplate) -> None:
        """Put the code of a template in place of what stands there; undo brings that back."""
        self.editor.selectAll()
        self.editor.insertPlainText(template.code())
        self.editor.go_to(1)
        self.editor.setFocus()

    def _connect(self) -> None:
        self.editor.user_edited.connect(self._tell)
        self.check.found.connect(self._take_syntax)
        self.float_button.clicked.connect(self.open_window)
        self._find_button.clicked.connect(self.open_find)
        self.try_button.clicked.connect(self.try_requested)
        # In the form the window's own action finds; two of one key would keep each other from working.
        find = self._find_in_window = QAction(self)
        find.setEnabled(False)
        find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self.open_find)
        self._body.addAction(find)

    def _tell(self) -> None:
        self._run_error = None
        self.value_edited.emit()
        self.check.ask(self.editor.code())

    def _take_syntax(self, error: ScriptError | None) -> None:
        self._syntax_error = error
        self._show_problem()

    def _show_problem(self) -> None:
        error = self._syntax_error or self._run_error
        text = problem_text(error) if error else ""
        self.problem.set_text(text)
        self.editor.show_problem(error.line if error else None, text)
        self._describe()

    def _describe(self) -> None:
        texts = (self.problem.text(), self.accessibleDescription(), self.keys_hint.written())
        self.editor.setAccessibleDescription(" ".join(text for text in texts if text))

    def _arrange(self) -> None:
        tools = QWidget()
        self._tools = FlowLayout(tools)
        for button in (self.try_button, self.templates_button, self._find_button, self.float_button):
            self._tools.addWidget(button)
        self._inner = QVBoxLayout(self._body)
        self._inner.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((tools, 0), (self.finder, 0), (self.editor, 1), (self.problem, 0)):
            self._inner.addWidget(widget, stretch)
        self._inner.addWidget(self.keys_hint)
        self._column = QHBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._body)

    def _restyle(self) -> None:
        space = theme().space
        self._inner.setSpacing(space(1.5))
        self._tools.set_gap(space(1.5))
        self.editor.setMinimumHeight(space(_LEAST_HEIGHT))
