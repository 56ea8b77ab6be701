from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.assumptions import DEFAULTS
from mrrt_studio.ui.compare.tools import Tools


def test_only_the_answers_that_are_not_given_are_offered(qtbot: QtBot) -> None:
    tools = Tools()
    qtbot.addWidget(tools)
    tools.assumption.set_value("empty-scope")
    tools.offer_values(dict(DEFAULTS))
    assert tools.value.value() == "error"
    assert tools.value.count() == 1
    tools.offer_values({**DEFAULTS, "empty-scope": "error"})
    assert tools.value.value() == "token-without-scope"


def test_another_file_is_named_and_told(qtbot: QtBot) -> None:
    tools = Tools()
    qtbot.addWidget(tools)
    tools.source.set_value("file")
    with qtbot.waitSignal(tools.changed):
        tools.set_path(Path("/tmp/other.mrrt.json"))
    assert tools.file_name.toolTip() == "/tmp/other.mrrt.json"
    assert not tools.file_name.isHidden()
