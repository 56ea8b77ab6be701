"""Messages at the top of the window that do not stop the work: what happened, where, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.theme.painting import Look
from mrrt_studio.ui.widgets.banner import BannerKind, MarkedLabel
from mrrt_studio.ui.widgets.buttons import ActionButton, IconButton
from mrrt_studio.ui.widgets.labels import IconLabel, WrapLabel
from mrrt_studio.ui.widgets.marked import plain_of_marked

_ICONS: dict[BannerKind, str] = {"surprise": "warning", "refused": "refused", "ok": "ok", "info": "info"}


class Message(QWidget):
    """One message with its buttons; Escape or the cross closes it."""

    closed = Signal()

    def __init__(self, kind: BannerKind, text: str, details: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: BannerKind = kind
        self._text = WrapLabel(text, "strong")
        self._details = MarkedLabel()
        self._details.set_marked(details)
        self._close = IconButton("close", self.tr("Close message (Esc)"))
        self._line = QHBoxLayout(self)
        self._buttons = QHBoxLayout()
        self._arrange()
        self.setAccessibleName(text)
        self.setAccessibleDescription(plain_of_marked(details))
        theme().follow(self._restyle)

    def text(self) -> str:
        """Return what happened."""
        return self._text.written()

    def add_button(self, text: str, look: Look = "plain") -> QPushButton:
        """Add a button and return it for connecting; pressing it does not close the message by itself."""
        button = ActionButton(text, look)
        self._buttons.addWidget(button)
        return button

    def close_message(self) -> None:
        """Take the message away; the keyboard goes on behind it."""
        if (focused := self.focusWidget()) is not None and focused.hasFocus():
            self.focusNextChild()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ground and a line beneath it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour(f"{self._kind}-background"))
        painter.setPen(theme().colour(self._kind if theme().scheme == "high-contrast" else "border"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def _arrange(self) -> None:
        self._texts = QVBoxLayout()
        self._texts.addWidget(self._text)
        self._texts.addWidget(self._details)
        self._close.clicked.connect(self.close_message)
        top = Qt.AlignmentFlag.AlignTop
        self._line.addWidget(IconLabel(_ICONS[self._kind], self._kind), 0, top)
        self._line.addLayout(self._texts, 1)
        self._line.addLayout(self._buttons)
        self._line.addWidget(self._close, 0, top)

    def _restyle(self) -> None:
        space = theme().space
        self._line.setContentsMargins(space(3.5), space(2), space(2), space(2))
        self._line.setSpacing(space(2.5))
        self._texts.setSpacing(space(0.5))
        self._buttons.setSpacing(space(2))
        self.update()


class MessageBar(QWidget):
    """Holds the newest messages one above the other; takes no room while there are none."""

    MOST = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: list[Message] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName(self.tr("Messages"))
        self.hide()

    def messages(self) -> list[Message]:
        """Return what is shown, oldest first."""
        return list(self._messages)

    def post(self, kind: BannerKind, text: str, details: str = "") -> Message:
        """Show a message and read it out; the same text again replaces the earlier one.

        Args:
            kind: ``refused`` for an error.
            text: what happened, in one sentence.
            details: where and what to do; may carry marks.
        """
        for old in [shown for shown in self._messages if shown.text() == text]:
            old.close_message()
        message = Message(kind, text, details)
        message.closed.connect(self._forget_closed)
        self._messages.append(message)
        self._column.addWidget(message)
        self.show()
        for old in self._messages[: -self.MOST]:
            old.close_message()
        self._announce(f"{text} {plain_of_marked(details)}".strip())
        return message

    def clear(self) -> None:
        """Close every message."""
        for message in self.messages():
            message.close_message()

    def _forget_closed(self) -> None:
        self._messages = [message for message in self._messages if message is not self.sender()]
        self.setVisible(bool(self._messages))

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
