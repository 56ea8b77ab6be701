"""The frame around the composer's form: heading, scrolling body, result and buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mrrt_studio.ui.theme import icon, set_ground, set_look, theme
from mrrt_studio.ui.timeline.editors import SuggestEditor
from mrrt_studio.ui.timeline.prediction import PredictionView
from mrrt_studio.ui.widgets.form import NoteLine
from mrrt_studio.ui.widgets.labels import ElidedLabel, IconLabel

_ROUNDS = 3


class ComposerFrame(QWidget):
    """Escape and the cross cancel; Enter in a one-line field and Ctrl+Enter anywhere submit."""

    submitted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error = NoteLine("refused", "refused")
        self.prediction = PredictionView()
        self.submit_button = QPushButton()
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._close = QToolButton()
        self._icon = IconLabel("plus", "accent")
        self._heading = ElidedLabel("", "heading")
        self._body = _Body()
        self._form: QWidget | None = None
        self._set_up()
        self._arrange()
        theme().follow(self._restyle)

    def set_heading(self, text: str, icon_name: str) -> None:
        """Say what is written."""
        self._heading.setText(text)
        self._icon.set_icon(icon_name, "accent")

    def heading(self) -> str:
        """Return what the heading says."""
        return self._heading.text()

    def set_form(self, form: QWidget | None) -> None:
        """Show another form in the place of the one before."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        self._form = form
        if form is not None:
            self._body.column.insertWidget(0, form)
            form.show()

    def show_row(self, row: QWidget) -> None:
        """Scroll to a part of the form, also when it has just been shown."""
        self._body.reveal(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit or cancel."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        controlled = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif enter and (controlled or isinstance(self.focusWidget(), SuggestEditor)):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The predicted result grows while one types and moves the fields: suggestions go with theirs."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._move_suggestions)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ground and a line of the accent colour above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.fillRect(0, 0, self.width(), 2, theme().colour("accent"))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's name
        """Scroll to what the Tab key reaches."""
        moved = super().focusNextPrevChild(next)
        if (focused := self.focusWidget()) is not None and self._body.isAncestorOf(focused):
            self._body.ensureWidgetVisible(focused, 0, theme().space(6))
        return moved

    def _move_suggestions(self) -> None:
        field = self.focusWidget()
        completer = field.completer() if isinstance(field, QLineEdit) else None
        popup = completer.popup() if completer is not None else None
        if completer is not None and popup is not None and popup.isVisible():
            completer.complete()

    def _set_up(self) -> None:
        set_look(self.submit_button, "primary")
        set_look(self._close, "flat")
        self._close.setIcon(icon("close", "text-secondary"))
        self._close.setAccessibleName(self.tr("Close the form"))
        self._close.setToolTip(self.tr("Close the form (Esc)"))
        self.submit_button.clicked.connect(self.submitted)
        for button in (self.cancel_button, self._close):
            button.clicked.connect(self.cancelled)

    def _arrange(self) -> None:
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self._icon)
        self._head.addWidget(self._heading, 1)
        self._foot.addWidget(self.submit_button)
        self._foot.addWidget(self.cancel_button)
        self._foot.addStretch(1)
        for widget in (self.error, self.prediction):
            self._body.column.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._body, 1)
        self._column.addLayout(self._foot)
        self._head.addWidget(self._close)

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(4), space(2.5), space(4), space(3))
        self._column.setSpacing(space(2.5))
        self._head.setSpacing(space(2))
        self._foot.setSpacing(space(2))
        self._body.column.setSpacing(space(3.5))


class _Body(QScrollArea):
    """Scrolls what is higher than the room that the pane gives, and asks for no more than it needs."""

    def __init__(self) -> None:
        super().__init__()
        inner = QWidget()
        set_ground(inner, "surface")
        # Labels that wrap ask for the height of a narrow pane; what counts is that for the width there is.
        inner.setMinimumHeight(1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, theme().space(2), 0)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        width = max(self.viewport().width(), 1)
        wraps = self.column.hasHeightForWidth()
        height = self.column.totalHeightForWidth(width) if wraps else self.column.totalSizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme().space(20))

    def reveal(self, row: QWidget) -> None:
        """Scroll to a row that may not have its place yet, since Qt lays out later."""
        ancestors: list[QWidget] = []
        above: QWidget | None = row
        while above is not None:
            ancestors.insert(0, above)
            above = above.parentWidget()
        # Heights that depend on widths agree after a few rounds.
        for widget in ancestors * _ROUNDS:
            if (layout := widget.layout()) is not None:
                layout.activate()
        self.ensureWidgetVisible(row, 0, theme().space(2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside has another height: ask for that."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
