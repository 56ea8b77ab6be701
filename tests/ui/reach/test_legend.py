from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.ui.reach.legend import Legend
from mrrt_studio.ui.widgets.labels import TextLabel
from tests.ui.cut_text import cut_texts
from tests.ui.reach.conftest import shown


def test_both_sources_are_told(qtbot: QtBot) -> None:
    legend = shown(qtbot, Legend(), 500, 40)
    assert [label.text() for label in legend.findChildren(TextLabel)] == [
        "scopes at login",
        "scopes by exchange",
    ]
    assert cut_texts(legend) == []
