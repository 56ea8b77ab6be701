"""What the start page is made of: big choices, and rows of files."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mrrt_studio.ui.theme import paint_focus_ring, theme
from mrrt_studio.ui.widgets.labels import ElidedLabel, IconLabel, WrapLabel


class Plate(QAbstractButton):
    """A button with widgets on it: a rounded ground, another under the mouse, a ring for the keyboard."""

    def __init__(self, name: str, description: str = "", *, outlined: bool = True) -> None:
        super().__init__()
        self._outlined = outlined
        self.setText(name.replace("&", "&&"))
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().follow(self.update)

    def hasHeightForWidth(self) -> bool:
        """The texts on it wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return what the layout needs."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else 0

    def sizeHint(self) -> QSize:
        """Return what the layout wants; a button's own hint knows only its text."""
        return QWidget.sizeHint(self)

    def minimumSizeHint(self) -> QSize:
        """Return what the layout needs at least."""
        return QWidget.minimumSizeHint(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses too, as on the buttons of a dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ground; what stands on it are widgets."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = theme().space(2)
        painter.setPen(QPen(theme().colour(self._border())) if self._outlined else Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(self._ground()))
        painter.drawRoundedRect(area, radius, radius)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), radius)

    def _ground(self) -> str:
        if self.isDown():
            return "pressed"
        return "hover" if self.underMouse() and self.isEnabled() else "surface"

    def _border(self) -> str:
        return "accent" if self.underMouse() else "border"


class Choice(Plate):
    """One way to begin: an icon, a title and a sentence."""

    def __init__(self, icon_name: str, title: str, sentence: str) -> None:
        super().__init__(title, sentence)
        self._line = QHBoxLayout(self)
        self._words = QVBoxLayout()
        self._words.addWidget(_clear(WrapLabel(title, "strong")))
        self._words.addWidget(_clear(WrapLabel(sentence, "body", "text-secondary")))
        icon = _clear(IconLabel(icon_name, "accent", 6))
        self._line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(self._words, 1)
        theme().follow(self._restyle)

    def _restyle(self) -> None:
        space = theme().space
        self._line.setContentsMargins(space(4), space(3.5), space(4), space(3.5))
        self._line.setSpacing(space(3.5))
        self._words.setSpacing(space(1))


class FileRow(Plate):
    """A file by name and place; greyed where it is gone."""

    def __init__(self, name: str, place: str, *, missing: str = "") -> None:
        super().__init__(name, f"{place} {missing}".strip(), outlined=False)
        self._line = QVBoxLayout(self)
        colour = "text-faint" if missing else "text"
        self._line.addWidget(_clear(ElidedLabel(name, "strong", colour)))
        where = f"{missing} · {place}" if missing else place
        quiet = "text-faint" if missing else "text-secondary"
        self._line.addWidget(_clear(ElidedLabel(where, "small", quiet, Qt.TextElideMode.ElideMiddle)))
        theme().follow(self._restyle)

    def _restyle(self) -> None:
        space = theme().space
        self._line.setContentsMargins(space(2), space(1.5), space(2), space(1.5))
        self._line.setSpacing(space(0.5))


def _clear(widget: QWidget) -> QWidget:
    """Let the mouse through to the button beneath; a screen reader hears the button's own name."""
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget
