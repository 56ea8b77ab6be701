"""How scripts are called, in sentences and on buttons."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from mrrt_studio.engine.scripts import ScriptError, ScriptKind
from mrrt_studio.ui.scripts.known_code import Script

translate = QCoreApplication.translate
_MOST_NAMES = 5


def script_title(kind: ScriptKind, name: str) -> str:
    """Return ``Action “Add roles”``."""
    text = (
        translate("Scripts", "Action “{name}”") if kind == "action" else translate("Scripts", "Rule “{name}”")
    )
    return text.format(name=name)


def script_list(scripts: Iterable[Script]) -> str:
    """Return the titles of some scripts, of very many the first."""
    titles = [script_title(script.kind, script.name) for script in scripts]
    more = len(titles) - _MOST_NAMES
    shown = ", ".join(titles[:_MOST_NAMES])
    return (
        translate("Scripts", "{names} and {count} more").format(names=shown, count=more)
        if more > 0
        else shown
    )


def problem_text(error: ScriptError) -> str:
    """Return what went wrong, with its line where it has one."""
    if error.line is None:
        return error.message
    if error.column is None:
        return translate("Scripts", "Line {line}: {message}").format(line=error.line, message=error.message)
    text = translate("Scripts", "Line {line}, column {column}: {message}")
    return text.format(line=error.line, column=error.column, message=error.message)
