from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.inspector.node_tree import NodeModel, NodeTree
from mrrt_studio.ui.inspector.nodes import Node
from tests.ui.inspector.reading import spoken

LEAVES = (Node("one", "One", detail="First."), Node("two", "Two"))
TREE = (
    Node("root", "Root", children=LEAVES, is_open=True),
    Node("shut", "Shut", children=(Node("in", "In"),)),
)


def shown(show: Callable[..., QWidget], nodes: tuple[Node, ...] = TREE) -> NodeTree:
    tree = NodeTree()
    tree.set_nodes(nodes, afresh=True)
    show(tree, 330, 400)
    tree.setFocus()
    return tree


def at(tree: NodeTree, *rows: int) -> QModelIndex:
    index = QModelIndex()
    for row in rows:
        index = tree.model().index(row, 0, index)
    return index


def test_the_model_is_one_that_qt_accepts(qtbot: QtBot) -> None:
    model = NodeModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_nodes(TREE)
    assert model.rowCount() == 2
    assert model.parent(model.index(1, 0, model.index(0, 0))) == model.index(0, 0)
    model.set_nodes(TREE[:1])
    assert model.rowCount() == 1
    tester.deleteLater()


def test_the_keyboard_walks_opens_and_copies(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    tree = shown(show)
    assert tree.isExpanded(at(tree, 0))
    tree.setCurrentIndex(at(tree, 0))
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert tree.current_key() == "one"
    qtbot.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "One\nFirst."
    tree.setCurrentIndex(at(tree, 1))
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(at(tree, 1))


def test_a_refresh_keeps_what_was_opened_and_where_the_keyboard_is(show: Callable[..., QWidget]) -> None:
    tree = shown(show)
    tree.expand(at(tree, 1))
    tree.collapse(at(tree, 0))
    tree.setCurrentIndex(at(tree, 1, 0))
    other = (Node("new", "New"), *TREE)
    tree.set_nodes(other, afresh=False)
    assert tree.current_key() == "in"
    assert tree.isExpanded(at(tree, 2))
    assert not tree.isExpanded(at(tree, 1))
    assert tree.hasFocus()


def test_another_step_opens_what_asks_for_it(show: Callable[..., QWidget]) -> None:
    tree = shown(show)
    tree.expand(at(tree, 1))
    tree.set_nodes(TREE, afresh=True)
    assert tree.isExpanded(at(tree, 0))
    assert not tree.isExpanded(at(tree, 1))


def test_rows_are_as_high_as_their_text_at_the_width_they_have(
    show: Callable[..., QWidget], settled: Callable[[], None]
) -> None:
    tree = shown(show, (Node("a", "Title", detail="many words " * 20),))
    narrow = tree.visualRect(at(tree, 0)).height()
    tree.window().resize(900, 400)
    settled()
    assert tree.visualRect(at(tree, 0)).height() < narrow


def test_a_screen_reader_finds_the_rows(show: Callable[..., QWidget]) -> None:
    heard = spoken(shown(show))
    assert ("TreeItem", "One\nFirst.") in heard
