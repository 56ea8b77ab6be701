"""The slim bar above code that finds a text in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from mrrt_studio.ui.scripts.code_editor import CodeEditor
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.buttons import IconButton
from mrrt_studio.ui.widgets.labels import TextLabel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CodeFind(QWidget):
    """Finds while it is typed; Enter goes on, Shift+Enter goes back, Escape closes."""

    def __init__(self, editor: CodeEditor) -> None:
        super().__init__()
        self._editor = editor
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in the code"))
        self.field.setAccessibleName(self.tr("Find in the code"))
        self.count = TextLabel("", "small")
        before = IconButton("up", self.tr("Previous match (Shift+Enter)"))
        after = IconButton("down", self.tr("Next match (Enter)"))
        close = IconButton("close", self.tr("Close (Esc)"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.field, 1)
        for widget in (self.count, before, after, close):
            self._line.addWidget(widget)
        self.field.textEdited.connect(self._find_typed)
        before.clicked.connect(self._go_back)
        after.clicked.connect(self._go_on)
        close.clicked.connect(self.close_bar)
        self.hide()
        theme().follow(self._restyle)

    def open_bar(self) -> None:
        """Show the bar with what is selected in the code."""
        selected = self._editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.field.setText(selected)
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._show_count()

    def close_bar(self) -> None:
        """Hide the bar and go on in the code."""
        self.hide()
        self._editor.setFocus()

    def go(self, *, back: bool = False) -> None:
        """Select the next match, or the one before; behind the last one the first comes again."""
        text = self.field.text()
        flags = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
        if text and not self._editor.find(text, flags):
            cursor = self._editor.textCursor()
            end = QTextCursor.MoveOperation.End if back else QTextCursor.MoveOperation.Start
            cursor.movePosition(end)
            self._editor.setTextCursor(cursor)
            self._editor.find(text, flags)
        self._show_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape do what they say."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in _ENTER:
            self.go(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _go_back(self) -> None:
        self.go(back=True)

    def _go_on(self) -> None:
        self.go()

    def _find_typed(self) -> None:
        """Begin where the last match began, so that typing on stays there."""
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._editor.setTextCursor(cursor)
        self.go()

    def _show_count(self) -> None:
        text = self.field.text().casefold()
        count = self._editor.toPlainText().casefold().count(text) if text else 0
        told = self.tr("1 match") if count == 1 else self.tr("{count} matches").format(count=count)
        self.count.setText(told if text else "")

    def _restyle(self) -> None:
        self._line.setSpacing(theme().space(1))
