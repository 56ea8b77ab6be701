from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from mrrt_studio.ui.inspector.node_tree import NodeTree
from mrrt_studio.ui.inspector.nodes import Node
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.chips import Chip


def height_of(tree: NodeTree, node: Node) -> int:
    tree.set_nodes((node,), afresh=True)
    return tree.visualRect(tree.model().index(0, 0, QModelIndex())).height()


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_chips_and_lines_take_room_and_are_painted(show: Callable[..., QWidget], scheme: str) -> None:
    theme().set_scheme(scheme)  # type: ignore[arg-type] # names of the parametrisation
    tree = NodeTree()
    show(tree, 330, 300)
    bare = height_of(tree, Node("a", "Title"))
    chipped = height_of(tree, Node("a", "Title", (Chip("current", "ok"),)))
    detailed = height_of(tree, Node("a", "Title", (Chip("current", "ok"),), "One\nTwo"))
    assert bare < chipped < detailed
    with_chip = tree.grab().toImage()
    height_of(tree, Node("a", "Title", (Chip("current", "refused"),), "One\nTwo"))
    assert tree.grab().toImage() != with_chip
