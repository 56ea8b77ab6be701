"""What the desktop asks for: dark or light, and high contrast where Qt can tell."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QStyleHints

from mrrt_studio.ui.theme.colours import Scheme


class SystemLook(QObject):
    """The desktop's wish, live; an object of its own so that a test can play the desktop."""

    changed = Signal()

    def start(self) -> None:
        """Listen to the desktop; needs the application object."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._tell)
        if (accessibility := _accessibility(hints)) is not None:
            accessibility.contrastPreferenceChanged.connect(self._tell)

    def scheme(self) -> Scheme:
        """Return the scheme that the desktop wants now; light when it does not say."""
        hints = QGuiApplication.styleHints()
        if _wants_high_contrast(hints):
            return Scheme.HIGH_CONTRAST
        return Scheme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Scheme.LIGHT

    def request(self, scheme: Scheme | None) -> None:
        """Ask the desktop to draw its own parts, such as title bars, to match; None gives the choice back."""
        hints = QGuiApplication.styleHints()
        if scheme is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Light if scheme is Scheme.LIGHT else Qt.ColorScheme.Dark)

    def _tell(self) -> None:
        self.changed.emit()


def _accessibility(hints: QStyleHints):  # noqa: ANN202 - QAccessibilityHints exists from Qt 6.10 on
    return hints.accessibility() if hasattr(hints, "accessibility") else None


def _wants_high_contrast(hints: QStyleHints) -> bool:
    accessibility = _accessibility(hints)
    if accessibility is None:
        return False
    return accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast
