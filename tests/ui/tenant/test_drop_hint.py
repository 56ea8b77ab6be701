from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.tenant.drop_hint import DropHint
from tests.ui.tenant.studio import settle
from tests.ui.theming import themed

__all__ = ["themed"]


def test_the_hint_covers_the_pane_and_lets_the_mouse_through(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    column, field = QVBoxLayout(pane), QLineEdit()
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    column.addWidget(field)
    hint = DropHint(pane)
    pane.resize(200, 200)
    pane.show()
    settle()
    plain = pane.grab().toImage()
    hint.show_hint()
    assert hint.geometry() == pane.rect()
    assert pane.grab().toImage() != plain
    pane.resize(300, 260)
    settle()
    assert hint.geometry() == pane.rect()
    assert pane.childAt(field.geometry().center()) is field
    hint.hide()
    pane.resize(200, 200)
    settle()
    assert hint.geometry() != pane.rect()
    assert QApplication.activePopupWidget() is None
