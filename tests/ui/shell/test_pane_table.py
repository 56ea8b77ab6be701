from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.shell.actions import ACTIONS
from mrrt_studio.ui.shell.pane_table import PANES, PaneSpec


@pytest.mark.parametrize("spec", PANES, ids=lambda spec: spec.id)
def test_every_pane_of_the_table_can_be_made(spec: PaneSpec, qtbot: QtBot) -> None:
    document = Document(Scenario())
    pane = spec.make(document, Selection(document))
    qtbot.addWidget(pane)
    assert isinstance(pane, QWidget)
    assert spec.title()
    assert "&" not in spec.title()


def test_every_pane_has_an_action_and_no_two_share_a_name() -> None:
    actions = {action.id for action in ACTIONS}
    assert {spec.action for spec in PANES} <= actions
    assert Counter(spec.id for spec in PANES).most_common(1)[0][1] == 1
