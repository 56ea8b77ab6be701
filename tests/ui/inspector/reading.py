"""What a person or a screen reader gets from a widget."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView, QWidget

from mrrt_studio.ui.widgets.marked import plain_of_marked


def texts(widget: QWidget) -> str:
    """Return every text of the labels and buttons that are shown, one a line."""
    found = [_read(child) for child in widget.findChildren(QWidget) if child.isVisible()]
    return "\n".join(text for text in found if text)


def _read(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return widget.accessibleName() or plain_of_marked(widget.text()).replace("\u200b", "")
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def spoken(widget: QWidget) -> list[tuple[str, str]]:
    """Return role and name of everything that a screen reader finds in a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return list(_walk(interface)) if interface else []


def _walk(interface: QAccessibleInterface) -> Iterator[tuple[str, str]]:
    name = interface.text(QAccessible.Text.Name)
    if name and not interface.state().invisible:
        yield interface.role().name, name
    for index in range(interface.childCount()):
        if (child := interface.child(index)) is not None:
            yield from _walk(child)


def column(table: QTableView, index: int) -> list[str]:
    """Return the texts of a column."""
    model = table.model()
    return [model.index(row, index).data() for row in range(model.rowCount())]
