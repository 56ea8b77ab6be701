"""The object of a form as JSON, live in both directions; what is no such object stays in the editor."""

from __future__ import annotations

from pydantic import JsonValue
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from mrrt_studio.scenario.edits import EditError
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.ui.tenant.json_object import OBJECT, JsonShape, read_text, text_of
from mrrt_studio.ui.tenant.subject import ItemSubject
from mrrt_studio.ui.theme import set_look, set_state, theme
from mrrt_studio.ui.widgets.form import NoteLine
from mrrt_studio.ui.widgets.highlight import Highlighter
from mrrt_studio.ui.widgets.labels import HintLabel

_MOST_COLOURED_LINES = 1_500
"""Colours for more would take longer than a person waits for a page."""

_NEVER_SHOWN = object()


class JsonEditor(QPlainTextEdit):
    """A text of code that leaves undo to the document, except for what never got there."""

    user_edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_malformed = False
        self._is_showing = False
        self._colours: Highlighter | None = None
        # The Tab key goes on to the next control, as everywhere; Qt indents no lines by itself anyway.
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setAcceptDrops(False)
        set_look(self, "code")
        self.textChanged.connect(self._tell)
        theme().follow(self._restyle)

    def show_text(self, text: str) -> None:
        """Show a text without telling; the cursor stays at its line and the view where it was scrolled to."""
        if text == self.toPlainText():
            return
        line, column = self.textCursor().blockNumber(), self.textCursor().positionInBlock()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._is_showing = True
        self._set_coloured(text.count("\n") < _MOST_COLOURED_LINES)
        self.setPlainText(text)
        self._is_showing = False
        self.go_to(line, column)
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor into a line, counted from 0, or at the nearest place that there is."""
        block = self.document().findBlockByNumber(min(line, self.blockCount() - 1))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(column, block.length() - 1))
        self.setTextCursor(cursor)

    def mark_line(self, line: int | None) -> None:
        """Show the ground of one line, counted from 1, in the colour of mistakes; None for no line."""
        if line is None:
            self.setExtraSelections([])
            return
        mark = QTextEdit.ExtraSelection()
        mark.format.setBackground(theme().colour("refused-background"))  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # noqa: FBT003  # pyright: ignore[reportAttributeAccessIssue]
        mark.cursor = QTextCursor(self.document().findBlockByNumber(line - 1))  # pyright: ignore[reportAttributeAccessIssue]
        self.setExtraSelections([mark])

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the document."""
        if not self.is_malformed and isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def _set_coloured(self, is_coloured: bool) -> None:  # noqa: FBT001 - one question
        if is_coloured and self._colours is None:
            self._colours = Highlighter(self.document())
            self._colours.set_language("json")
        elif not is_coloured and self._colours is not None:
            self._colours.setDocument(None)
            self._colours.deleteLater()
            self._colours = None

    def _tell(self) -> None:
        """A highlighter changes no text, but Qt tells of its colours too."""
        if not self._is_showing:
            self.user_edited.emit()

    def _restyle(self) -> None:
        font = QFont(theme().font("mono"))
        self.setFont(font)


def _is_undo(event: QKeyEvent) -> bool:
    if event.type() == QEvent.Type.KeyRelease:
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class JsonPage(QWidget):
    """Valid text enters the document as it is typed; edits of the form show here at once."""

    def __init__(self, subject: ItemSubject, shape: JsonShape = OBJECT) -> None:
        super().__init__()
        self._subject = subject
        self._shape = shape
        self._shown: JsonValue | object = _NEVER_SHOWN
        self._last_text = ""
        self._hint = HintLabel(
            self.tr("In Auth0's field names; unknown fields stay. What is valid takes effect as you type.")
        )
        self.editor = JsonEditor()
        self.editor.setAccessibleName(self.tr("JSON of the object"))
        self.editor.setAccessibleDescription(self._hint.written())
        self._fault = NoteLine("refused", "refused")
        self._column = QVBoxLayout(self)
        for widget, stretch in ((self._hint, 0), (self.editor, 1), (self._fault, 0)):
            self._column.addWidget(widget, stretch)
        self.editor.user_edited.connect(self._write)
        theme().follow(self._restyle)

    def fault(self) -> str:
        """Return what is wrong with the text, or nothing."""
        return self._fault.text()

    def refresh(self, *, anew: bool = False) -> None:
        """Show the object as it stands; malformed text stays until the object changes in the document."""
        item = self._subject.item()
        if item is None:
            return
        tree = self._shape.read(item)
        if not anew and tree == self._shown:
            return
        self._shown = tree
        self._show_fault(None)
        self.editor.show_text(text_of(tree))
        self._last_text = self.editor.toPlainText()
        if anew:
            self.editor.go_to(0, 0)

    def _write(self) -> None:
        item, text = self._subject.item(), self.editor.toPlainText()
        if item is None or text == self._last_text:
            return
        self._last_text = text
        try:
            changed = self._shape.write(item, read_text(text))
            # Before the document changes: what it then shows is what stands here already.
            before, self._shown = self._shown, self._shape.read(changed)
            self._put(changed, before)
        except (FormatError, EditError) as error:
            self._show_fault(error)
        else:
            self._show_fault(None)

    def _put(self, changed: object, before: object) -> None:
        try:
            self._subject.put(changed, self.tr("JSON"), "json")  # pyright: ignore[reportArgumentType] - a model
        except EditError:
            self._shown = before
            raise

    def _show_fault(self, error: FormatError | EditError | None) -> None:
        told = "" if error is None else str(error)
        self.editor.is_malformed = error is not None
        self.editor.mark_line(error.line if isinstance(error, FormatError) else None)
        self._fault.set_text(told)
        set_state(self.editor, "error" if told else "")
        self.editor.setAccessibleDescription(" ".join(part for part in (told, self._hint.written()) if part))

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(3.5), space(3), space(3.5), space(3))
        self._column.setSpacing(space(2))
        self.editor.setMinimumHeight(space(24))
