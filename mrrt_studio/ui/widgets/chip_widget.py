"""A chip as a widget, and a row of them that the keyboard walks through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.chips import (
    Chip,
    chip_geometry,
    chip_size,
    is_elided,
    paint_chip,
    smallest_chip_width,
    tooltip_of,
)
from mrrt_studio.ui.widgets.flow_layout import FlowLayout

_REMOVING_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class ChipWidget(QLabel):
    """One chip; a removable one has a cross and answers Delete and Backspace.

    A label by class, so that assistive technology takes it for text; it paints itself all the same.
    """

    remove_requested = Signal()
    step_requested = Signal(int)
    typed = Signal(str)
    focused = Signal()

    def __init__(self, chip: Chip, *, removable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(chip.text, parent)
        self._chip = chip
        self._removable = removable
        self._cross_hovered = False
        self.setMouseTracking(removable)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tell_readers()
        theme().follow(self._restyle)

    @property
    def chip(self) -> Chip:
        """What the chip says."""
        return self._chip

    def set_chip(self, chip: Chip) -> None:
        """Say something else in the same place, so that focus stays."""
        if chip != self._chip:
            self._chip = chip
            self._tell_readers()
            self._restyle()

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        return chip_size(self._chip, removable=self._removable)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters: a long name is elided in its middle."""
        width = smallest_chip_width(self._chip, removable=self._removable)
        return QSize(min(width, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the chip and, with the keyboard in it, the focus ring."""
        paint_chip(
            QPainter(self),
            self.rect(),
            self._chip,
            removable=self._removable,
            focused=self.hasFocus(),
            cross_hovered=self._cross_hovered,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole name reachable when it no longer fits."""
        super().resizeEvent(event)
        self._tell_tooltip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove, step to a neighbour, or hand a letter on to the field behind the chips."""
        if self._removable and event.key() in _REMOVING_KEYS:
            self.remove_requested.emit()
        elif (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self.step_requested.emit(step)
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that the cross can be clicked."""
        self._hover_cross(hovered=self._on_cross(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross removes."""
        if event.button() == Qt.MouseButton.LeftButton and self._on_cross(event):
            self.remove_requested.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """The cross is no longer under the pointer."""
        super().leaveEvent(event)
        self._hover_cross(hovered=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring, and tell the row which chip is the current one."""
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def _on_cross(self, event: QMouseEvent) -> bool:
        place = chip_geometry(self._chip, self.rect(), removable=self._removable).cross
        return self._removable and place.adjusted(-3, -4, 4, 4).contains(event.position())

    def _hover_cross(self, *, hovered: bool) -> None:
        if hovered != self._cross_hovered:
            self._cross_hovered = hovered
            self.setCursor(Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor)
            self.update()

    def _tell_readers(self) -> None:
        self.setText(self._chip.text)
        self.setAccessibleName(self._chip.accessible_text or self._chip.text)
        self.setAccessibleDescription(self._chip.tooltip)
        self._tell_tooltip()

    def _tell_tooltip(self) -> None:
        elided = is_elided(self._chip, self.rect(), removable=self._removable)
        self.setToolTip(tooltip_of(self._chip, elided=elided))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class ChipRow(QWidget):
    """Chips that flow over as many lines as they need.

    A removable row is one stop of the Tab key; arrow keys walk through it, Delete removes.
    """

    removed = Signal(int)
    """The index of the chip that is to go; whoever owns the list removes it and sets the chips again."""

    def __init__(
        self, chips: Sequence[Chip] = (), *, removable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._removable = removable
        self._widgets: list[ChipWidget] = []
        self._flow = FlowLayout(self)
        self.setSizePolicy(_flowing_policy())
        theme().follow(self._restyle)
        self.set_chips(chips)

    def chips(self) -> list[Chip]:
        """Return what is shown."""
        return [widget.chip for widget in self._widgets]

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips; widgets are used again, so that a keystroke elsewhere costs little."""
        for widget, chip in zip(self._widgets, chips, strict=False):
            widget.set_chip(chip)
        for chip in chips[len(self._widgets) :]:
            self._append(chip)
        for widget in self._widgets[len(chips) :]:
            self._flow.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        del self._widgets[len(chips) :]
        self._keep_one_tab_stop()
        self.updateGeometry()

    def _append(self, chip: Chip) -> None:
        widget = ChipWidget(chip, removable=self._removable, parent=self)
        widget.remove_requested.connect(self._remove_sender)
        widget.step_requested.connect(self._step_from_sender)
        widget.focused.connect(self._keep_one_tab_stop)
        self._widgets.append(widget)
        self._flow.addWidget(widget)
        widget.show()

    def _sender_index(self) -> int:
        return next(i for i, widget in enumerate(self._widgets) if widget is self.sender())

    def _remove_sender(self) -> None:
        self.removed.emit(self._sender_index())

    def _step_from_sender(self, step: int) -> None:
        index = self._sender_index() + step
        if 0 <= index < len(self._widgets):
            self._widgets[index].setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_one_tab_stop(self) -> None:
        if not self._removable:
            return
        current = next((widget for widget in self._widgets if widget.hasFocus()), None)
        stop = current or (self._widgets[0] if self._widgets else None)
        for widget in self._widgets:
            policy = Qt.FocusPolicy.StrongFocus if widget is stop else Qt.FocusPolicy.ClickFocus
            widget.setFocusPolicy(policy)

    def _restyle(self) -> None:
        self._flow.set_gap(theme().space(1.2))


def _flowing_policy() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
