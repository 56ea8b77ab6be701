"""Labels by purpose; each keeps its font and colour when theme or text size change."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mrrt_studio.ui.theme import FontRole, pixmap, set_text_colour, theme

_ZERO_WIDTH_SPACE = "\u200b"
_LONG_WORD = 16


class TextLabel(QLabel):
    """Plain text in the font of a role and a colour by meaning; never read as HTML."""

    def __init__(
        self, text: str = "", role: FontRole = "body", colour: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._role: FontRole = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        set_text_colour(self, colour)
        theme().follow(self._restyle)

    def set_colour(self, name: str) -> None:
        """Take another colour of colours.json."""
        set_text_colour(self, name)

    def _restyle(self) -> None:
        self.setFont(theme().font(self._role))


class MonoLabel(TextLabel):
    """An identifier in the fixed-width face that can be selected by mouse and keyboard."""

    def __init__(self, text: str = "", colour: str = "text-secondary", parent: QWidget | None = None) -> None:
        super().__init__(text, "mono", colour, parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )


class WrapLabel(TextLabel):
    """Text over as many lines as it needs; a long identifier is broken rather than cut off."""

    def __init__(
        self, text: str = "", role: FontRole = "body", colour: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__("", role, colour, parent)
        self._written = ""
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(_wrapping_policy())
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show a text; the screen reader gets it without the invisible breaks."""
        self._written = text
        self.setText(breakable(text))
        self.setAccessibleName(text)

    def written(self) -> str:
        """Return the text as it was set."""
        return self._written


class SectionLabel(WrapLabel):
    """The small uppercase heading of a group; screen readers get the text as it was written."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "label", "text-secondary", parent)


class HeadingLabel(WrapLabel):
    """The name of what a pane shows."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "heading", "text", parent)


class TitleLabel(WrapLabel):
    """The one big text of a page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "title", "text", parent)


class HintLabel(WrapLabel):
    """The sentence of help beneath a control."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "small", "text-secondary", parent)


class ElidedLabel(TextLabel):
    """One line that gives way: too long a text is elided and whole in the tooltip."""

    def __init__(
        self,
        text: str = "",
        role: FontRole = "body",
        colour: str = "text",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        self._mode = mode
        super().__init__(text, role, colour, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters and the dots."""
        width = self.fontMetrics().horizontalAdvance("mmm…")
        return QSize(min(width, super().sizeHint().width()), super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """Return what fits."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text in the tooltip exactly while it is cut."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.shown_text() != self.text() else "")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint what fits, in the colour that the stylesheet gave."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        alignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.contentsRect(), alignment, self.shown_text())


class IconLabel(QLabel):
    """An icon that stands in a text; decoration unless it gets an accessible name."""

    def __init__(
        self, name: str, colour: str = "text", quarters: float = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._colour = colour
        self._quarters = quarters
        theme().follow(self._restyle)

    def set_icon(self, name: str, colour: str) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self._restyle()

    def _restyle(self) -> None:
        size = theme().space(self._quarters)
        self.setPixmap(pixmap(self._name, size, self._colour, self.devicePixelRatioF()))
        self.setFixedSize(size, size)


def breakable(text: str) -> str:
    """Return the text with invisible places to break in words that are too long for a narrow pane."""
    return re.sub(rf"\S{{{_LONG_WORD},}}", _with_breaks, text)


def _with_breaks(word: re.Match[str]) -> str:
    return re.sub(r"(?<=[/:.\-_,?&=@|])(?=\w)|(?<=\w{24})(?=\w)", _ZERO_WIDTH_SPACE, word.group())


def _wrapping_policy() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
