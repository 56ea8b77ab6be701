from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from mrrt_studio.ui.widgets.flow_layout import FlowLayout

GAP = 4


class Box(QWidget):
    def __init__(self, width: int, least: int | None = None, height: int = 10) -> None:
        super().__init__()
        self._hint = QSize(width, height)
        self._least = QSize(width if least is None else least, height)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._hint

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._least


def flow_of(*boxes: Box) -> tuple[QWidget, FlowLayout]:
    host = QWidget()
    flow = FlowLayout(host, GAP)
    for box in boxes:
        flow.addWidget(box)
    return host, flow


def place(flow: FlowLayout, width: int) -> list[QRect]:
    flow.setGeometry(QRect(0, 0, width, flow.heightForWidth(width)))
    items = [flow.itemAt(index) for index in range(flow.count())]
    return [item.geometry() for item in items if item is not None]


def test_a_full_line_starts_the_next(qapp: QApplication) -> None:
    host, flow = flow_of(Box(40), Box(40), Box(40))
    assert place(flow, 90) == [QRect(0, 0, 40, 10), QRect(44, 0, 40, 10), QRect(0, 14, 40, 10)]
    assert [flow.heightForWidth(width) for width in (200, 90, 45)] == [10, 24, 38]
    assert host.layout() is flow


def test_a_line_is_as_high_as_its_highest_item(qapp: QApplication) -> None:
    _host, flow = flow_of(Box(10), Box(10, height=30), Box(100))
    assert place(flow, 50) == [QRect(0, 10, 10, 10), QRect(14, 0, 10, 30), QRect(0, 34, 100, 10)]


def test_an_item_gives_way_down_to_its_least_width(qapp: QApplication) -> None:
    _host, flow = flow_of(Box(300, least=60))
    assert [place(flow, width)[0].width() for width in (400, 100, 20)] == [300, 100, 60]
    assert flow.minimumSize().width() == 60


def test_the_last_item_takes_the_rest_of_its_line_if_it_may(qapp: QApplication) -> None:
    entry = Box(200, least=30)
    entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    _host, flow = flow_of(Box(40), entry)
    assert place(flow, 100)[1] == QRect(44, 0, 56, 10)
    assert place(flow, 60)[1] == QRect(0, 14, 60, 10)


def test_hidden_items_take_no_room(qapp: QApplication) -> None:
    gone = Box(40)
    _host, flow = flow_of(gone, Box(40))
    gone.hide()
    assert flow.sizeHint() == QSize(40, 10)
    assert place(flow, 100)[1] == QRect(0, 0, 40, 10)


def test_an_empty_flow_has_no_height(qapp: QApplication) -> None:
    _host, flow = flow_of()
    assert flow.heightForWidth(100) == 0
    assert flow.itemAt(0) is None
    assert flow.takeAt(0) is None


def test_margins_and_gap_count(qapp: QApplication) -> None:
    _host, flow = flow_of(Box(40), Box(40))
    flow.setContentsMargins(5, 6, 7, 8)
    flow.set_gap(10)
    assert flow.heightForWidth(60) == 6 + 10 + 10 + 10 + 8
    assert flow.sizeHint() == QSize(5 + 40 + 10 + 40 + 7, 6 + 10 + 8)


def test_a_widget_goes_where_it_is_put(qapp: QApplication) -> None:
    _host, flow = flow_of(Box(1), Box(2))
    flow.insert_widget(1, Box(3))
    assert [flow.itemAt(index).sizeHint().width() for index in range(3)] == [1, 3, 2]


@given(st.lists(st.integers(1, 120), max_size=20), st.integers(120, 400))
def test_nothing_overlaps_and_nothing_sticks_out(qapp: QApplication, widths: list[int], width: int) -> None:
    _host, flow = flow_of(*(Box(each) for each in widths))
    places = place(flow, width)
    whole = QRect(0, 0, width, flow.heightForWidth(width))
    assert all(whole.contains(each) for each in places)
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[i + 1 :])
