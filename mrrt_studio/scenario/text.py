"""Text that was read: its characters, the tree they hold, and where each part of the tree stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath

from pydantic import JsonValue

from mrrt_studio.scenario.decoding import decoded
from mrrt_studio.scenario.errors import FieldPath, FormatError, path_text
from mrrt_studio.scenario.json_text import MAX_DEPTH, parse_json
from mrrt_studio.scenario.locate import Place, Value, json_values, offsets_of, place_of
from mrrt_studio.scenario.yaml_text import parse_yaml


@dataclass(frozen=True, slots=True)
class RawText:
    """A document before it has a meaning; whoever finds a fault in the tree asks it for the place."""

    text: str
    tree: JsonValue
    source: str | None
    values: Callable[[], Iterable[Value]]
    """Every value with its place, in the order of the text."""

    def place(self, path: FieldPath) -> Place:
        """Return where a value stands, or the nearest one around it."""
        return place_of(self.text, offsets_of(self.values(), [(path, False)])[0])

    def refuse(
        self, message: str, path: FieldPath = (), *, hint: str = "", of_key: bool = False
    ) -> FormatError:
        """Return the error that tells what is wrong with the value at a path."""
        offset = offsets_of(self.values(), [(path, of_key)])[0]
        return self.refuse_at(offset, message, path, hint=hint)

    def refuse_at(self, offset: int, message: str, path: FieldPath = (), *, hint: str = "") -> FormatError:
        """Return the error for a place that is already known, in characters from the start."""
        line, column = place_of(self.text, offset)
        return FormatError(
            message, path=path_text(path), line=line, column=column, hint=hint, source=self.source
        )


def read_json(data: str | bytes, source: str | None = None, *, max_depth: int = MAX_DEPTH) -> RawText:
    """Read JSON strictly: no duplicate keys, no NaN, nothing that would be written back differently.

    Raises:
        FormatError: it is no such JSON.
    """
    text = decoded(data, source)
    tree = parse_json(text, source, max_depth=max_depth)
    return RawText(text, tree, source, lambda: json_values(text))


def read_json_or_yaml(data: str | bytes, source: str | None = None) -> RawText:
    """Read JSON, or YAML 1.2 with the same content; the name of the file decides, else how the text begins.

    Raises:
        FormatError: it is neither.
    """
    text = decoded(data, source)
    if not _is_yaml(text, source):
        return read_json(text, source)
    tree, values = parse_yaml(text, source)
    return RawText(text, tree, source, lambda: values)


def _is_yaml(text: str, source: str | None) -> bool:
    suffix = PurePath(source).suffix.lower() if source else ""
    if suffix in {".json", ".yaml", ".yml"}:
        return suffix != ".json"
    return bool(text.strip()) and not text.lstrip().startswith(("{", "[", '"'))
