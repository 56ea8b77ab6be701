"""The two kinds of frozen model: Auth0's own objects keep unknown fields, the scenario's own refuse them."""

from __future__ import annotations

from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue

Item = TypeVar("Item")

Sequence = Annotated[tuple[Item, ...], Field(strict=False)]
"""A JSON list, frozen: lists are accepted where everything else is strict."""


class FrozenModel(BaseModel):
    """A value that never changes; an edit makes a new one, so undo and the prefix cache can share it."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", use_attribute_docstrings=True)

    def to_json(self) -> dict[str, JsonValue]:
        """Return the fields that were given, so that absent, null and empty stay three different things."""
        return self.model_dump(mode="json", exclude_unset=True)

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401 - any field of any model
        """Return a copy with some fields set; values are trusted, as they come from typed code."""
        return self.model_copy(update=changes)

    def without(self, *names: str) -> Self:
        """Return a copy in which the named fields are absent again, which for Auth0 means its default."""
        kept = {name: value for name, value in self.to_json().items() if name not in names}
        return type(self).model_validate(kept)


class Auth0Model(FrozenModel):
    """An object of the Management API; real responses carry fields that no schema lists, and they stay."""

    model_config = ConfigDict(extra="allow")
