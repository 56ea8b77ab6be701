from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.scripts.known_code import known_code
from mrrt_studio.ui.scripts.try_dialog import TryDialog
from tests.ui.scripts.scenarios import ENDLESS, claim, with_action

HELLO = "exports.onExecutePostLogin = async (event, api) => {\n  console.log('hello');\n  api.no.such();\n};"


def tried(qtbot: QtBot, scenario: Scenario, step_id: str = "") -> TryDialog:
    document = Document(scenario)
    dialog = TryDialog(document, "action", "Mine", step_id)
    document.setParent(dialog)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not dialog.is_running and not document.is_replaying, timeout=20_000)
    return dialog


def test_it_shows_event_changes_and_time(qtbot: QtBot) -> None:
    known_code().allow([claim("tried")])
    dialog = tried(qtbot, with_action(claim("tried")))
    assert dialog.told.written().endswith(" ms")
    assert '"client"' in dialog.event_view.code()
    assert "setCustomClaim" in dialog.run_view.commands.written()
    assert not dialog.table.isHidden()


def test_it_shows_output_and_the_line_of_an_error(qtbot: QtBot) -> None:
    known_code().allow([HELLO])
    dialog = tried(qtbot, with_action(HELLO))
    assert dialog.run_view.console.written() == "log: hello"
    assert dialog.run_view.problem.text().startswith("Line 3")


def test_it_changes_nothing(qtbot: QtBot) -> None:
    known_code().allow([claim("tried-2")])
    dialog = tried(qtbot, with_action(claim("tried-2")).replace(triggers={}))
    before = dialog._document.timeline
    dialog.run_button.click()
    qtbot.waitUntil(lambda: not dialog.is_running)
    assert dialog._document.timeline is before
    assert not dialog._document.is_modified


def test_the_selected_step_is_tried_first(qtbot: QtBot) -> None:
    known_code().allow([claim("tried-3")])
    dialog = tried(qtbot, with_action(claim("tried-3")), "login")
    assert dialog.steps.value() == "login"


def test_code_that_may_not_run_does_not_run_here_either(qtbot: QtBot) -> None:
    dialog = tried(qtbot, with_action(claim("never-allowed")))
    assert dialog.run_view.told.written() == "did not run"


def test_an_endless_script_comes_to_an_end(qtbot: QtBot) -> None:
    known_code().allow([ENDLESS + "// tried"])
    dialog = tried(qtbot, with_action(ENDLESS + "// tried").replace(triggers={}))
    assert dialog.run_view.told.written() == "failed"


def test_without_a_step_it_says_so(qtbot: QtBot) -> None:
    dialog = tried(qtbot, with_action(claim("tried-4")).replace(steps=()))
    assert "no login or exchange" in dialog.told.written()
