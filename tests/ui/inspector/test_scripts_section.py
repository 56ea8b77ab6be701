from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.engine.outcome import Outcome, ScriptRun
from mrrt_studio.ui.inspector.scripts_section import ScriptsSection
from mrrt_studio.ui.selection import Item


def test_runs_are_shown_in_their_order_and_lead_to_their_forms(qtbot: QtBot) -> None:
    section = ScriptsSection()
    qtbot.addWidget(section)
    section.set_outcome(Outcome(scripts=(ScriptRun("Old", "rule"), ScriptRun("New", "action"))))
    assert [row.link.text() for row in section.rows()] == ["Rule “Old”", "Action “New”"]
    with qtbot.waitSignal(section.item_chosen) as chosen:
        section.rows()[0].link.click()
    assert chosen.args == [Item("rule", "Old")]


def test_nothing_is_shown_where_nothing_ran(qtbot: QtBot) -> None:
    section = ScriptsSection()
    qtbot.addWidget(section)
    section.set_outcome(Outcome(scripts=(ScriptRun("Old", "rule"),)))
    section.set_outcome(Outcome())
    assert section.isHidden()
