"""The dashed bar after the last step: a button for each type of step that fits, and a menu for the others."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from mrrt_studio.ui.theme import icon, set_look, theme
from mrrt_studio.ui.timeline.form_specs import MORE_STEP_TYPES, STEP_TYPES, form_spec
from mrrt_studio.ui.widgets.labels import TextLabel


class AddBar(QWidget):
    """Stands in line with the cards."""

    wanted = Signal(str)
    """The type of the step that is to be added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edges = (0, 0)
        self._heading = TextLabel(self.tr("Add a step"), "strong")
        self._buttons = {type_: self._button(type_) for type_ in STEP_TYPES}
        self._more = self._more_button()
        self._line = QHBoxLayout(self)
        for part in (self._heading, *self._buttons.values(), self._more):
            self._line.addWidget(part)
        self._line.addStretch(1)
        self.setAccessibleName(self.tr("Add a step"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme().follow(self._restyle)

    def set_edges(self, left: int, right: int) -> None:
        """Begin and end where the cards do, in pixels."""
        if (left, right) != self._edges:
            self._edges = (left, right)
            self._restyle()

    def minimumSizeHint(self) -> QSize:
        """Return room for the heading and the menu alone."""
        margins = self._line.contentsMargins()
        least = self._heading.sizeHint().width() + self._more.sizeHint().width() + self._line.spacing()
        return QSize(least + margins.left() + margins.right(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out again what fits."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme().colour("field-border"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        left, right = self._edges
        top, radius = theme().space(1.2), theme().space(2)
        area = QRectF(left, top, right - left, self.height() - 3 * top).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, radius, radius)

    def _button(self, type_: str) -> QToolButton:
        title = form_spec(type_).title
        button = _flat_button()
        button.setText(title)
        button.setAccessibleName(self.tr("Add a step: {what}").format(what=title))
        button.clicked.connect(partial(self._want, type_))
        return button

    def _more_button(self) -> QToolButton:
        button = _flat_button()
        button.setIcon(icon("more", "text-secondary"))
        button.setToolTip(self.tr("More types of steps"))
        button.setAccessibleName(self.tr("More types of steps"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for type_ in (*STEP_TYPES, *MORE_STEP_TYPES):
            action = QAction(form_spec(type_).title, menu)
            action.setData(type_)
            action.triggered.connect(partial(self._want, type_))
            menu.addAction(action)
        button.setMenu(menu)
        return button

    def _want(self, type_: str, *_checked: bool) -> None:
        self.wanted.emit(type_)

    def _restyle(self) -> None:
        space = theme().space
        left, right = self._edges
        after = max(self.width() - right, 0) + space(1)
        self._line.setContentsMargins(left + space(3), space(2.2), after, space(3.4))
        self._line.setSpacing(space(0.3))
        self._fit()
        self.update()

    def _fit(self) -> None:
        """What does not fit in one line goes into the menu, in the same order."""
        gap, fits = self._line.spacing(), True
        room = self.width() - self.minimumSizeHint().width()
        for button in self._buttons.values():
            room -= button.sizeHint().width() + gap
            fits = fits and room >= 0
            button.setVisible(fits)
        for action in self._more.menu().actions():
            button = self._buttons.get(action.data())
            action.setVisible(button is None or button.isHidden())


def _flat_button() -> QToolButton:
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_look(button, "flat")
    return button
