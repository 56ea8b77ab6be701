"""The axis of virtual time above the lifetimes, with now as a handle: dropped later it asks for a wait."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from mrrt_studio.simulation.claims import span_text
from mrrt_studio.ui.lifetimes.scale import TimeScale
from mrrt_studio.ui.lifetimes.words import moment_words
from mrrt_studio.ui.theme import paint_focus_ring, set_ground, theme
from mrrt_studio.ui.timeline.gutter import clock_text, date_text
from mrrt_studio.ui.timeline.measuring import text_width

_DAY = 86_400
_SNAP = 6
"""Pixels within which the handle sticks to an expiry."""
_KEY_PIXELS = 12
"""How far an arrow key moves the handle, before it is rounded to a time that people can count with."""


class TimeAxis(QAbstractSlider):
    """Marks of time and the handle of now; whoever drops it later than now wants to wait until then."""

    wait_chosen = Signal(int)
    """Seconds since the epoch: the moment until which to wait."""

    held = Signal(object)
    """The moment at which the handle is held, or None once it stands at now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = TimeScale(0, 1, 1)
        self._left = 0
        self._now = 0
        self._expiries: tuple[int, ...] = ()
        self._dragged: int | None = None
        self._holding = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setToolTip(self.tr("Drag now to a later time to wait until then"))
        self.setAccessibleDescription(
            self.tr("Left and right choose a later time, Enter adds a step that waits until then.")
        )
        set_ground(self, "surface")
        theme().follow(self._restyle)
        self._speak()

    @property
    def dragged(self) -> int | None:
        """The moment at which the handle is held, or None while it stands at now."""
        return self._dragged

    def set_scale(self, scale: TimeScale, left: int) -> None:
        """Show another stretch of time, which begins ``left`` pixels from the edge."""
        self._scale, self._left = scale, left
        self.update()

    def set_now(self, now: int, expiries: tuple[int, ...]) -> None:
        """Put the handle at now; ``expiries`` are the moments that it sticks to."""
        self._now, self._expiries = now, expiries
        self._hold(None)

    def handle_x(self) -> float:
        """Return where the handle stands, in pixels from the left edge."""
        return self._left + self._scale.x(self._now if self._dragged is None else self._dragged)

    def sizeHint(self) -> QSize:
        """Return room for the handle, a date and a time."""
        return QSize(theme().space(60), theme().space(14))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to the pointer."""
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() >= self._left:
            self._holding = True
            self._hold(self._moment_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the handle with the pointer."""
        if self._holding:
            self._hold(self._moment_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the handle."""
        if self._holding and event.button() == Qt.MouseButton.LeftButton:
            self._drop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, drop or put back the handle."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._nudge(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._dragged is not None:
            self._drop()
        elif key == Qt.Key.Key_Escape and self._dragged is not None:
            self._holding = False
            self._hold(None)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the handle back: nobody drops it any more."""
        super().focusOutEvent(event)
        self._holding = False
        self._hold(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint marks, and the handle above them."""
        painter = QPainter(self)
        painter.setClipRect(QRectF(self._left, 0, self._scale.width, self.height()))
        self._paint_marks(painter)
        self._paint_handle(painter)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _moment_at(self, x: float) -> int:
        moment = self._scale.moment(x - self._left)
        near = _SNAP / max(1, self._scale.width) * self._scale.span
        snapped = min(self._expiries, key=lambda expiry: abs(expiry - moment), default=moment)
        return round(snapped if abs(snapped - moment) <= near else moment)

    def _nudge(self, direction: int) -> None:
        step = self._scale.step(_KEY_PIXELS)
        here = self._now if self._dragged is None else self._dragged
        later = here + direction * step
        self._hold(later if later > self._now else None)

    def _hold(self, moment: int | None) -> None:
        self._dragged = None if moment is None or moment <= self._now else moment
        self.held.emit(self._dragged)
        self._speak()
        self.update()

    def _drop(self) -> None:
        chosen, self._holding = self._dragged, False
        self._hold(None)
        if chosen is not None:
            self.wait_chosen.emit(chosen)

    def _speak(self) -> None:
        if self._dragged is None:
            name = self.tr("Now: {time}").format(time=moment_words(self._now))
        else:
            text = self.tr("Wait {span} until {time}")
            span = span_text(self._dragged - self._now)
            name = text.format(span=span, time=moment_words(self._dragged))
        self.setAccessibleName(name)

    def _paint_marks(self, painter: QPainter) -> None:
        room = text_width("30 Dec 2026", "small") + theme().space(4)
        step, base, last_day = self._scale.step(room), self.height() - 1, None
        for moment in self._scale.marks(room):
            x, day = self._left + self._scale.x(moment), moment // _DAY
            painter.setPen(QPen(theme().colour("border"), 1))
            painter.drawLine(QLineF(x, base - theme().space(1.5), x, base))
            text = date_text(day) if step >= _DAY or day != last_day else ""
            self._write(painter, x, text, "" if step >= _DAY else clock_text(moment))
            last_day = day
        painter.setPen(QPen(theme().colour("border"), 1))
        painter.drawLine(QLineF(self._left, base, self._left + self._scale.width, base))

    def _write(self, painter: QPainter, x: float, date: str, clock: str) -> None:
        line, gap = theme().space(4), theme().space(1)
        painter.setFont(theme().font("small"))
        painter.setPen(theme().colour("text-secondary"))
        bottom = self.height() - theme().space(1.5)
        for text in (clock, date) if clock else (date,):
            painter.drawText(
                QRectF(x + gap, bottom - line, theme().space(30), line), Qt.AlignmentFlag.AlignVCenter, text
            )
            bottom -= line

    def _paint_handle(self, painter: QPainter) -> None:
        x, held = self.handle_x(), self._dragged
        text = self.tr("now") if held is None else f"+{span_text(held - self._now)}"
        width, height = text_width(text, "small-strong") + theme().space(3), theme().space(4.5)
        left = min(max(x - width / 2, self._left), self._left + self._scale.width - width)
        pill = QRectF(left, theme().space(0.5), width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.drawLine(QLineF(x, pill.center().y(), x, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent"))
        painter.drawRoundedRect(pill, height / 3, height / 3)
        painter.setPen(theme().colour("on-accent"))
        painter.setFont(theme().font("small-strong"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        if self.hasFocus():
            painter.setClipping(False)
            paint_focus_ring(painter, pill.adjusted(-3, -3, 3, 3))
