"""Buttons that give way in a narrow pane: too long a text is elided, and whole in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.theme.painting import Look
from mrrt_studio.ui.widgets.buttons import ActionButton

_SHORTEST = "mmmm…"


class ElidingButton(ActionButton):
    """Space and Enter press it; its tooltip is the whole text, while cut, and the hint."""

    def __init__(
        self, text: str = "", look: Look = "plain", icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, look, icon_name, parent)
        self._hint = ""
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_label(self, text: str, hint: str = "") -> None:
        """Show a text, with a hint for tooltip and screen readers."""
        self._hint = hint
        self.setText(text)
        self.setAccessibleDescription(hint)
        self._tell_tooltip()

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        hint = self.sizeHint()
        metrics = self.fontMetrics()
        spare = metrics.horizontalAdvance(self.text()) - metrics.horizontalAdvance(_SHORTEST)
        return QSize(hint.width() - max(0, spare), hint.height())

    def shown_text(self) -> str:
        """Return what fits."""
        if self.width() >= self.sizeHint().width():
            return self.text()
        room = self.fontMetrics().horizontalAdvance(self.text()) + self.width() - self.sizeHint().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, max(0, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text exactly while it is cut."""
        super().resizeEvent(event)
        self._tell_tooltip()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the button with the text that fits."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown_text()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _tell_tooltip(self) -> None:
        whole = self.text() if self.shown_text() != self.text() else ""
        self.setToolTip("\n".join(filter(None, (whole, self._hint))))


class SmallLink(ElidingButton):
    """A link in small text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "link", parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _restyle(self) -> None:
        super()._restyle()
        self.setFont(theme().font("small"))
        self.updateGeometry()
