"""What a file or pasted text holds that cannot be used, told so that a person can mend it."""

from __future__ import annotations

import json
import re

FieldPath = tuple[str | int, ...]
"""Keys and list places from the top of a document to one value in it."""

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def path_text(path: FieldPath) -> str:
    """Return a path as people write it, e.g. ``clients[0].refresh_token.policies[1].scope``."""
    return "".join(map(_part_text, path)).removeprefix(".")


def _part_text(part: str | int) -> str:
    if isinstance(part, int):
        return f"[{part}]"
    return f".{part}" if _PLAIN_KEY.fullmatch(part) else f"[{json.dumps(part)}]"


class FormatError(Exception):
    """Text that cannot be used: what is wrong, where, and what would be right.

    The only exception that leaves the readers of this project, so that a caller shows it and changes nothing.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str = "",
        line: int | None = None,
        column: int | None = None,
        hint: str = "",
        source: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        """What is wrong, without a full stop."""
        self.path = path
        """The field, or nothing for the whole text."""
        self.line = line
        """From 1, or None where no place can be told."""
        self.column = column
        """From 1, in characters."""
        self.hint = hint
        """What would be right, or nothing."""
        self.source = source
        """Name of the file, or None for pasted text."""

    def __str__(self) -> str:
        parts = [part for part in (self._place(), self.path, _sentence(self.message)) if part]
        text = ": ".join(parts)
        return f"{text} {_sentence(self.hint)}" if self.hint else text

    def __reduce__(self) -> tuple[type[FormatError], tuple[str], dict[str, object]]:
        return type(self), (self.message,), self.__dict__

    def _place(self) -> str:
        if self.line is None:
            return self.source or ""
        if self.source is None:
            return f"line {self.line}, column {self.column}"
        return f"{self.source}:{self.line}:{self.column}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
