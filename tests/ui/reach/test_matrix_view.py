from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.reach import reach
from mrrt_studio.ui.reach.matrix_model import MatrixModel
from mrrt_studio.ui.reach.matrix_view import MatrixView
from mrrt_studio.ui.reach.shown import Wanted, select
from mrrt_studio.ui.theme import theme
from tests.simulation.reach_samples import api, client, tenant
from tests.ui.reach.conftest import shown


def view_of(qtbot: QtBot, size: int) -> MatrixView:
    model = MatrixModel()
    scenario = tenant(
        clients=[client(f"c{number}") for number in range(size)],
        resource_servers=[api(f"https://a{number}.example.com", "read") for number in range(size)],
    )
    model.show(select(reach(scenario), Wanted()))
    view = MatrixView(model)
    model.setParent(view)
    return shown(qtbot, view, 900, 400)


def test_cells_are_walked_by_keys(qtbot: QtBot) -> None:
    view = view_of(qtbot, 3)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 1)


def test_only_cells_that_are_seen_are_computed(qtbot: QtBot) -> None:
    view = view_of(qtbot, 60)
    matrix = view.model()
    assert isinstance(matrix, MatrixModel)
    assert matrix.shown is not None
    last = matrix.shown.matrix.rows["c59"]
    assert last.unchanged(matrix.shown.matrix.columns) == {}


def test_screen_readers_read_cells(qtbot: QtBot) -> None:
    view = view_of(qtbot, 1)
    found = QAccessible.queryAccessibleInterface(view)
    names = [found.child(place).text(QAccessible.Text.Name) for place in range(found.childCount())]
    assert any(name.startswith("C0 app at A0") for name in names)


def test_numbers_are_painted_in_the_colours_of_their_sources(qtbot: QtBot) -> None:
    view = view_of(qtbot, 1)
    image = view.viewport().grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(100) for y in range(40)}
    assert {theme().colour("login").name(), theme().colour("policy").name()} <= seen
