from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.reach import reach
from mrrt_studio.ui.reach.legend import Legend
from mrrt_studio.ui.widgets.labels import ElidedLabel, TextLabel
from tests.simulation.reach_samples import tenant
from tests.ui.cut_text import cut_texts
from tests.ui.reach.conftest import shown


def test_it_says_whose_reach_it_is(qtbot: QtBot) -> None:
    legend = shown(qtbot, Legend(), 900, 40)
    legend.set_about(reach(tenant()))
    labels = [label.text() for label in legend.findChildren(ElidedLabel)]
    assert labels == ["The tenant before the first step."]
    legend.set_about(reach(tenant(users=[])))
    assert "names no users" in legend.findChildren(ElidedLabel)[0].text()


def test_both_sources_are_told(qtbot: QtBot) -> None:
    legend = shown(qtbot, Legend(), 500, 40)
    told = [label.text() for label in legend.findChildren(TextLabel) if label.text()]
    assert told == [
        "scopes at login",
        "scopes by exchange",
    ]
    assert cut_texts(legend) == []
