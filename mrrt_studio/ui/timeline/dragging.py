"""Moves a card with the mouse; a line shows where it would go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.timeline.step_model import StepModel
from mrrt_studio.ui.timeline.step_view import StepView

_EDGE = 8
"""Quarters of a line from an edge of the view within which a dragged card scrolls it."""
_TICK = 30
"""Milliseconds between two steps of that scrolling."""


class CardDrag(QObject):
    """Watches the mouse over the cards; Escape leaves every step where it is."""

    dropped = Signal(str, str)
    """Ids of the step that was moved and of the one that it shall stand before; "" for the end."""

    def __init__(self, view: StepView, model: StepModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._step_id = ""
        self._origin = QPoint()
        self._point = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.scroll_at_edge)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    @property
    def is_dragging(self) -> bool:
        """Whether a card is under way."""
        return self._view.drop_gap >= 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse; the view itself would select whatever is passed over."""
        if isinstance(event, QKeyEvent):
            return self._take_key(event)
        # The kind of event first: a view that is being destroyed cannot be asked for its viewport.
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            return self._take_mouse(event)
        return False

    def scroll_at_edge(self) -> None:
        """Scroll while the mouse is held near an edge."""
        edge, height = theme().space(_EDGE), self._view.viewport().height()
        above, below = edge - self._point.y(), self._point.y() - (height - edge)
        if above > 0 or below > 0:
            self._view.scroll_by(-above if above > 0 else below)
            self._view.show_gap(self._gap())

    def cancel(self) -> None:
        """Leave every step where it is."""
        self._step_id = ""
        self._timer.stop()
        if self.is_dragging:
            self._view.show_gap(-1)
            self._view.viewport().unsetCursor()

    def _take_key(self, event: QKeyEvent) -> bool:
        if not self.is_dragging or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.cancel()
        event.accept()
        return True

    def _take_mouse(self, event: QMouseEvent) -> bool:
        self._point = event.position().toPoint()
        kind, left = event.type(), event.button() == Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseButtonPress and left:
            self._origin = self._point
            self._step_id = "" if self._view.fold_at(self._point) else self._step_at(self._point)
        elif kind == QEvent.Type.MouseMove and self._step_id:
            self._move()
            return True
        elif kind == QEvent.Type.MouseButtonRelease and left:
            self._drop()
        return False

    def _move(self) -> None:
        if not self.is_dragging:
            far = (self._point - self._origin).manhattanLength() >= QApplication.startDragDistance()
            if not far or len(self._model.steps) < 2:  # noqa: PLR2004 - one alone has nowhere to go
                return
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._timer.start()
        self._view.show_gap(self._gap())

    def _drop(self) -> None:
        step_id, gap = self._step_id, self._view.drop_gap
        self.cancel()
        if step_id and gap >= 0 and step_id != (before := self._before(gap)):
            self.dropped.emit(step_id, before)

    def _gap(self) -> int:
        """Return the row before which the card would stand, or the number of rows for the end."""
        placed = self._view.visible()
        above = (each.row for each in placed if self._point.y() < each.top + each.height / 2)
        return next(above, placed[-1].row + 1 if placed else 0)

    def _before(self, gap: int) -> str:
        """Behind the last card that is shown there may be others that a filter holds back."""
        shown, every = self._model.steps, self._model.all_steps
        if gap < len(shown):
            return shown[gap].id
        place = shown[-1].index + 1
        return every[place].id if place < len(every) else ""

    def _step_at(self, point: QPoint) -> str:
        placed = self._view.placed_at(point)
        return self._model.steps[placed.row].id if placed is not None else ""
