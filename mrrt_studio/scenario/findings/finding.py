"""One finding, and the kind of thing that it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mrrt_studio.scenario.assumptions import Confidence
from mrrt_studio.scenario.errors import FieldPath, path_text

Severity = Literal["error", "warning", "info"]
"""``error`` keeps a file from being used, ``warning`` has no effect at Auth0, ``info`` is worth knowing."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest down."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is without effect or worth knowing, and where it stands."""

    rule: str
    """Id of the engine's rule behind it, a key of RULES; empty where the engine never asks for it."""
    at: FieldPath
    """From the top of the scenario, e.g. ``("clients", 0, "refresh_token", "policies", 1)``."""
    text: str
    """One sentence for people."""
    severity: Severity = "warning"
    id: str = ""
    """Its kind, a key of FINDINGS."""

    @property
    def path(self) -> str:
        """Where it stands, as people write it: ``clients[0].refresh_token.policies[1].scope[0]``."""
        return path_text(self.at)


@dataclass(frozen=True, slots=True)
class FindingKind:
    """One thing that can be found: what it says, where it comes from and how sure that is."""

    id: str
    severity: Severity
    title: str
    """A few words, for headings."""
    says: str
    """The rule: what Auth0 does, in general."""
    sentence: str
    """What is so in this case, with places for facts: ``{client}``, ``{api}``, ``{scope}`` …."""
    source: str
    confidence: Confidence
    rule: str = ""
    """The engine's rule behind it, a key of RULES."""

    def at(self, path: FieldPath, **facts: object) -> Finding:
        """Return the finding of this kind at one place."""
        return Finding(self.rule, path, self.sentence.format_map(facts), self.severity, self.id)
