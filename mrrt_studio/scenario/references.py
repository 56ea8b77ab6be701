"""Step references that lead nowhere: tokens named by a step that the file does not have."""

from __future__ import annotations

from dataclasses import dataclass

from mrrt_studio.scenario.errors import FieldPath, path_text
from mrrt_studio.scenario.model import Scenario, step_ids
from mrrt_studio.scenario.text import read_json_or_yaml
from mrrt_studio.scenario.wording import nearest

REFERENCE_FIELDS = ("refresh_token", "access_token")
"""Fields of a step that name another step."""


@dataclass(frozen=True, slots=True)
class UnresolvedReference:
    """A step names a token of a step that does not exist."""

    path: FieldPath
    reference: str
    nearest: str | None
    """The id that was probably meant."""

    @property
    def field(self) -> str:
        """Where it stands, as people write it."""
        return path_text(self.path)

    @property
    def message(self) -> str:
        """What is wrong, for people."""
        return f"there is no step '{self.reference}'"

    @property
    def hint(self) -> str:
        """What would be right, for people."""
        return f"Did you mean '{self.nearest}'?" if self.nearest else "Name the step that returned the token"


def unresolved_references(scenario: Scenario) -> tuple[UnresolvedReference, ...]:
    """Return the references to step ids that do not exist, in the order of the steps.

    A reference to a later step, to a disabled one, or to one that returned no token is fine: the request is
    made with a token that nobody knows, and the server's answer is the outcome. A name that stands nowhere is
    a mistake of the file instead.
    """
    known = frozenset(step_ids(scenario.steps))
    return tuple(
        UnresolvedReference(("steps", number, name), reference, nearest(reference, known))
        for number, step in enumerate(scenario.steps)
        for name in REFERENCE_FIELDS
        # By the fields that the step has: pydantic looks long for one that it has not.
        if (reference := vars(step).get(name)) is not None and reference not in known
    )


def refuse_unresolved(scenario: Scenario, text: str | bytes, source: str | None = None) -> None:
    """Refuse a file with a reference that leads nowhere, as the command line does.

    Args:
        scenario: what the text holds.
        text: what was read, to tell line and column.
        source: name of the file.

    Raises:
        FormatError: with the place of the first one.
    """
    for unresolved in unresolved_references(scenario):
        raw = read_json_or_yaml(text, source)
        raise raw.refuse(unresolved.message, unresolved.path, hint=unresolved.hint)
