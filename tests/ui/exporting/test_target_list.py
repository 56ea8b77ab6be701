from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.exports import TARGETS
from mrrt_studio.ui.exporting.target_list import TargetList


def test_every_target_can_be_chosen_by_keyboard(qtbot: QtBot) -> None:
    targets = TargetList()
    qtbot.addWidget(targets)
    chosen: list[str] = []
    targets.chosen.connect(chosen.append)
    targets.choose("management-api")
    for _ in range(len(TARGETS)):
        QTest.keyClick(targets, Qt.Key.Key_Down)
    assert set(chosen) == set(TARGETS)
    assert targets.target() == list(TARGETS)[-1]
