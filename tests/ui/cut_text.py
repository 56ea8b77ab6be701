"""Finds, by asking the widgets of a window, what a person would see cut off or covered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLabel,
    QStackedWidget,
    QTabBar,
    QWidget,
)

GIVES_WAY = {"ChipWidget", "ElidedLabel", "ElidingButton"}
"""Classes that shorten their text on purpose and offer the whole of it in the tooltip."""
SLACK = 1
"""Pixels of rounding."""


def settle() -> None:
    """Let layouts come to rest: a wrapped text tells its height when it knows its width, a turn later."""
    for _ in range(10):
        QApplication.processEvents()


def cut_texts(window: QWidget) -> list[str]:
    """Describe every visible label and button that has less room than its text needs."""
    return [f"{path_of(widget)}: {problem}" for widget in _texts(window) if (problem := _problem(widget))]


def overlaps(window: QWidget) -> list[str]:
    """Describe every pair of visible widgets of one layout that lie over each other."""
    found: list[str] = []
    for parent in [window, *window.findChildren(QWidget)]:
        if not parent.isVisible() or isinstance(parent, (QStackedWidget, QAbstractScrollArea, QTabBar)):
            continue
        for one, other in combinations(_in_layout(parent), 2):
            common = one.geometry().intersected(other.geometry())
            if common.width() > SLACK and common.height() > SLACK:
                found.append(f"{path_of(one)} over {path_of(other)}: {common}")
    return found


def path_of(widget: QWidget) -> str:
    """Name a widget by its classes from the window inward, and by its text."""
    names: list[str] = []
    each: QWidget | None = widget
    while each is not None:
        names.append(type(each).__name__)
        each = each.parentWidget()
    text = getattr(widget, "text", str)()
    return f"{' > '.join(reversed(names[:4]))} {text[:40]!r}"


def _texts(window: QWidget) -> Iterator[QWidget]:
    for kind in (QLabel, QAbstractButton):
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.text() and not _gives_way(widget):
                yield widget


def _gives_way(widget: QWidget) -> bool:
    return any(kind.__name__ in GIVES_WAY for kind in type(widget).__mro__)


def _problem(widget: QWidget) -> str:
    needed, given = _needed(widget), widget.size()
    if needed[0] > given.width() + SLACK:
        return f"needs {needed[0]} pixels of width, has {given.width()}"
    if needed[1] > given.height() + SLACK:
        return f"needs {needed[1]} pixels of height, has {given.height()}"
    return _reaches_out(widget)


def _needed(widget: QWidget) -> tuple[int, int]:
    if widget.hasHeightForWidth() and (not isinstance(widget, QLabel) or widget.wordWrap()):
        return 0, widget.heightForWidth(widget.width())
    hint = widget.minimumSizeHint() if isinstance(widget, QCheckBox) else widget.sizeHint()
    return hint.width(), hint.height()


def _reaches_out(widget: QWidget) -> str:
    """What a page scrolls is out of sight, not cut; across, nothing scrolls here."""
    area = QRect(QPoint(), widget.size())
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        area = QRect(widget.mapTo(parent, QPoint()), widget.size())
        if area.right() > parent.width() + SLACK or area.left() < -SLACK:
            return f"reaches out of {type(parent).__name__}: {area} in {parent.width()} pixels"
        if parent.isWindow() or isinstance(parent, QAbstractScrollArea):
            break
        parent = parent.parentWidget()
    return ""


def _in_layout(parent: QWidget) -> list[QWidget]:
    layout = parent.layout()
    if layout is None:
        return []
    children = [child for child in parent.children() if isinstance(child, QWidget)]
    shown = [child for child in children if child.isVisible() and not child.isWindow()]
    return [child for child in shown if _managed(layout, child)]


def _managed(layout: object, child: QWidget) -> bool:
    """Widgets outside the layout, such as a hint over the whole pane, are meant to lie over others."""
    index_of = getattr(layout, "indexOf", None)
    if index_of is not None and index_of(child) >= 0:
        return True
    count, item_at = getattr(layout, "count", None), getattr(layout, "itemAt", None)
    if count is None or item_at is None:
        return False
    inner = (item_at(place).layout() for place in range(count()))
    return any(each is not None and _managed(each, child) for each in inner)
