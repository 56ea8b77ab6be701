from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from mrrt_studio.ui.shell.palette_entries import Entry
from mrrt_studio.ui.shell.palette_model import PaletteModel

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_line_says_what_where_and_by_which_key() -> None:
    model = PaletteModel()
    tester = QAbstractItemModelTester(model)
    model.show_entries([Entry("action:x", "Save", "File", lambda: None, "Ctrl+S", "save")])
    assert model.data(model.index(0, 0)) == "Save"
    assert model.data(model.index(0, 1)) == "File   Ctrl+S"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "Save, File, Ctrl+S"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole) is not None
    tester.deleteLater()


def test_what_cannot_be_used_says_so_in_words() -> None:
    model = PaletteModel()
    model.show_entries([Entry("action:x", "Undo", "Edit", lambda: None, enabled=False)])
    assert model.data(model.index(0, 1)) == "Edit – not possible now"
    assert model.entry(0) is not None
    assert model.entry(1) is None
    assert model.entry(-1) is None
