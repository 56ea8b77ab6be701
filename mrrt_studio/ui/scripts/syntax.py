"""Whether code can be read at all, asked of the sandbox while a person types; nothing of it runs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from mrrt_studio.engine.scripts import ScriptCall, ScriptError, ScriptKind, ScriptRunner
from mrrt_studio.ui.background import Background
from mrrt_studio.ui.scripts.known_code import known_code
from mrrt_studio.ui.scripts.process import script_worker

_WAIT = 350
"""Milliseconds without a keystroke."""
_NOTHING = "exports.onExecutePostLogin = async () => {};"
_AROUND: dict[ScriptKind, tuple[str, str]] = {
    "action": (f"{_NOTHING}(async () => {{", "\n});"),
    "rule": (f"{_NOTHING}(() => (", "\n));"),
}
"""What makes code the inside of a function that nobody calls; all before it stands in its first line."""


def check_syntax(kind: ScriptKind, code: str, run: ScriptRunner) -> ScriptError | None:
    """Return what keeps code from being read, or None."""
    before, after = _AROUND[kind]
    arguments = {"event": {}, "cache": {}, "executed_rules": [], "can_redirect": False}
    error = run(ScriptCall("action", kind, before + code + after, arguments, 0, "")).error
    if error is None or error.kind != "syntax":
        return None
    if error.line == 1 and error.column is not None:
        return replace(error, column=max(1, error.column - len(before)))
    if error.line is not None:
        return replace(error, line=min(error.line, code.count("\n") + 1))
    return error


class SyntaxCheck(QObject):
    """Checks the latest code when typing pauses; code that may not run is not given to the sandbox."""

    found = Signal(object)
    """The ``ScriptError``, or None where the code can be read."""

    def __init__(self, kind: ScriptKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind: ScriptKind = kind
        self._code = ""
        self._background = Background(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_WAIT)
        self._pause.timeout.connect(self._check)

    def ask(self, code: str) -> None:
        """Check a code soon, instead of any before it."""
        self._code = code
        self._pause.start()

    def stop(self) -> None:
        """Tell nothing any more."""
        self._pause.stop()
        self._background.forget()

    def _check(self) -> None:
        if not known_code().knows(self._code) or not self._code.strip():
            self.found.emit(None)
            return
        question = partial(check_syntax, self._kind, self._code, script_worker().run)
        self._background.ask(question, self.found.emit)
