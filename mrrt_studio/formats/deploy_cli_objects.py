"""Objects as the Deploy CLI writes them, in YAML and in a directory alike: code stands in its own files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from mrrt_studio.formats.draft import Found
from mrrt_studio.formats.management_objects import triggers
from mrrt_studio.formats.remarks import Note
from mrrt_studio.formats.side_files import SideFiles, is_path
from mrrt_studio.formats.unresolved import has_marker
from mrrt_studio.scenario.errors import FieldPath, FormatError
from mrrt_studio.scenario.text import RawText
from mrrt_studio.scenario.wording import described

_CODE: Mapping[str, tuple[str, str]] = {"actions": ("code", "actions"), "rules": ("script", "rules")}
"""By collection, the field that names a file with code, and the folder in which those files are."""

_MISSING = "there is no file '{}', so that the code is not imported"
_UNREAD = "the file '{}' was not given along, so that the code is not imported"
_ITEM_MARKER = "{} has no value, so that it is not used"
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z](?!s\b)[a-z])")


def words(name: str) -> str:
    """Return the name of a section or folder in words: ``emailTemplates`` and ``email-templates`` alike."""
    parts = _CAPITAL.split(name.replace("-", " "))
    return " ".join(part if part.rstrip("s").isupper() else part[:1].lower() + part[1:] for part in parts)


@dataclass(slots=True)
class Section:
    """What was found on the way through one document."""

    raw: RawText
    files: SideFiles
    address: FieldPath = ()
    """Where the document stands in the tree of its origin."""
    found: list[Found] = field(default_factory=list[Found])
    managed: set[str] = field(default_factory=set[str])
    ignored: dict[str, int] = field(default_factory=dict[str, int])
    notes: list[Note] = field(default_factory=list[Note])

    def ignore(self, kind: str, count: int) -> None:
        """Count what a scenario has no place for."""
        if count:
            self.ignored[kind] = self.ignored.get(kind, 0) + count

    def items(self, collection: str, value: JsonValue, path: FieldPath) -> None:
        """Take a list of objects; that it is there says that they are managed, even if there are none."""
        if not isinstance(value, list):
            raise self.raw.refuse(
                f"should be a list, not {described(value)}", path, hint="Begin each with '-'"
            )
        self.managed.add(collection)
        for number, item in enumerate(value):
            self.object(collection, item, (*path, number))

    def object(self, collection: str, value: JsonValue, path: FieldPath) -> None:
        """Take one object."""
        if has_marker(value):
            self.notes.append(Note(_ITEM_MARKER.format(described(value)), self.raw, path))
            return
        if not isinstance(value, dict):
            raise self.raw.refuse(f"should be an object, not {described(value)}", path)
        self.managed.add(collection)
        item = triggers(value) if collection == "triggers" else self._with_code(collection, value, path)
        self.found.append(Found(collection, item, self.raw, path, (*self.address, *path)))

    def _with_code(
        self, collection: str, item: dict[str, JsonValue], path: FieldPath
    ) -> dict[str, JsonValue]:
        name, folder = _CODE.get(collection, ("", ""))
        given = item.get(name)
        if not isinstance(given, str) or not is_path(given):
            return item
        code = self._code(given, folder, (*path, name))
        if code is None:
            return {field: value for field, value in item.items() if field != name}
        return {**item, name: code}

    def _code(self, given: str, folder: str, path: FieldPath) -> str | None:
        try:
            code = self.files.text(given, folder)
        except FormatError as error:
            if error.line is None:
                raise self.raw.refuse(error.message, path, hint=error.hint) from None
            raise
        if code is None:
            message = _UNREAD if self.files.root is None else _MISSING
            self.notes.append(Note(message.format(given), self.raw, path))
        return code
