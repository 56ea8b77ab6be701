"""Paints a row of a tree: the title, chips beside or beneath it, and the lines of text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from mrrt_studio.ui.inspector.facts_table import flow_of
from mrrt_studio.ui.inspector.nodes import Node
from mrrt_studio.ui.inspector.text_blocks import paint_text, text_height
from mrrt_studio.ui.theme import FontRole, paint_focus_ring, theme
from mrrt_studio.ui.widgets.chips import paint_chip

NODE_ROLE = Qt.ItemDataRole.UserRole + 3

Index = QModelIndex | QPersistentModelIndex


class NodeDelegate(QStyledItemDelegate):
    """Rows wrap at the width that the tree leaves them."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the size at the present width of the tree, in pixels."""
        width = self.room(index)
        return QSize(width, _height(index.data(NODE_ROLE), width - 2 * _inset()) + 2 * _inset())

    def room(self, index: Index) -> int:
        """Return the width that a row has, in pixels."""
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return max(1, self._tree.viewport().width() - depth * self._tree.indentation())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row; the current one has a ground, and a ring while the keyboard is here."""
        node: Node = index.data(NODE_ROLE)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme().colour("accent-background"))
        _paint_node(painter, area.adjusted(_inset(), _inset(), -_inset(), -_inset()), node)
        painter.restore()
        if self._tree.hasFocus() and index == self._tree.currentIndex():
            paint_focus_ring(painter, area)


def _height(node: Node, width: int) -> int:
    chips = _chips_height(node, width)
    return text_height(node.title, _role(node), width) + chips + text_height(node.detail, "small", width)


def _chips_height(node: Node, width: int) -> int:
    if not node.chips:
        return 0
    return int(flow_of(node.chips, width, theme().generation)[-1].bottom()) + 2 * theme().space(0.5)


def _paint_node(painter: QPainter, area: QRectF, node: Node) -> None:
    width = int(area.width())
    paint_text(painter, area, node.title, _role(node), "text-secondary" if node.is_heading else "text")
    top = text_height(node.title, _role(node), width)
    if node.chips:
        start = area.adjusted(0, top + theme().space(0.5), 0, 0).topLeft()
        for chip, place in zip(node.chips, flow_of(node.chips, width, theme().generation), strict=True):
            paint_chip(painter, place.translated(start), chip)
    top += _chips_height(node, width)
    paint_text(painter, area.adjusted(0, top, 0, 0), node.detail, "small", "text-secondary")


def _role(node: Node) -> FontRole:
    return "label" if node.is_heading else "strong"


def _inset() -> int:
    return theme().space(1)
