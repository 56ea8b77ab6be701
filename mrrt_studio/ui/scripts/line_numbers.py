"""The column of line numbers beside code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mrrt_studio.ui.theme import theme

if TYPE_CHECKING:
    from mrrt_studio.ui.scripts.code_editor import CodeEditor

_FEWEST_DIGITS = 2


class LineNumbers(QWidget):
    """Numbers from 1; the line with a problem has a mark and the colour of mistakes."""

    def __init__(self, editor: CodeEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.problem_line: int | None = None
        """From 1."""

    def needed_width(self) -> int:
        """Return the width in pixels for the highest number."""
        digits = max(_FEWEST_DIGITS, len(str(self._editor.blockCount())))
        return self._editor.fontMetrics().horizontalAdvance("9") * (digits + 1) + theme().space(3)

    def sizeHint(self) -> QSize:
        """Qt asks for the width."""
        return QSize(self.needed_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines in sight."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().colour("raised"))
        painter.setFont(self._editor.font())
        painter.setPen(theme().colour("border"))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        for number, top, height in self._editor.lines_in_sight():
            self._paint_number(painter, number, QRect(0, top, self.width() - theme().space(2), height))

    def _paint_number(self, painter: QPainter, number: int, place: QRect) -> None:
        is_wrong = number == self.problem_line
        if is_wrong:
            painter.fillRect(place, theme().colour("refused-background"))
            painter.setPen(theme().colour("refused"))
            left = place.adjusted(theme().space(0.5), 0, 0, 0)
            painter.drawText(left, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, "!")
        painter.setPen(theme().colour("refused" if is_wrong else "text-secondary"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(number))
