from __future__ import annotations

import re

from PySide6.QtWidgets import QApplication, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.theme.sheets import SHEETS, Sheet


def test_names_with_dashes_are_one_name() -> None:
    assert (
        Sheet("a: $on-accent; b: ${small}px").substitute({"on-accent": "red", "small": 2}) == "a: red; b: 2px"
    )


def test_braces_are_balanced_in_every_part() -> None:
    for sheet in SHEETS:
        rules = re.sub(r"\$\{[a-z-]+\}", "", sheet.template)
        assert rules.count("{") == rules.count("}")


def test_no_colour_is_written_out() -> None:
    assert [sheet for sheet in SHEETS if re.search(r"#[0-9A-Fa-f]{3}", sheet.template)] == []


def test_rows_are_as_high_at_once_as_after_a_change(qtbot: QtBot) -> None:
    """A tree in a layout is laid out before the stylesheet reaches it."""
    window, tree = QWidget(), QTreeWidget()
    qtbot.addWidget(window)
    QTreeWidgetItem(tree, ["Phone app"])
    column = QVBoxLayout(window)
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    column.addWidget(tree)
    window.show()
    QApplication.processEvents()
    row = tree.model().index(0, 0)
    assert tree.visualRect(row).height() == tree.sizeHintForRow(0) > tree.fontMetrics().height()
    theme().set_text_scale(2.0)
    QApplication.processEvents()
    assert tree.visualRect(row).height() == tree.sizeHintForRow(0) > tree.fontMetrics().height()
    assert tree.iconSize().height() == theme().metrics.icon
    assert tree.indentation() == theme().space(5)
