from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.engine.outcome import ScriptCommand, ScriptRun
from mrrt_studio.engine.scripts import ConsoleLine, ScriptError
from mrrt_studio.ui.scripts.run_view import RunView, command_text, console_text, summary

DONE = ScriptCommand("accessToken.setCustomClaim", ("https://a.example/b", [1]))
RUN = ScriptRun("Roles", "action", (DONE,), (ConsoleLine("log", "hello"),))


def test_a_command_is_told_as_it_was_written() -> None:
    assert command_text(DONE) == 'accessToken.setCustomClaim("https://a.example/b", [1])'
    assert command_text(DONE._replace(ignored="it is reserved")).endswith("without effect: it is reserved")


def test_very_much_output_is_cut() -> None:
    text = console_text(RUN._replace(console=(ConsoleLine("log", "x" * 5_000),) * 500))
    assert text.endswith("440 more lines")
    assert len(text) < 30_000


def test_a_run_is_summed_up() -> None:
    assert summary(RUN) == "did 1 thing"
    assert summary(RUN._replace(commands=())) == "ran and changed nothing"
    assert summary(RUN._replace(error=ScriptError("time", ""))) == "failed"
    assert summary(RUN._replace(error=ScriptError("consent", ""))) == "did not run"


def test_the_view_shows_everything_and_leads_to_the_form(qtbot: QtBot) -> None:
    view = RunView()
    qtbot.addWidget(view)
    view.set_run(RUN._replace(error=ScriptError("exception", "no", line=4)))
    assert view.problem.text() == "Line 4: no"
    assert view.console.written() == "log: hello"
    with qtbot.waitSignal(view.chosen) as chosen:
        view.link.click()
    assert chosen.args == ["action", "Roles"]
    view.set_run(RUN._replace(commands=(), console=()))
    assert view.commands.isHidden()
    assert view.problem.text() == ""
