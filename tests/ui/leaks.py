"""What a window test may leave behind by mistake, found by asking Qt, and named so that it can be found."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterable, Iterator

import shiboken6
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

# Qt keeps one tool tip for the whole program and hides it when it likes.
QT_OWN_WINDOWS = {"QTipLabel"}


class Leaks:
    """Compares what is alive at the end of a test with what was alive when it began."""

    def __init__(self) -> None:
        # Weak, so that looking at an object does not keep it.
        self._before = [weakref.ref(item) for item in alive()]

    def found(self) -> list[str]:
        """Describe everything that began during the test and is still there."""
        if self._new():
            # What nothing refers to any more is rubbish, not a leak.
            gc.collect()
            _delete_what_is_to_be_deleted()
        return sorted(describe(item) for item in self._new())

    def _new(self) -> list[QObject]:
        known = [reference() for reference in self._before]
        return [item for item in alive() if not any(item is other for other in known)]


def alive() -> Iterator[QObject]:
    """Yield every top-level widget, active timer, running thread and running animation that Python knows."""
    if QApplication.instance() is None:
        return
    yield from (widget for widget in QApplication.topLevelWidgets() if _is_ours(widget))
    yield from (item for item in shiboken6.getAllValidWrappers() if _is_running(item))


def describe(item: QObject) -> str:
    """Name an object by its class, its own name or title, what it does, and what it belongs to."""
    words = [type(item).__name__, *_names(item), *_doing(item)]
    if parent := item.parent():
        words.append(f"of {describe(parent)}")
    return " ".join(words)


def _is_ours(widget: QWidget) -> bool:
    return widget.metaObject().className() not in QT_OWN_WINDOWS


def _is_running(item: object) -> bool:
    if isinstance(item, QTimer):
        return item.isActive()
    if isinstance(item, QThread):
        return item.isRunning() and item is not QThread.currentThread()
    if isinstance(item, QAbstractAnimation):
        return item.state() == QAbstractAnimation.State.Running
    return False


def _names(item: QObject) -> Iterable[str]:
    if item.objectName():
        yield repr(item.objectName())
    if isinstance(item, QWidget) and item.windowTitle():
        yield f"titled {item.windowTitle()!r}"


def _doing(item: QObject) -> Iterable[str]:
    if isinstance(item, QTimer):
        yield f"(every {item.interval()} ms)"
    if isinstance(item, QAbstractAnimation):
        yield f"(of {item.totalDuration()} ms)"


def _delete_what_is_to_be_deleted() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
