"""Code to begin with: an empty script of each kind, and the cases that Auth0's documentation describes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication

from mrrt_studio.engine.scripts import ScriptKind
from mrrt_studio.paths import resource
from mrrt_studio.ui.shell.marking import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class ScriptTemplate:
    """One shipped script."""

    id: str
    """Name of its file in ``resources/scripts``."""
    kind: ScriptKind
    text: str

    def title(self) -> str:
        """Return what the script does, in the user's language."""
        return QCoreApplication.translate("ScriptTemplates", self.text)

    def code(self) -> str:
        """Return the code.

        Raises:
            FileNotFoundError: the installation is incomplete.
        """
        return _code(self.id)


SCRIPT_TEMPLATES = (
    ScriptTemplate("empty-action", "action", QT_TRANSLATE_NOOP("ScriptTemplates", "Empty")),
    ScriptTemplate("role-claim", "action", QT_TRANSLATE_NOOP("ScriptTemplates", "Roles as a claim")),
    ScriptTemplate(
        "ip-binding", "action", QT_TRANSLATE_NOOP("ScriptTemplates", "Refresh token bound to its address")
    ),
    ScriptTemplate("impossible-travel", "action", QT_TRANSLATE_NOOP("ScriptTemplates", "Impossible travel")),
    ScriptTemplate(
        "second-factor-at-login",
        "action",
        QT_TRANSLATE_NOOP("ScriptTemplates", "Second factor at login, none at an exchange"),
    ),
    ScriptTemplate(
        "expiry-per-organization",
        "action",
        QT_TRANSLATE_NOOP("ScriptTemplates", "Expiry for each organization"),
    ),
    ScriptTemplate(
        "policy-check", "action", QT_TRANSLATE_NOOP("ScriptTemplates", "Deny an API that no policy names")
    ),
    ScriptTemplate("empty-rule", "rule", QT_TRANSLATE_NOOP("ScriptTemplates", "Empty")),
    ScriptTemplate("rule-role-claim", "rule", QT_TRANSLATE_NOOP("ScriptTemplates", "Roles as a claim")),
)


def templates_of(kind: ScriptKind) -> tuple[ScriptTemplate, ...]:
    """Return what an Action or a Rule can begin with; the first is empty."""
    return tuple(template for template in SCRIPT_TEMPLATES if template.kind == kind)


@cache
def _code(name: str) -> str:
    return resource(f"scripts/{name}.js").read_text(encoding="utf-8")
