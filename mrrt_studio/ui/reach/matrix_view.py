"""The table of the reach matrix; each cell with its numbers by source and who is meant."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyledItemDelegate, QTableView, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from mrrt_studio.ui.reach.matrix_model import MatrixModel
from mrrt_studio.ui.reach.shown import Content
from mrrt_studio.ui.theme import paint_focus_ring, paint_icon, theme
from mrrt_studio.ui.timeline.measuring import elided, text_width

_Index = QModelIndex | QPersistentModelIndex
_CELL = 30
"""Quarters of a line: the width of a cell."""
_NAMES = 44


class CellDelegate(QStyledItemDelegate):
    """Paints the scopes at login and by exchange as numbers behind the icons of their sources."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: Option, index: _Index) -> None:
        """Paint a cell."""
        content = self._model.content(index)
        area = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue] - Qt's stubs lack it
        view = self.parent()
        current = isinstance(view, QTableView) and view.currentIndex() == index
        painter.save()
        if current:
            painter.fillRect(area, theme().colour("selection"))
        if content is not None and content.shares:
            self._paint_numbers(painter, area, content)
        else:
            painter.setFont(theme().font("body"))
            painter.setPen(theme().colour("text-secondary"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "–")
        painter.restore()
        if current and isinstance(view, QTableView) and view.hasFocus():
            paint_focus_ring(painter, area.adjusted(0, 0, -1, -1))

    def _paint_numbers(self, painter: QPainter, area: QRectF, content: Content) -> None:
        space, side = theme().space, theme().metrics.icon
        x, top, line = area.left() + space(2), area.top() + space(1), space(4.5)
        for name, colour, count in (
            ("login-source", "login", len(content.login)),
            ("policy-source", "policy", len(content.exchange)),
        ):
            paint_icon(painter, QRectF(x, top, side, line), name, colour)
            painter.setFont(theme().font("strong"))
            painter.setPen(theme().colour(colour if count else "text-secondary"))
            width = text_width(str(count), "strong") + space(1)
            painter.drawText(
                QRectF(x + side + space(1), top, width, line), Qt.AlignmentFlag.AlignVCenter, str(count)
            )
            x += side + width + space(3)
        painter.setFont(theme().font("small"))
        painter.setPen(theme().colour("text-secondary"))
        room = QRectF(area.left() + space(2), top + line, area.width() - space(3), space(4))
        text = elided(self._model.users_text(content), "small", room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def sizeHint(self, _option: Option, _index: _Index) -> QSize:
        """Return the same size for every cell: nothing is measured."""
        return QSize(theme().space(_CELL), theme().space(11))


class MatrixView(QTableView):
    """Arrows walk through the cells; Qt paints only those that are seen."""

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Reach"))
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme().follow(self._restyle)

    def _restyle(self) -> None:
        space = theme().space
        self.horizontalHeader().setDefaultSectionSize(space(_CELL))
        self.verticalHeader().setDefaultSectionSize(space(11))
        self.verticalHeader().setFixedWidth(space(_NAMES))
        self.viewport().update()
