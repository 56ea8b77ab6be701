"""A policy as it is read: painted, so that a hundred of them cost no more than a hundred labels."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from mrrt_studio.ui.tenant.policy_layout import (
    WRAP,
    PolicyGeometry,
    arrange,
    columns,
    is_narrow,
    reason_indent,
    title_role,
)
from mrrt_studio.ui.tenant.policy_view import PolicyView, Reason
from mrrt_studio.ui.theme import paint_focus_ring, paint_icon, theme
from mrrt_studio.ui.widgets.chips import is_elided, paint_chip, tooltip_of

_MOST_WIDTHS = 8
_BACKWARDS = (Qt.FocusReason.BacktabFocusReason,)


class PolicySummary(QAbstractButton):
    """Shows a ``PolicyView``; the keyboard or a click in it asks for the controls.

    A button for screen readers: a plain widget has no role that they would say.
    """

    edit_requested = Signal(str)
    """Where to begin: ``api``, ``scopes`` or ``end``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = PolicyView(is_draft=True)
        self._geometries: dict[int, PolicyGeometry] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self._restyle)

    def view(self) -> PolicyView:
        """Return what is shown."""
        return self._view

    def show_view(self, view: PolicyView) -> None:
        """Show another row."""
        if view is not self._view and view != self._view:
            self._view = view
            self._restyle()

    def places(self) -> PolicyGeometry:
        """Return where everything is now."""
        return self._places(self.width())

    def hasHeightForWidth(self) -> bool:
        """Chips flow over more lines where there is less room."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in pixels."""
        return self._places(width).height

    def sizeHint(self) -> QSize:
        """Return a usual size; the row is as wide as the page."""
        return QSize(theme().space(60), self._places(theme().space(60)).height)

    def minimumSizeHint(self) -> QSize:
        """The page decides on the width."""
        return QSize(theme().space(30), theme().space(5))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the row, and the ring while the keyboard is on it."""
        painter = QPainter(self)
        places = self.places()
        if self._view.is_draft:
            self._paint_draft(painter)
        else:
            self._paint_title(painter, places)
            for chip, place in zip(self._view.chips, places.chips, strict=True):
                paint_chip(painter, place, chip)
            reasons = zip(self._view.reasons, places.reasons, places.reason_texts, strict=True)
            for reason, place, text in reasons:
                _paint_reason(painter, reason, place, text)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()).adjusted(0, 1, 0, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The Tab key goes right on into the controls."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.edit_requested.emit("end" if event.reason() in _BACKWARDS else "api")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Edit what was clicked."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        in_api = self._in_title(event.position().toPoint())
        self.edit_requested.emit("api" if in_api or self._view.is_draft else "scopes")

    def event(self, event: QEvent) -> bool:
        """Tell rule and source of what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tooltip_at(event.pos()), self)
            return True
        return super().event(event)

    def tooltip_at(self, point: QPoint) -> str:
        """Return what there is to know about a place, or an empty text."""
        places = self.places()
        for chip, place in zip(self._view.chips, places.chips, strict=True):
            if place.contains(point):
                return tooltip_of(chip, elided=is_elided(chip, place))
        for reason, place in zip(self._view.reasons, places.reasons, strict=True):
            if place.contains(point):
                return reason.tooltip
        return self._view.audience if self._in_title(point) else ""

    def _in_title(self, point: QPoint) -> bool:
        if is_narrow(self.width()):
            return point.y() <= self.places().title.bottom()
        return point.x() < columns(self.width())[0]

    def _paint_draft(self, painter: QPainter) -> None:
        side = theme().space(3.4)
        area = self.rect()
        paint_icon(painter, QRectF(0, area.center().y() - side / 2, side, side), "plus", "text-faint")
        painter.setFont(theme().font("body"))
        painter.setPen(theme().colour("text-faint"))
        area.setLeft(side + theme().space(1.5))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.tr("add an API…"))

    def _paint_title(self, painter: QPainter, places: PolicyGeometry) -> None:
        painter.setFont(theme().font(title_role(self._view)))
        painter.setPen(theme().colour("text"))
        painter.drawText(places.title, WRAP, places.title_text)

    def _places(self, width: int) -> PolicyGeometry:
        """A layout asks for several widths in turn, many times over."""
        if width not in self._geometries:
            if len(self._geometries) > _MOST_WIDTHS:
                self._geometries.clear()
            self._geometries[width] = arrange(self._view, width)
        return self._geometries[width]

    def _restyle(self) -> None:
        self._geometries.clear()
        self.setAccessibleName(self._view.spoken)
        self.setAccessibleDescription(" ".join(reason.text for reason in self._view.reasons))
        self.updateGeometry()
        self.update()


def _paint_reason(painter: QPainter, reason: Reason, place: QRect, text: str) -> None:
    """The same look as a note under a control."""
    colour = "surprise" if reason.is_warning else "info"
    side = theme().space(3.4)
    icon_place = QRectF(place.left(), place.top() + theme().space(0.2), side, side)
    paint_icon(painter, icon_place, "warning" if reason.is_warning else "info", colour)
    painter.setFont(theme().font("small"))
    painter.setPen(theme().colour(colour))
    painter.drawText(place.adjusted(reason_indent(), 0, 0, 0), WRAP, text)
