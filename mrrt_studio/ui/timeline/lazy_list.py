"""A list view whose rows are as high as what they show, and which looks at no row that is not seen."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QRegion, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.timeline.scrolling import (
    UNIT,
    Anchor,
    Placed,
    bar_value,
    kept,
    last_place,
    moved,
    place_of_bar,
    showing,
    visible_rows,
)

WHEEL_NOTCH = 120
_LINES_OF_A_NOTCH = 3
Index = QModelIndex | QPersistentModelIndex


class LazyListView(QListView):
    """Keyboard, selection and screen readers come from QListView; places and painting are done here.

    QListView lays out all of its rows at every change, which ten thousand cards would not stand.
    A subclass gives ``row_height`` and ``paint_row``.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._anchor = Anchor()
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_ground(self.viewport(), "window")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def row_height(self, row: int) -> int:
        """Return the height of a row, in pixels."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, placed: Placed) -> None:
        """Paint a row; the origin of the painter is its top left corner."""
        raise NotImplementedError

    def content_width(self) -> int:
        """Return the width for rows, in pixels; the scroll bar has its room whether it is there or not."""
        return max(1, self.width() - self.verticalScrollBar().sizeHint().width())

    @property
    def anchor(self) -> Anchor:
        """The place that the view shows."""
        return self._anchor

    def go_to(self, place: Anchor) -> None:
        """Show another place, or the nearest one that there is."""
        self._anchor = kept(place, self.row_count(), self.row_height, self._room())
        self.updateGeometries()
        self.viewport().update()

    def scroll_by(self, pixels: float) -> None:
        """Scroll, downward where positive."""
        self.go_to(moved(self._anchor, pixels, self.row_count(), self.row_height, self._room()))

    def show_row(self, row: int) -> None:
        """Scroll until a row is seen whole."""
        if 0 <= row < self.row_count():
            self.go_to(showing(self._anchor, row, self.row_count(), self.row_height, self._room()))

    def row_count(self) -> int:
        """Return the number of rows."""
        return self.model().rowCount() if self.model() else 0

    def visible(self) -> list[Placed]:
        """Return the rows that are seen, from the top."""
        return list(visible_rows(self._anchor, self.row_count(), self.row_height, self._room()))

    def placed_at(self, point: QPoint) -> Placed | None:
        """Return the row at a place of the viewport."""
        rows = (placed for placed in self.visible() if 0 <= point.y() - placed.top < placed.height)
        return next(rows, None)

    def visualRect(self, index: Index) -> QRect:
        """Return the place of a row in the viewport; of one that is not seen, a place outside."""
        width = self.content_width()
        for placed in self.visible():
            if placed.row == index.row():
                return QRect(0, placed.top, width, placed.height)
        outside = -self._room() if index.row() < self._anchor.row else 2 * self._room()
        return QRect(0, outside, width, 1) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a place of the viewport."""
        placed = self.placed_at(point)
        return self.model().index(placed.row, 0) if placed else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible,  # noqa: ARG002
    ) -> None:
        """Scroll until a row is seen whole."""
        self.show_row(index.row())

    def doItemsLayout(self) -> None:
        """Lay out nothing: painting does it for what it paints."""
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Give the scroll bar its range."""
        bar, count = self.verticalScrollBar(), self.row_count()
        last = last_place(count, self.row_height, self._room())
        bar.blockSignals(True)  # noqa: FBT003 - Qt's own
        bar.setRange(0, bar_value(last, self.row_height) if count else 0)
        bar.setPageStep(max(1, len(self.visible())) * UNIT)
        bar.setSingleStep(UNIT // 4)
        bar.setValue(bar_value(self._anchor, self.row_height) if count else 0)
        bar.blockSignals(False)  # noqa: FBT003

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Follow the scroll bar."""
        place = place_of_bar(self.verticalScrollBar().value(), self.row_count(), self.row_height)
        self._anchor = kept(place, self.row_count(), self.row_height, self._room())
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by pixels, as a touchpad gives them, or by lines for each notch of a wheel."""
        pixels: float = event.pixelDelta().y()
        if not pixels:
            pixels = event.angleDelta().y() / WHEEL_NOTCH * theme().metrics.line * _LINES_OF_A_NOTCH
        self.scroll_by(-pixels)
        event.accept()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return the row that an arrow, page, home or end key leads to."""
        row, count = self.currentIndex().row(), self.row_count()
        page = max(1, len(self.visible()) - 1)
        moves = QAbstractItemView.CursorAction
        target = {
            moves.MoveUp: row - 1,
            moves.MovePrevious: row - 1,
            moves.MoveDown: row + 1,
            moves.MoveNext: row + 1,
            moves.MovePageUp: row - page,
            moves.MovePageDown: row + page,
            moves.MoveHome: 0,
            moves.MoveEnd: count - 1,
        }.get(action, row)
        return self.model().index(min(max(target, 0), count - 1), 0)

    def setSelection(self, _rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the one current row."""
        self.selectionModel().select(self.currentIndex(), command)

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """Repaint all that is seen."""
        return QRegion(self.viewport().rect())

    def verticalOffset(self) -> int:
        """Rows are placed from the viewport's edge."""
        return 0

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Scroll there, and tell screen readers where the keyboard is."""
        # QListView's own would ask the layout that is never made.
        QAbstractItemView.currentChanged(self, current, previous)
        self.viewport().update()
        if QAccessible.isActive() and current.isValid() and self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(current.row())
            QAccessible.updateAccessibility(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are seen."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme().colour("window"))
        for placed in self.visible():
            painter.save()
            painter.translate(0, placed.top)
            self.paint_row(painter, placed)
            painter.restore()

    def _room(self) -> int:
        return self.viewport().height()
