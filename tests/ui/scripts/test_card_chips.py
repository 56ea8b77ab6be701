from __future__ import annotations

from mrrt_studio.engine.outcome import ScriptCommand, ScriptRun
from mrrt_studio.engine.scripts import ScriptError
from mrrt_studio.ui.scripts.card_chips import script_chips


def run(name: str, *commands: ScriptCommand, error: ScriptError | None = None) -> ScriptRun:
    return ScriptRun(name, "action", commands, error=error)


def test_chips_tell_denied_failed_changed_and_did_not_run() -> None:
    chips = script_chips(
        [
            run("Quiet"),
            run("Ignored", ScriptCommand("accessToken.setCustomClaim", ("sub", 1), "it is reserved")),
            run("Roles", ScriptCommand("accessToken.setCustomClaim", ("a", 1))),
            run("Guard", ScriptCommand("access.deny", ("Never.",))),
            run("Broken", error=ScriptError("exception", "no such thing", line=2)),
            run("Stranger", error=ScriptError("consent", "nobody has allowed it")),
        ]
    )
    assert [(chip.text, chip.kind) for chip in chips] == [
        ("Roles", "script"),
        ("Guard denied", "refused"),
        ("Broken failed", "refused"),
        ("code did not run", "withheld"),
    ]
    assert "setCustomClaim" in chips[0].tooltip
    assert "no such thing" in chips[2].tooltip
    assert "Stranger" in chips[3].tooltip


def test_a_step_without_scripts_has_no_chips() -> None:
    assert script_chips(()) == []
