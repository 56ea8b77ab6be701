"""A tree of things with a title, chips and a few lines of text; every row is as high as its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from mrrt_studio.ui.inspector.node_delegate import NODE_ROLE, NodeDelegate
from mrrt_studio.ui.inspector.nodes import Node
from mrrt_studio.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex


class _Entry(NamedTuple):
    """A node in its place; parents and children are numbers of entries."""

    node: Node
    parent: int
    row: int
    children: tuple[int, ...]


class NodeModel(QAbstractItemModel):
    """One column; an index knows its entry by number, so that no object has to outlive a refresh."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[int, _Entry] = {}
        self._roots: tuple[int, ...] = ()

    def set_nodes(self, nodes: tuple[Node, ...]) -> None:
        """Show other nodes."""
        self.beginResetModel()
        self._entries.clear()
        numbers = iter(range(1, 2**31))
        self._roots = self._add(nodes, 0, numbers)
        self.endResetModel()

    def _add(self, nodes: tuple[Node, ...], parent: int, numbers: Iterator[int]) -> tuple[int, ...]:
        added: list[int] = []
        for row, node in enumerate(nodes):
            number = next(numbers)
            self._entries[number] = _Entry(node, parent, row, self._add(node.children, number, numbers))
            added.append(number)
        return tuple(added)

    def indexes(self) -> Iterator[QModelIndex]:
        """Yield the index of every node, parents before their children."""
        for number in sorted(self._entries):
            yield self.createIndex(self._entries[number].row, 0, number)

    def node(self, index: Index) -> Node:
        """Return the node at an index."""
        return self._entries[index.internalId()].node

    def _children(self, index: Index) -> tuple[int, ...]:
        return self._entries[index.internalId()].children if index.isValid() else self._roots

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - as Qt declares it
        """Return the index of a child."""
        children = self._children(parent)
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override] # Qt overloads it
        """Return the index of the parent."""
        number = self._entries[index.internalId()].parent if index.isValid() else 0
        return self.createIndex(self._entries[number].row, 0, number) if number else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of children."""
        return len(self._children(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008 - as Qt declares it
        """Return one."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows and says."""
        node = self.node(index)
        if role == NODE_ROLE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return node.title
        return node.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None


class NodeTree(QTreeView):
    """Arrows walk and open, Ctrl+C copies the current row; what was opened stays open while it is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nodes: tuple[Node, ...] = ()
        self._model = NodeModel(self)
        self.setModel(self._model)
        self.setItemDelegate(NodeDelegate(self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(True)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def set_nodes(self, nodes: tuple[Node, ...], *, afresh: bool) -> None:
        """Show other nodes.

        Args:
            nodes: the roots.
            afresh: open and close them as they ask; otherwise what the person opened and closed stays so.
        """
        if nodes == self._nodes and not afresh:
            return
        opened = (
            {} if afresh else {self._model.node(i).key: self.isExpanded(i) for i in self._model.indexes()}
        )
        current = "" if afresh else self.current_key()
        place = self.verticalScrollBar().value()
        self._nodes = nodes
        self._model.set_nodes(nodes)
        self._restore(opened, current)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(0 if afresh else place)

    def current_key(self) -> str:
        """Return the key of the current row, or ''."""
        index = self.currentIndex()
        return self._model.node(index).key if index.isValid() else ""

    def _opened(self) -> dict[str, bool]:
        return {self._model.node(index).key: self.isExpanded(index) for index in self._model.indexes()}

    def _restore(self, opened: dict[str, bool], current: str) -> None:
        for index in self._model.indexes():
            node = self._model.node(index)
            if node.children:
                self.setExpanded(index, opened.get(node.key, node.is_open))
            if current and node.key == current:
                selection = self.selectionModel()
                selection.setCurrentIndex(index, selection.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what the current row says."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid():
            QGuiApplication.clipboard().setText(self._model.node(self.currentIndex()).spoken())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew: their texts wrap."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
