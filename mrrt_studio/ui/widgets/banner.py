"""The sentence before the table: what happened, in one coloured box with the actions that mend it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.theme.painting import Look
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.flow_layout import FlowLayout
from mrrt_studio.ui.widgets.labels import IconLabel, WrapLabel
from mrrt_studio.ui.widgets.marked import marked_to_html, plain_of_marked

BannerKind = Literal["surprise", "refused", "ok", "info"]

_ICONS: dict[BannerKind, str] = {"surprise": "warning", "refused": "refused", "ok": "ok", "info": "info"}


class MarkedLabel(QLabel):
    """A wrapped, selectable sentence with marks; see ``marked_to_html``."""

    def __init__(self, role: Literal["body", "small"] = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role: Literal["body", "small"] = role
        self._marked = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme().follow(self._restyle)

    def set_marked(self, text: str) -> None:
        """Show a sentence; nothing at all takes no room."""
        self._marked = text
        self.setText(marked_to_html(text))
        self.setTextInteractionFlags(_interaction(has_link="<a " in self.text()))
        self.setAccessibleName(plain_of_marked(text))
        self.setVisible(bool(text))

    def _restyle(self) -> None:
        self.setFont(theme().font(self._role))
        self.setText(marked_to_html(self._marked))


def _interaction(*, has_link: bool) -> Qt.TextInteractionFlag:
    """Only a text with a link is a stop of the Tab key."""
    flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.LinksAccessibleByMouse
    return flags | Qt.TextInteractionFlag.LinksAccessibleByKeyboard if has_link else flags


class Banner(QWidget):
    """Icon, bold title, body, a quiet line for rule and source, and buttons."""

    link_activated = Signal(str)

    def __init__(self, kind: BannerKind = "info", title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: BannerKind = kind
        self._icon = IconLabel(_ICONS[kind], kind)
        self._title = WrapLabel(title, "strong", kind)
        self._body = MarkedLabel()
        self._meta = MarkedLabel("small")
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons)
        self._arrange()
        for label in (self._body, self._meta):
            label.linkActivated.connect(self.link_activated)
        self.set_content(title)
        theme().follow(self._restyle)

    def set_kind(self, kind: BannerKind) -> None:
        """Change icon and colours."""
        self._kind = kind
        self._icon.set_icon(_ICONS[kind], kind)
        self._title.set_colour(kind)
        self.update()

    def set_content(self, title: str, body: str = "", meta: str = "") -> None:
        """Show other texts; ``body`` and ``meta`` may carry marks, and what is empty takes no room."""
        self._title.set_text(title)
        self._body.set_marked(body)
        self._meta.set_marked(meta)
        self.setAccessibleName(title)
        self.setAccessibleDescription(plain_of_marked(f"{body}\n{meta}").strip())

    def add_button(self, text: str, look: Look = "plain", icon_name: str = "") -> QPushButton:
        """Append a button and return it for connecting; the first one is usually ``primary``."""
        button = ActionButton(text, look, icon_name)
        self._flow.addWidget(button)
        self._buttons.show()
        return button

    def clear_buttons(self) -> None:
        """Remove every button."""
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the box; in high contrast with an outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outlined = theme().scheme == "high-contrast"
        painter.setPen(QPen(theme().colour(self._kind), 2) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(f"{self._kind}-background"))
        radius = theme().space(2)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _arrange(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self._title, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        for widget in (self._body, self._meta, self._buttons):
            self._column.addWidget(widget)
        self._buttons.hide()

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(3), space(2.5), space(3), space(2.5))
        self._column.setSpacing(space(1.5))
        self._head.setSpacing(space(1.5))
        self._flow.set_gap(space(2))
        self._flow.setContentsMargins(0, space(1), 0, 0)
        self.update()
