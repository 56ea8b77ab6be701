"""The table of scopes and APIs: keys and clicks toggle a cell, and only what is visible is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mrrt_studio.ui.tenant.policy_grid_model import OBSTACLE_ROLE, STATE_ROLE, PolicyGridModel
from mrrt_studio.ui.theme import paint_focus_ring, paint_icon, theme

Index = QModelIndex | QPersistentModelIndex

_SCOPE_SHARE = 0.42
_TOGGLES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PolicyGridView(QTableView):
    """Asks for cells to be toggled; arrows move between them, Space and Enter toggle."""

    toggle_requested = Signal(str, str)
    """Audience and scope."""

    def __init__(self, model: PolicyGridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = model
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(self))
        self.setHorizontalHeader(_UprightHeader(self))
        self._set_up()
        self.clicked.connect(self._toggle)
        theme().follow(self._restyle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Toggle the current cell; everything else moves as in every table."""
        if event.key() in _TOGGLES and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scopes get as much of the width as they need, and no more than a share of it."""
        super().resizeEvent(event)
        self._fit_scopes()

    def _fit_scopes(self) -> None:
        width = max(theme().space(20), int(self.width() * _SCOPE_SHARE))
        self.verticalHeader().setFixedWidth(width)

    def _toggle(self, index: QModelIndex) -> None:
        if self._grid.state(index.row(), index.column()) != "absent":
            audience = self._grid.column(index.column()).audience
            self.toggle_requested.emit(audience, self._grid.scope(index.row()))

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Scopes that exchanges may add, by API"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # Otherwise the Tab key would never leave the table.
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            # A size for all: Qt would otherwise ask every row of two thousand.
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _restyle(self) -> None:
        space = theme().space
        self.verticalHeader().setMinimumSectionSize(space(4))
        self.verticalHeader().setDefaultSectionSize(space(6.6))
        self.verticalHeader().setFont(theme().font("mono-small"))
        self.horizontalHeader().setMinimumSectionSize(space(4))
        self.horizontalHeader().setDefaultSectionSize(space(7))
        self._fit_scopes()
        self.viewport().update()


class _UprightHeader(QHeaderView):
    """Names of APIs from the bottom upward, so that columns are as narrow as their cells."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def sizeHint(self) -> QSize:
        """Return room for the longest of the names, within reason."""
        metrics = QFontMetrics(theme().font("small"))
        model = self.model()
        names = (str(model.headerData(n, self.orientation()) or "") for n in range(min(self.count(), 200)))
        longest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        space = theme().space
        return QSize(space(7), min(longest + space(7), space(34)))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt names it so
        """Paint one name, and a mark above it where no policy for the API has any effect."""
        space, model = theme().space, self.model()
        is_ignored = bool(model.headerData(logicalIndex, self.orientation(), OBSTACLE_ROLE))
        name = str(model.headerData(logicalIndex, self.orientation()) or "")
        room = rect.height() - space(2.4) - (space(4.4) if is_ignored else 0)
        painter.save()
        painter.setFont(theme().font("small"))
        painter.setPen(theme().colour("text-secondary" if is_ignored else "text"))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        painter.translate(rect.left(), rect.bottom() - space(1.2))
        painter.rotate(-90)
        painter.drawText(QRect(0, 0, room, rect.width()), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
        if is_ignored:
            side = space(3.4)
            place = QRectF(rect.center().x() - side / 2, rect.top() + space(0.8), side, side)
            paint_icon(painter, place, "warning", "surprise")


class _CellDelegate(QStyledItemDelegate):
    """An empty box, a tick, or a mark that is struck through."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
        state = index.data(STATE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme().space(3.8)
        box = QRectF(area.center().x() - side / 2 + 0.5, area.center().y() - side / 2 + 0.5, side, side)
        if state != "absent":
            _paint_box(painter, box, state)
        else:
            _paint_dot(painter, box)
        focused = option.state & QStyle.StateFlag.State_HasFocus  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
        if focused:
            paint_focus_ring(painter, QRectF(area).adjusted(1, 1, -1, -1))
        painter.restore()


def _paint_box(painter: QPainter, box: QRectF, state: str) -> None:
    radius = theme().space(0.8)
    if state == "on":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent"))
        painter.drawRoundedRect(box, radius, radius)
        paint_icon(painter, box.adjusted(1, 1, -1, -1), "ok", "on-accent")
        return
    colour = "surprise" if state == "ignored" else "text-faint"
    painter.setPen(QPen(theme().colour(colour), 1.2))
    painter.setBrush(theme().colour("surprise-background") if state == "ignored" else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)
    if state == "ignored":
        paint_icon(painter, box.adjusted(1, 1, -1, -1), "ok", "surprise")
        middle = box.center().y()
        painter.setPen(QPen(theme().colour("surprise"), 1.6))
        reach = theme().space(1)
        painter.drawLine(int(box.left() - reach), int(middle), int(box.right() + reach), int(middle))


def _paint_dot(painter: QPainter, box: QRectF) -> None:
    """The API has no such scope: nothing to toggle, but the row can still be followed with the eye."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("border"))
    painter.drawEllipse(box.center(), theme().space(0.3), theme().space(0.3))
