"""The dashed bar after the last step: one button for each type of step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from mrrt_studio.ui.theme import icon, set_look, theme
from mrrt_studio.ui.timeline.form_specs import MORE_STEP_TYPES, STEP_TYPES, form_spec
from mrrt_studio.ui.widgets.flow_layout import FlowLayout
from mrrt_studio.ui.widgets.labels import TextLabel


class AddBar(QWidget):
    """Stands in line with the cards."""

    wanted = Signal(str)
    """The type of the step that is to be added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edges = (0, 0)
        self._flow = FlowLayout(self)
        self._flow.addWidget(TextLabel(self.tr("Add a step"), "strong"))
        for type_ in STEP_TYPES:
            self._flow.addWidget(self._button(type_))
        self._flow.addWidget(self._more_button())
        self.setAccessibleName(self.tr("Add a step"))
        self.setSizePolicy(_flowing_policy())
        theme().follow(self._restyle)

    def set_edges(self, left: int, right: int) -> None:
        """Begin and end where the cards do, in pixels."""
        if (left, right) != self._edges:
            self._edges = (left, right)
            self._restyle()

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
        for type_ in MORE_STEP_TYPES:
            action = QAction(form_spec(type_).title, menu)
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
        self._flow.setContentsMargins(left + space(3), space(2.2), after, space(3.4))
        self._flow.set_gap(space(0.3))
        self.update()


def _flowing_policy() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def _flat_button() -> QToolButton:
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_look(button, "flat")
    return button
