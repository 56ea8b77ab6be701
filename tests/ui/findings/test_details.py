from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.findings import FINDINGS
from mrrt_studio.simulation.finding_fixes import Fix
from mrrt_studio.ui.findings.details import FindingDetails

FINDING = FINDINGS["rotation-leeway-zero"].at(("clients", 0, "refresh_token", "leeway"), client="Phone")
SAFE = Fix("Do this", lambda scenario: scenario, may_change_outcomes=False)
OPEN = Fix("Do that", lambda scenario: scenario)


@pytest.fixture
def details(qtbot: QtBot) -> FindingDetails:
    made = FindingDetails()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    made.show_finding(FINDING, (SAFE, OPEN), (("x1", "The first"),))
    return made


def test_a_fix_says_what_it_promises(details: FindingDetails) -> None:
    assert [button.text() for button in details.fixes] == ["Do this", "Do that"]
    assert [button.accessibleDescription() for button in details.fixes] == [
        "Every step gives what it gave.",
        "Steps may give something else.",
    ]


def test_what_is_chosen_is_told(qtbot: QtBot, details: FindingDetails) -> None:
    with qtbot.waitSignal(details.fix_chosen) as chosen:
        details.fixes[1].click()
    assert chosen.args == [OPEN]
    with qtbot.waitSignal(details.step_chosen) as step:
        details.steps.rows()[0].click()
    assert step.args == ["x1"]
    with qtbot.waitSignal(details.place_wanted):
        details.go.click()


def test_another_finding_takes_the_place_of_the_first(details: FindingDetails) -> None:
    other = FINDINGS["policies-empty"].at(("clients", 1, "refresh_token", "policies"))
    details.show_finding(other, (), ())
    assert details.fixes == []
    assert details.steps.rows() == []
    assert details.sentence.written() == other.text
