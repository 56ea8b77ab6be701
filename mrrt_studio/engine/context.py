"""What the engine is given from outside for one request: ids, choices, and the name of the signing key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mrrt_studio.engine.ids import Ids
from mrrt_studio.engine.scripts import ScriptRunner, no_scripts
from mrrt_studio.scenario.assumptions import DEFAULTS
from mrrt_studio.scenario.steps import RequestOrigin

DEMO_KEY_ID = "MRRT-STUDIO-DEMO-KEY-do-not-trust"
"""``kid`` of the key that is shipped with the program: everyone has it, so no token of it proves anything."""


def key_id(kid: str, algorithm: str) -> str:
    """Return the ``kid`` under which the key is published for an algorithm.

    A published key names one algorithm, and libraries refuse to use it for another (RFC 7517, section 4.4).
    """
    return kid if algorithm == "RS256" else f"{kid}-{algorithm}"


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one request."""

    ids: Ids
    choices: Mapping[str, str] = field(default_factory=lambda: DEFAULTS)
    """A value for every assumption."""
    kid: str = DEMO_KEY_ID
    origin: RequestOrigin | None = None
    scripts: ScriptRunner = no_scripts
    """Runs the tenant's Actions and Rules."""

    def open_questions(self) -> OpenQuestions:
        """Return a record of the assumptions that this request will turn on."""
        return OpenQuestions(self.choices)


class OpenQuestions:
    """Answers open questions for one request and remembers which ones decided something."""

    def __init__(self, choices: Mapping[str, str]) -> None:
        self._choices = choices
        self._decisive: dict[str, None] = {}

    def decide(self, assumption: str) -> str:
        """Return the chosen answer and record that it decided something."""
        self._decisive[assumption] = None
        return self._choices[assumption]

    def deviates(self, assumption: str, value: str) -> bool:
        """Tell whether this answer was chosen, and record it only then.

        For answers that would touch every token: a step says so where the scenario departs from the default.
        """
        return self._choices[assumption] == value and self.decide(assumption) == value

    @property
    def decisive(self) -> tuple[str, ...]:
        """The assumptions that decided something, in the order in which they were met."""
        return tuple(self._decisive)
