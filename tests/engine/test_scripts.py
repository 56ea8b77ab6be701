from __future__ import annotations

from mrrt_studio.engine.scripts import ScriptCall, no_scripts


def test_code_that_nobody_allowed_does_not_run_and_says_so() -> None:
    result = no_scripts(ScriptCall("action", "Add roles", "throw 1", {"event": {}}, 0, "seed"))
    assert result.error is not None
    assert result.error.kind == "consent"
    assert "Add roles" in result.error.message
    assert result.commands == ()
