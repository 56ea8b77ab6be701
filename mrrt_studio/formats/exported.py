"""What an export gives: the text, what it is written in, and what its target would do with some of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["json", "yaml", "hcl", "sh", "powershell", "typescript", "python", "swift", "kotlin"]
"""What a text is written in, for colours and for the ending of a file."""

Effect = Literal["rejected", "ignored", "note"]
"""``rejected``: the target answers with an error; ``ignored``: it says nothing; ``note``: worth knowing."""


@dataclass(frozen=True, slots=True)
class ExportWarning:
    """One thing that the target of an export would reject or silently ignore."""

    about: str
    """What it is about, as people name it: ``Phone app``, or nothing for the whole export."""
    text: str
    """One sentence or two, for people."""
    effect: Effect = "note"

    def __str__(self) -> str:
        return f"{self.about}: {self.text}" if self.about else self.text


@dataclass(frozen=True, slots=True)
class Export:
    """A text in somebody else's format, ready to be copied or saved."""

    text: str
    """Ends with a newline, unless there is nothing to export."""
    language: Language
    file_name: str
    """A name that its owner would give it."""
    warnings: tuple[ExportWarning, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict[str, str])
    """Files that the text refers to, by their path from the folder that it is saved in."""
    is_folder: bool = False
    """Whether the files are the export, and the text only shows them."""
