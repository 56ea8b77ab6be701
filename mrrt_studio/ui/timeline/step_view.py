"""The cards of the timeline, below each other, with the playhead between them."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from mrrt_studio.simulation.storyboard import Card
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.timeline.card_chips import is_foldable
from mrrt_studio.ui.timeline.card_layout import CardLayout, frame_edges, lay_out
from mrrt_studio.ui.timeline.card_painter import CardState, paint_card, paint_drop, paint_playhead
from mrrt_studio.ui.timeline.lanes import Tracks
from mrrt_studio.ui.timeline.lazy_list import WHEEL_NOTCH, Index, LazyListView
from mrrt_studio.ui.timeline.scrolling import Anchor, Placed
from mrrt_studio.ui.timeline.step_model import StepModel
from mrrt_studio.ui.timeline.zoom import ZOOM_STEP, Zoom

_KEPT_LAYOUTS = 256


class StepView(LazyListView):
    """Follows selection and playhead, and keeps its place when steps change."""

    tracks_wanted = Signal()
    """The width or the text size has changed: the lanes are to be laid out again."""

    def __init__(self, model: StepModel, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = model
        self._selection = selection
        self._tracks = Tracks()
        self._anchored_id = ""
        self._following = False
        self._watched = -1
        self._drop_gap = -1
        self.zoom = Zoom(self)
        self._turned = 0
        self._layouts: OrderedDict[int, tuple[Card, CardLayout]] = OrderedDict()
        self.setModel(model)
        self.setAccessibleName(self.tr("Timeline"))
        model.about_to_refresh.connect(self._remember_place)
        model.refreshed.connect(self._find_place)
        selection.step_changed.connect(self._follow_selection)
        selection.playhead_changed.connect(self._repaint)
        model.folding.changed.connect(self._refold)
        self.zoom.changed.connect(self._rezoom)
        theme().follow(self._restyle)
        self._follow_selection()

    def set_tracks(self, tracks: Tracks) -> None:
        """Draw other lanes."""
        if tracks != self._tracks:
            self._tracks = tracks
            self._layouts.clear()
            self.doItemsLayout()

    def layout_width(self) -> int:
        """Return the width for layouts, which are drawn at the factor of the zoom."""
        return max(1, int(self.content_width() / self.zoom.factor))

    def layout_of(self, row: int) -> CardLayout:
        """Return the layout of a row, which is kept while it is looked at."""
        card = self._steps.card(row)
        known = self._layouts.get(row)
        folded = self._steps.folding.is_folded(card.id) and is_foldable(card)
        if known is not None and known[0] is card and known[1].folded == folded:
            self._layouts.move_to_end(row)
            return known[1]
        layout = lay_out(card, self.layout_width(), self._tracks, folded=folded)
        self._layouts[row] = (card, layout)
        if len(self._layouts) > _KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        return layout

    def content_height(self, most: int) -> int:
        """Return the height of all cards, or ``most`` pixels where they need more; no more is measured."""
        height = 0
        for row in range(self.row_count()):
            height += self.row_height(row)
            if height >= most:
                return most
        return height

    def row_count(self) -> int:
        """Return the number of steps."""
        return len(self._steps.steps)

    def row_height(self, row: int) -> int:
        """Return the height of a card with the gap around it, in pixels."""
        return max(1, round(self.layout_of(row).height * self.zoom.factor))

    def paint_row(self, painter: QPainter, placed: Placed) -> None:
        """Paint a card, and the playhead above it where it is the next to be played."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(self.zoom.factor, self.zoom.factor)
        paint_card(painter, self.layout_of(placed.row), self._tracks, self._state(placed.row))
        if self._is_next(placed.row):
            _, right = frame_edges(self.layout_width())
            lowest = theme().space(1) - placed.top / self.zoom.factor
            paint_playhead(painter, theme().space(2), right, max(0, lowest))

    @property
    def drop_gap(self) -> int:
        """The row before which a dragged card would stand, or -1 while none is dragged."""
        return self._drop_gap

    def show_gap(self, gap: int) -> None:
        """Show a line before a row, or none with -1."""
        self._drop_gap = gap
        self._repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards, and above them where a dragged one would go."""
        super().paintEvent(event)
        edges = [placed.top for placed in self.visible() if placed.row == self._drop_gap]
        ends = [placed.top + placed.height for placed in self.visible() if placed.row + 1 == self._drop_gap]
        if y := [*edges, *ends][:1]:
            painter = QPainter(self.viewport())
            left, right = (edge * self.zoom.factor for edge in frame_edges(self.layout_width()))
            most = self.viewport().height() - theme().space(1)
            paint_drop(painter, left, right, min(max(y[0], theme().space(1)), most))

    def tooltip_at(self, point: QPoint) -> str:
        """Return what there is to say about a place of the viewport."""
        placed = self.placed_at(point)
        if placed is None:
            return ""
        return self.layout_of(placed.row).tooltip_at(self._within(placed, point))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Collapse or expand at the arrow of a card; anywhere else, select."""
        if not self._press_fold(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks on the arrow of a card are two clicks, not an edit."""
        if not self._press_fold(event):
            super().mouseDoubleClickEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the selection what the user has moved to."""
        super().currentChanged(current, previous)
        if not self._following and current.isValid():
            self._selection.select_step(self._steps.steps[current.row()].id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, a touchpad by as much as makes one notch of a wheel; else scroll."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        notches = int((self._turned + event.angleDelta().y()) / WHEEL_NOTCH)
        self._turned += event.angleDelta().y() - notches * WHEEL_NOTCH
        self.zoom.set_percent(self.zoom.percent + notches * ZOOM_STEP)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Offer the reason of a chip under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tooltip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._layouts.clear()
            self.tracks_wanted.emit()
        self.go_to(self.anchor)
        self.show_row(self._watched)

    def watch(self, row: int) -> None:
        """Keep a row to be seen while the view gives room to the composer; -1 for none."""
        self._watched = row
        self.show_row(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Enter at the selected step, or at the first one."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.row_count():
            self.setCurrentIndex(self._steps.index(0))
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the halo away."""
        super().focusOutEvent(event)
        self._repaint()

    def _is_next(self, row: int) -> bool:
        """Tell whether a row is the first one of those shown that has not been played."""
        playhead, steps = self._selection.playhead, self._steps.steps
        return (row == 0 or steps[row - 1].index < playhead) and steps[row].index >= playhead

    def fold_at(self, point: QPoint) -> str:
        """Return the id of the step whose card collapses or expands at a place, or nothing."""
        placed = self.placed_at(point)
        hit = placed is not None and self.layout_of(placed.row).fold.contains(self._within(placed, point))
        return self._steps.steps[placed.row].id if placed is not None and hit else ""

    def _press_fold(self, event: QMouseEvent) -> bool:
        step_id = self.fold_at(event.position().toPoint())
        if not step_id or event.button() != Qt.MouseButton.LeftButton:
            return False
        self._steps.folding.toggle(step_id)
        return True

    def _within(self, placed: Placed, point: QPoint) -> QPointF:
        return QPointF(point.x(), point.y() - placed.top) / self.zoom.factor

    def _refold(self) -> None:
        """Other heights: the row at the edge stays there."""
        self.go_to(Anchor(self.anchor.row, 0))
        self.show_row(self.currentIndex().row())

    def _rezoom(self) -> None:
        """The row at the edge stays there."""
        self._restyle()
        self.go_to(Anchor(self.anchor.row, 0))

    def _state(self, row: int) -> CardState:
        played = self._steps.steps[row]
        selected = played.id == self._selection.step_id
        return CardState(
            number=played.index + 1,
            selected=selected,
            focused=selected and self.hasFocus(),
            dimmed=played.index >= self._selection.playhead,
            disabled=played.outcome is None,
        )

    def _remember_place(self) -> None:
        self._following = True
        steps, row = self._steps.steps, self.anchor.row
        self._anchored_id = steps[row].id if row < len(steps) else ""

    def _find_place(self) -> None:
        """Keep the same step at the edge, so that nothing jumps when others come or go above it."""
        self._following = False
        self.tracks_wanted.emit()
        row = self._steps.row_of(self._anchored_id)
        self.go_to(Anchor(row, self.anchor.offset) if row >= 0 else self.anchor)
        self._follow_selection()

    def _follow_selection(self) -> None:
        index = self._steps.index(self._steps.row_of(self._selection.step_id))
        if index != self.currentIndex():
            self._following = True
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._following = False
        self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()

    def _restyle(self) -> None:
        self._layouts.clear()
        self.tracks_wanted.emit()
        self.doItemsLayout()
