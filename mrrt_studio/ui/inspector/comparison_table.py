"""Two things member by member, one beneath the other, so that a narrow pane is wide enough."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mrrt_studio.ui.inspector.fitted_table import COPY_ROLE, FittedTable
from mrrt_studio.ui.inspector.text_blocks import paint_text, text_height
from mrrt_studio.ui.inspector.wording import translate
from mrrt_studio.ui.theme import FontRole, paint_icon, theme

COMPARED_ROLE = Qt.ItemDataRole.UserRole + 4

Index = QModelIndex | QPersistentModelIndex

Tone = Literal["info", "surprise"]
"""How a difference looks: worth knowing, or a surprise."""


class Compared(NamedTuple):
    """One member of two things."""

    name: str
    first: str
    second: str
    differs: bool
    note: str = ""
    """What the difference is, where that is not seen at once."""


class Sides(NamedTuple):
    """What the two things are called."""

    first: str
    second: str


class ComparisonModel(QAbstractTableModel):
    """One column; a row says everything about one member."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Compared, ...] = ()
        self.sides = Sides("", "")

    def set_rows(self, rows: tuple[Compared, ...], sides: Sides) -> None:
        """Show others; where only texts differ, the current row stays."""
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows, self.sides = rows, sides
            self.endResetModel()
        elif (rows, sides) != (self.rows, self.sides):
            self.rows, self.sides = rows, sides
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of members."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return one."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows, says and copies."""
        row = self.rows[index.row()]
        if role == COMPARED_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        return self._spoken(row) if role in (COPY_ROLE, Qt.ItemDataRole.AccessibleTextRole) else None

    def _spoken(self, row: Compared) -> str:
        word = self.tr("differs") if row.differs else self.tr("the same")
        both = f"{self.sides.first}: {row.first}\n{self.sides.second}: {row.second}"
        return "\n".join(filter(None, (f"{row.name}: {word}", both, row.note)))


class ComparisonDelegate(QStyledItemDelegate):
    """Paints the name with its mark, then each side with its label."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sides = Sides("", "")
        self.tone: Tone = "info"

    def height(self, row: Compared, width: int) -> int:
        """Return the height of a row in pixels."""
        room = width - 2 * _inset()
        values = sum(self._value_height(text, room) for text in (row.first, row.second))
        return _head_height(row, room) + values + text_height(row.note, "small", room) + 2 * _inset()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row and the thin line beneath it."""
        row: Compared = index.data(COMPARED_ROLE)
        inset = _inset()
        area = QRectF(option.rect).adjusted(inset, inset, -inset, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter, area, row)
        area.setTop(area.top() + _head_height(row, int(area.width())))
        for label, text in zip(self.sides, (row.first, row.second), strict=True):
            self._paint_side(painter, area, label, text)
            area.setTop(area.top() + self._value_height(text, int(area.width())))
        paint_text(painter, area, row.note, "small", self.tone if row.differs else "text-secondary")
        painter.restore()
        line = option.rect.adjusted(0, option.rect.height() - 1, 0, 0)
        painter.fillRect(line, theme().colour("border"))

    def _paint_head(self, painter: QPainter, area: QRectF, row: Compared) -> None:
        side, colour = theme().space(3.4), self.tone if row.differs else "text-secondary"
        name = {"info": "info", "surprise": "warning"}[self.tone] if row.differs else "ok"
        paint_icon(painter, QRectF(area.left(), area.top(), side, side), name, colour)
        area = area.adjusted(_mark_width(), 0, 0, 0)
        paint_text(painter, area, _head(row), "strong" if row.differs else "mono", colour)

    def _paint_side(self, painter: QPainter, area: QRectF, label: str, text: str) -> None:
        drop = _ascent("mono") - _ascent("small")
        paint_text(painter, area.adjusted(0, drop, 0, 0), label, "small", "text-secondary")
        paint_text(painter, area.adjusted(self._label_width(), 0, 0, 0), text, "mono", "text")

    def _value_height(self, text: str, width: int) -> int:
        least = QFontMetrics(theme().font("small")).height()
        return max(least, text_height(text, "mono", width - self._label_width()))

    def _label_width(self) -> int:
        metrics = QFontMetrics(theme().font("small"))
        return max(metrics.horizontalAdvance(label) for label in self.sides) + theme().space(2)


class ComparisonTable(FittedTable):
    """As high as its rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ComparisonModel(self)
        self._delegate = ComparisonDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().hide()

    def rows(self) -> Sequence[Compared]:
        """Return what is shown."""
        return self._model.rows

    def set_rows(self, rows: tuple[Compared, ...], sides: Sides, tone: Tone = "info") -> None:
        """Compare others."""
        self._delegate.sides, self._delegate.tone = sides, tone
        self._model.set_rows(rows, sides)
        self.fit()

    def arrange_columns(self) -> None:
        """Give the one column all of the width."""
        self.setColumnWidth(0, self.viewport().width())

    def row_height(self, row: int) -> int:
        """Return the height of a row at the present width, in pixels."""
        return self._delegate.height(self._model.rows[row], self.columnWidth(0))


def _head(row: Compared) -> str:
    return f"{row.name} – {translate('Inspector', 'differs')}" if row.differs else row.name


def _head_height(row: Compared, width: int) -> int:
    return text_height(_head(row), "strong" if row.differs else "mono", width - _mark_width())


def _ascent(role: FontRole) -> int:
    return QFontMetrics(theme().font(role)).ascent()


def _mark_width() -> int:
    return theme().space(4.6)


def _inset() -> int:
    return theme().space(1)
