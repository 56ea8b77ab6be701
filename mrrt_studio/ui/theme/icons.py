"""Icons drawn once in one colour and tinted from the theme, sharp at every size and pixel ratio."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from mrrt_studio.paths import resource
from mrrt_studio.ui.theme.theme import theme

APPLICATION_ICON = "mrrt-studio"

# Qt deletes a cloned engine itself, but Python would do so too: keeping one reference leaves it to Qt.
_CLONES: list[QIconEngine] = []


@cache
def icon(name: str, colour_name: str = "text") -> QIcon:
    """Return an icon that takes its colour at every painting, so that a change of scheme needs no code.

    Args:
        name: the file below ``resources/icons`` without its ending.
        colour_name: a name of colours.json.

    Raises:
        FileNotFoundError: there is no such icon.
        KeyError: there is no such colour.
    """
    _source(name)
    theme().colour(colour_name)
    return QIcon(_TintedEngine(name, colour_name))


def pixmap(name: str, size: int, colour_name: str = "text", ratio: float = 1.0) -> QPixmap:
    """Return a tinted square picture of ``size`` device-independent pixels; ``ratio`` is the screen's.

    Pictures are kept in Qt's own cache, which ends with the application.
    """
    key = f"mrrt/{name}/{size}/{theme().colours()[colour_name]}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = _draw(name, size, colour_name, ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour_name: str = "text") -> None:
    """Paint a tinted icon into the largest square in the middle of ``rect``, for delegates."""
    side = int(min(rect.width(), rect.height()))
    if side > 0:
        ratio = painter.device().devicePixelRatio()
        corner = rect.center() - QRectF(0, 0, side, side).center()
        painter.drawPixmap(corner.toPoint(), pixmap(name, side, colour_name, ratio))


def application_icon() -> QIcon:
    """Return the program's own mark, in its own colours."""
    return QIcon(str(resource(f"icons/{APPLICATION_ICON}.svg")))


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


def _draw(name: str, size: int, colour_name: str, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    tinted = _source(name).replace("currentColor", theme().colours()[colour_name])
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(tinted.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _with_room_behind(square: QPixmap, size: QSize, ratio: float) -> QPixmap:
    wide = QPixmap(size * ratio)
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, square)
    painter.end()
    return wide


class _TintedEngine(QIconEngine):
    """Asks the theme when it paints."""

    def __init__(self, name: str, colour_name: str) -> None:
        super().__init__()
        self._name = name
        self._colour_name = colour_name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """A coloured icon looks alike whether on or off."""
        paint_icon(painter, QRectF(rect), self._name, self._colour_in(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002
        """Qt gives the size in device-independent pixels; what is wider than a square stays empty behind."""
        side = max(1, min(size.width(), size.height()))
        square = pixmap(self._name, side, self._colour_in(mode), scale)
        return square if size.width() <= size.height() else _with_room_behind(square, size, scale)

    def clone(self) -> QIconEngine:
        copy = _TintedEngine(self._name, self._colour_name)
        _CLONES.append(copy)
        return copy

    def _colour_in(self, mode: QIcon.Mode) -> str:
        return "disabled" if mode == QIcon.Mode.Disabled else self._colour_name
