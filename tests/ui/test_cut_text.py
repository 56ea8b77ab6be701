from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.widgets.labels import ElidedLabel
from tests.ui.cut_text import cut_texts, overlaps, settle

pytestmark = pytest.mark.qt_log_ignore("does not support")

LONG = "A text that is much longer than a hundred pixels"


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.resize(400, 200)
    made.show()
    return made


def test_what_fits_is_fine(page: QWidget) -> None:
    page.layout().addWidget(QLabel("short"))
    page.layout().addWidget(QPushButton("short"))
    settle()
    assert cut_texts(page) == []
    assert overlaps(page) == []


@pytest.mark.parametrize("kind", [QLabel, QPushButton])
def test_a_text_without_room_is_found(page: QWidget, kind: type[QWidget]) -> None:
    widget = kind(LONG)
    page.layout().addWidget(widget)
    widget.setFixedWidth(100)
    settle()
    (found,) = cut_texts(page)
    assert f"{kind.__name__} 'A text that is much longer" in found
    assert "of width, has 100" in found


def test_a_wrapped_text_without_height_is_found(page: QWidget) -> None:
    label = QLabel(LONG)
    label.setWordWrap(True)
    label.setFixedSize(100, 14)
    page.layout().addWidget(label)
    settle()
    assert "of height, has 14" in cut_texts(page)[0]


def test_an_elided_label_gives_way_on_purpose(page: QWidget) -> None:
    label = ElidedLabel(LONG)
    label.setFixedWidth(100)
    page.layout().addWidget(label)
    settle()
    assert cut_texts(page) == []


def test_what_is_hidden_is_not_looked_at(page: QWidget) -> None:
    label = QLabel(LONG)
    label.setFixedWidth(10)
    page.layout().addWidget(label)
    label.hide()
    assert cut_texts(page) == []


def test_a_text_that_reaches_out_at_the_side_is_found(page: QWidget) -> None:
    label = QLabel("short", page)
    label.move(390, 10)
    label.resize(label.sizeHint())
    label.show()
    assert "reaches out of QWidget" in cut_texts(page)[0]


def test_widgets_of_a_layout_that_lie_over_each_other_are_found(page: QWidget) -> None:
    labels = [QLabel("one"), QLabel("two")]
    for label in labels:
        page.layout().addWidget(label)
    hint = QLabel("outside the layout, over everything", page)
    hint.resize(page.size())
    hint.show()
    settle()
    assert overlaps(page) == []
    labels[1].move(labels[0].pos())
    assert len(overlaps(page)) == 1
