"""A layout that fills lines from left to right and starts the next one when a line is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of items, each as high as its highest item; the height depends on the width.

    An item that may expand horizontally takes what is left of its line, as the field behind the chips does.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def set_gap(self, gap: int) -> None:
        """Set the distance between items and between lines, in pixels."""
        self._gap = gap
        self.invalidate()

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the item at ``index``."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item; Qt calls this."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt asks past the end
        """Return the item, or None past the end as Qt expects."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt asks past the end
        """Remove and return the item, or None past the end as Qt expects."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """The layout takes no more height than its lines need."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """More width means fewer lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at this width, in pixels."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item at its place; Qt calls this."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of one line of everything."""
        shown = self._shown()
        sizes = [item.sizeHint() for item in shown]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        """Return the size of the widest item: a line is never narrower."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Return the height used, margins included; with ``move``, also place the items."""
        area = rect.marginsRemoved(self.contentsMargins())
        top = area.top()
        for line in self._lines(area.width()):
            height = max(_size_within(item, area.width()).height() for item in line)
            if move:
                self._place(line, QRect(area.left(), top, area.width(), height))
            top += height + self._gap
        used = max(0, top - self._gap - area.top()) if self._shown() else 0
        return used + rect.height() - area.height()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            needed = _size_within(item, width).width()
            if not lines or left + needed > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += needed + self._gap
        return lines

    def _place(self, line: list[QLayoutItem], area: QRect) -> None:
        left = area.left()
        for item in line:
            size = _size_within(item, area.width())
            if item is line[-1] and item.expandingDirections() & Qt.Orientation.Horizontal:
                size.setWidth(area.right() + 1 - left)
            offset = (area.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, area.top() + offset), size))
            left += size.width() + self._gap


def _size_within(item: QLayoutItem, width: int) -> QSize:
    """An item is cut to the line, but never below what it needs; one that expands starts from there."""
    size = item.sizeHint()
    least = item.minimumSize().width()
    wanted = least if item.expandingDirections() & Qt.Orientation.Horizontal else size.width()
    size.setWidth(max(min(wanted, width), least))
    if item.hasHeightForWidth():
        size.setHeight(item.heightForWidth(size.width()))
    return size
