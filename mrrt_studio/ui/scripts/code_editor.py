"""A text of JavaScript: numbered, coloured, indented, with its brackets matched and its problem shown."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from mrrt_studio.ui.scripts.colouring import JavaScriptColours
from mrrt_studio.ui.scripts.javascript import CODE
from mrrt_studio.ui.scripts.line_numbers import LineNumbers
from mrrt_studio.ui.scripts.typing import INDENT, bracket_at, indent_after, indented, outdented, partner
from mrrt_studio.ui.theme import set_look, theme

_MOST_LINES_FOR_BRACKETS = 1_000
_NEW_LINE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PARAGRAPH = "\u2029"


class CodeEditor(QPlainTextEdit):
    """Undo belongs to the document; Escape lets the next Tab key leave."""

    user_edited = Signal()

    def __init__(self, *, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self._tab_leaves = False
        self._problem = ""
        self._colours = JavaScriptColours(self.document())
        self.numbers = LineNumbers(self)
        self.setReadOnly(read_only)
        if read_only:
            keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.setTextInteractionFlags(keys | Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        set_look(self, "code")
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow_scrolling)
        self.cursorPositionChanged.connect(self._mark)
        self.textChanged.connect(self._tell)
        theme().follow(self._restyle)

    def code(self) -> str:
        """Return the whole text."""
        return self.toPlainText()

    def show_code(self, code: str) -> None:
        """Show a text without telling; cursor and view stay where they are as far as there is text."""
        if code == self.toPlainText():
            return
        line, column = self.textCursor().blockNumber(), self.textCursor().positionInBlock()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._is_showing = True
        self.setPlainText(code)
        self._is_showing = False
        self.go_to(line + 1, column + 1)
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor at a line and column, both from 1, or at the nearest place that there is."""
        block = self.document().findBlockByNumber(max(0, min(line, self.blockCount()) - 1))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + max(0, min(column - 1, block.length() - 1)))
        self.setTextCursor(cursor)

    def show_problem(self, line: int | None, message: str = "") -> None:
        """Mark a line, counted from 1, and say on it what is wrong; None takes that back."""
        self._problem = message if line is not None else ""
        self.numbers.problem_line = line
        self.numbers.update()
        self._mark()

    def lines_in_sight(self) -> Iterator[tuple[int, int, int]]:
        """Yield number, top and height of each line that can be seen."""
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > self.viewport().height():
                return
            yield block.blockNumber() + 1, round(place.top()), round(place.height())
            block = block.next()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the document, and say what is wrong where the pointer rests."""
        if isinstance(event, QKeyEvent) and event.type() != QEvent.Type.KeyRelease:
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(undo) or event.matches(redo):
                event.ignore()
                return False
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_problem_at(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the depth, Tab and Shift+Tab move lines; after Escape, Tab goes to the next control."""
        leaves, self._tab_leaves = self._tab_leaves, event.key() == Qt.Key.Key_Escape
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            back = event.key() == Qt.Key.Key_Backtab
            if leaves or self.isReadOnly():
                self._leave(back=back)
            else:
                self._move_lines(back=back)
        elif event.key() in _NEW_LINE and not event.modifiers() and not self.isReadOnly():
            cursor = self.textCursor()
            before = cursor.block().text()[: cursor.positionInBlock()]
            cursor.insertText("\n" + indent_after(before))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        elif event.text() == "}" and not self.isReadOnly():
            self._close_brace()
        else:
            super().keyPressEvent(event)

    def _leave(self, *, back: bool) -> None:
        self.setTabChangesFocus(True)
        self.focusNextPrevChild(not back)
        self.setTabChangesFocus(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers as high as the text."""
        super().resizeEvent(event)
        self._place_numbers()

    def _close_brace(self) -> None:
        """A brace alone in its line stands below the line that opened it."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        if before and not before.strip() and not cursor.hasSelection():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(outdented(before))
        cursor.insertText("}")
        self.setTextCursor(cursor)

    def _move_lines(self, *, back: bool) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection() and not back:
            cursor.insertText(INDENT)
            return
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        cursor.setPosition(first.position())
        cursor.setPosition(last.position() + len(last.text()), QTextCursor.MoveMode.KeepAnchor)
        lines = cursor.selectedText().split(_PARAGRAPH)
        moved = "\n".join(map(outdented if back else indented, lines))
        start = cursor.selectionStart()
        cursor.insertText(moved)
        end = cursor.position()
        if len(lines) > 1:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _line(self, number: int) -> tuple[str, int] | None:
        block = self.document().findBlockByNumber(number)
        if not block.isValid():
            return None
        return block.text(), max(CODE, block.previous().userState() if number else CODE)

    def _mark(self) -> None:
        marks = [*self._problem_marks(), *self._bracket_marks()]
        self.setExtraSelections(marks)

    def _problem_marks(self) -> Iterator[QTextEdit.ExtraSelection]:
        line = self.numbers.problem_line
        if line is not None and self._problem:
            block = self.document().findBlockByNumber(line - 1)
            yield _marked(QTextCursor(block), theme().colour("refused-background"), whole_line=True)

    def _bracket_marks(self) -> Iterator[QTextEdit.ExtraSelection]:
        cursor = self.textCursor()
        number = cursor.blockNumber()
        found = bracket_at(self._line, number, cursor.positionInBlock())
        other = found and partner(self._line, number, found[0], _MOST_LINES_FOR_BRACKETS)
        if not found or not other:
            return
        for line, column in ((number, found[0]), other):
            place = QTextCursor(self.document().findBlockByNumber(line))
            place.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, column)
            place.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
            yield _marked(place, theme().colour("selection"))

    def _show_problem_at(self, position: QPoint, at: QPoint) -> None:
        block: QTextBlock = self.cursorForPosition(position).block()
        is_here = block.blockNumber() + 1 == self.numbers.problem_line
        QToolTip.showText(at, self._problem if is_here else "", self)

    def _tell(self) -> None:
        """A highlighter changes no text, but Qt tells of its colours too; a reader compares."""
        if not self._is_showing and not self.isReadOnly():
            self.user_edited.emit()

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers.needed_width(), 0, 0, 0)
        self._place_numbers()

    def _place_numbers(self) -> None:
        inner = self.contentsRect()
        self.numbers.setGeometry(
            QRect(inner.left(), inner.top(), self.numbers.needed_width(), inner.height())
        )

    def _follow_scrolling(self, area: QRect, down: int) -> None:
        if down:
            self.numbers.scroll(0, down)
        else:
            self.numbers.update(0, area.y(), self.numbers.width(), area.height())

    def _restyle(self) -> None:
        self.setFont(theme().font("mono"))
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance(INDENT))
        self._make_room()
        self._mark()


def _marked(cursor: QTextCursor, colour: QColor, *, whole_line: bool = False) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.format.setBackground(colour)  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
    if whole_line:
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # noqa: FBT003  # pyright: ignore[reportAttributeAccessIssue]
    mark.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
    return mark
