"""Which code may run here: what a person allowed once, wrote in the studio, or got with it.

Code is known by its digest, whatever its file and its name, so that the same code is never asked about twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from mrrt_studio.engine.scripts import ScriptKind
from mrrt_studio.scenario.configuration import bound_actions, enabled_rules
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.scripts.templates import SCRIPT_TEMPLATES
from mrrt_studio.ui.shell.settings import remember, remembered_texts

_KEY = "scripts/allowed"
_MOST = 5_000
"""Digests that are kept; the oldest go first."""


class Script(NamedTuple):
    """One piece of a scenario's code."""

    kind: ScriptKind
    name: str
    code: str


def all_scripts(scenario: Scenario) -> tuple[Script, ...]:
    """Return every Rule and Action of a scenario, also those that nothing runs."""
    rules = (Script("rule", rule.name, rule.script) for rule in scenario.rules)
    return (*rules, *(Script("action", action.name, action.code) for action in scenario.actions))


def active_scripts(scenario: Scenario) -> tuple[Script, ...]:
    """Return the code that logins and exchanges run, in its order."""
    rules = (Script("rule", rule.name, rule.script) for rule in enabled_rules(scenario))
    actions = (Script("action", action.name, action.code) for action in bound_actions(scenario))
    return (*rules, *actions)


class KnownCode(QObject):
    """Remembers in the settings what was allowed, and until the end of the program what was written here."""

    changed = Signal()
    """More code may run than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._written: set[str] = set()

    def knows(self, code: str) -> bool:
        """Say whether a code may run; one without a statement may."""
        return not code.strip() or self._is_known(digest(code))

    def unknown(self, scenario: Scenario) -> tuple[Script, ...]:
        """Return the active scripts of a scenario that nobody has allowed to run."""
        return tuple(script for script in active_scripts(scenario) if not self.knows(script.code))

    def allow(self, codes: Iterable[str]) -> None:
        """Let code run, today and later."""
        self._keep(codes)
        self.changed.emit()

    def trust(self, codes: Iterable[str]) -> None:
        """Let code run until the program ends: it was shipped with the studio."""
        self._written.update(map(digest, codes))

    def write(self, scenario: Scenario, before: str, code: str) -> None:
        """Let code run that is being typed, unless it is typed into code that may not run.

        Args:
            scenario: in which it is typed; where some of its code was never allowed, typing allows nothing.
            before: the code that it takes the place of.
            code: what stands there now.
        """
        if self.knows(before) and not self.unknown(scenario):
            self._written.add(digest(code))

    def keep_written(self, scenario: Scenario) -> None:
        """Remember the code of a scenario that was written here and is being saved now."""
        codes = [script.code for script in all_scripts(scenario)]
        self._keep(code for code in codes if digest(code) in self._written)

    def _is_known(self, code_digest: str) -> bool:
        return code_digest in self._written or code_digest in remembered_texts(_KEY)

    def _keep(self, codes: Iterable[str]) -> None:
        remembered = remembered_texts(_KEY)
        new = [each for each in dict.fromkeys(map(digest, codes)) if each not in remembered]
        if new:
            remember(_KEY, [*remembered, *new][-_MOST:])


@lru_cache(maxsize=256)
def digest(code: str) -> str:
    """Return the SHA-256 of a code, in hexadecimal digits."""
    return hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def known_code() -> KnownCode:
    """Return what this process knows, for all its documents."""
    known = KnownCode()
    known.trust(template.code() for template in SCRIPT_TEMPLATES)
    return known
