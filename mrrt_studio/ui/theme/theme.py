"""The look of the whole program: one object that every view asks for colours, fonts and distances."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from mrrt_studio.ui.theme.colours import Colours, Scheme, all_colours, build_palette
from mrrt_studio.ui.theme.fonts import (
    LARGEST_TEXT_SCALE,
    SMALLEST_TEXT_SCALE,
    FontRole,
    Metrics,
    font_for,
)
from mrrt_studio.ui.theme.stylesheet import build_stylesheet
from mrrt_studio.ui.theme.system import SystemLook


class Theme(QObject):
    """Colours, fonts and distances; ``changed`` tells that all of them are to be asked for again.

    The scheme follows the desktop until the user forces one.
    """

    changed = Signal()

    def __init__(self, system: SystemLook | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system = system or SystemLook(self)
        self._forced: Scheme | None = None
        self._scale = 1.0
        self._application: QApplication | None = None
        self._system_font: QFont | None = None
        self._fonts: dict[FontRole, QFont] = {}
        self._metrics: Metrics | None = None
        self._generation = 0
        self._scheme: Scheme | None = None
        self._system.changed.connect(self._follow_system)

    def apply(self, application: QApplication) -> None:
        """Give the application style, palette, font and stylesheet, and keep them up to date from now on."""
        if self._application is None:
            self._application = application
            self._system_font = QFont(application.font())
            self._system.start()
            application.setStyle("Fusion")
        self._refresh()

    @property
    def scheme(self) -> Scheme:
        """The scheme in use; kept between changes, because every colour painted asks for it."""
        if self._scheme is None:
            self._scheme = self._forced or self._system.scheme()
        return self._scheme

    @property
    def forced_scheme(self) -> Scheme | None:
        """The scheme that the user chose, or None while the desktop decides."""
        return self._forced

    def set_scheme(self, scheme: Scheme | str | None) -> None:
        """Force a scheme, or follow the desktop again with None.

        Raises:
            ValueError: there is no scheme of this name.
        """
        wanted = None if scheme is None else Scheme(scheme)
        if wanted == self._forced:
            return
        self._forced = wanted
        self._system.request(wanted)
        self._refresh()

    @property
    def text_scale(self) -> float:
        """1.0 is the system's own text size."""
        return self._scale

    def set_text_scale(self, scale: float) -> None:
        """Scale all text, and with it every distance; kept between 0.75 and 2.0."""
        kept = min(max(scale, SMALLEST_TEXT_SCALE), LARGEST_TEXT_SCALE)
        if kept != self._scale:
            self._scale = kept
            self._refresh()

    def colour(self, name: str) -> QColor:
        """Return the colour of a meaning in the scheme in use.

        Raises:
            KeyError: colours.json has no such name.
        """
        return QColor(self.colours()[name])

    def colours(self) -> Colours:
        """Return all colours of the scheme in use, as ``#RRGGBB``."""
        return all_colours()[self.scheme]

    def font(self, role: FontRole = "body") -> QFont:
        """Return the font of a role at the text scale in use; the caller may change its copy."""
        if role not in self._fonts:
            self._fonts[role] = font_for(role, self._system_font or QGuiApplication.font(), self._scale)
        return QFont(self._fonts[role])

    @property
    def metrics(self) -> Metrics:
        """Distances that suit the text scale in use."""
        if self._metrics is None:
            self._metrics = Metrics.of(self.font("body"))
        return self._metrics

    @property
    def generation(self) -> int:
        """Rises with every change: a part of the key of whatever caches measurements."""
        return self._generation

    def space(self, quarters: float) -> int:
        """Return a distance in quarters of a text line, in pixels: 1 is about 4 px at the usual size."""
        return self.metrics.space(quarters)

    def follow(self, restyle: Callable[[], object]) -> None:
        """Call ``restyle``, a method of the widget so that it ends with it, now and after every change."""
        self.changed.connect(restyle)
        restyle()

    def _follow_system(self) -> None:
        if self._forced is None:
            self._refresh()

    def _refresh(self) -> None:
        self._fonts.clear()
        self._metrics = None
        self._scheme = None
        self._generation += 1
        if self._application is not None:
            self._application.setFont(self.font("body"))
            self._application.setPalette(build_palette(self.colours()))
            self._application.setStyleSheet(build_stylesheet(self.scheme, self.colours(), self.metrics))
        self.changed.emit()


@cache
def theme() -> Theme:
    """Return the one theme of this process."""
    return Theme()
