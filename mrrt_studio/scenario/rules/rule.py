"""One rule: what it says, how it is told to a person, where it comes from and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from mrrt_studio.scenario.assumptions import Confidence


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the authorization server, of an API or of the Management API.

    ``why`` and ``mend`` are sentences with places for facts: ``{client}``, ``{audience}``, ``{scope}`` ….
    """

    id: str
    title: str
    """A few words, for headings."""
    says: str
    """The rule itself."""
    why: str
    """What happened in this case and which setting did it."""
    mend: str
    """What would change it; empty where nothing needs to."""
    source: str
    confidence: Confidence
    unknown: str = ""
    """What nobody could find out."""
    unit_test: str = ""
    """Test that pins it where no scenario file can, because no step makes such a request."""

    @property
    def tests(self) -> tuple[str, ...]:
        """The files that pin it, below the project's root; a test makes sure that they do."""
        return (self.unit_test or f"tests/cases/{self.id}.mrrt.json",)

    def explain(self, facts: Mapping[str, str]) -> str:
        """Return what happened, with the facts of this case."""
        return self.why.format_map(_Facts(facts))

    def advise(self, facts: Mapping[str, str]) -> str:
        """Return what would change it, with the facts of this case."""
        return self.mend.format_map(_Facts(facts))


class _Facts(defaultdict[str, str]):
    """Facts of a case; one that is missing leaves a dash instead of an error in front of a person."""

    def __init__(self, facts: Mapping[str, str]) -> None:
        super().__init__(lambda: "–", facts)
