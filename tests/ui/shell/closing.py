"""Ends the windows of a test, whatever is in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent

from mrrt_studio.ui.shell.windows import Windows


@contextmanager
def closing(windows: Windows) -> Iterator[Windows]:
    """Yield windows and close them afterwards; changes are given up without a question."""
    yield windows
    for window in windows.documents:
        window.document.undo_stack.setClean()
    assert windows.close_all()
    windows.leave()
    windows.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
