"""Text with variables in it: every target writes a variable in its own way, and quotes the rest around it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Union

_HALF_PAIR = re.compile("[\ud800-\udfff]")
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Variable:
    """Something that whoever uses an export fills in: the domain, an id, a token."""

    name: str
    """Upper case with underscores, as environment variables are called."""


Piece = str | Variable


@dataclass(frozen=True, slots=True)
class Template:
    """A text of which some parts are variables."""

    pieces: tuple[Piece, ...]

    @property
    def variables(self) -> tuple[Variable, ...]:
        """The variables in it, in their order, each once."""
        return tuple(dict.fromkeys(piece for piece in self.pieces if isinstance(piece, Variable)))

    def written(self, literal: Callable[[str], str], variable: Callable[[str], str]) -> str:
        """Return it as one text, given how the target writes literal parts and variables."""
        return "".join(
            variable(piece.name) if isinstance(piece, Variable) else literal(piece) for piece in self.pieces
        )


Node = Union[None, bool, int, float, str, Variable, Template, "list[Node]", "dict[str, Node]"]
"""JSON in which a text may hold variables."""


def template(*parts: Piece | Template) -> Template:
    """Return one text of several parts."""
    pieces: list[Piece] = []
    for part in parts:
        for piece in part.pieces if isinstance(part, Template) else (part,):
            if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
                pieces[-1] += piece
            elif piece != "":
                pieces.append(piece)
    return Template(tuple(pieces))


def json_template(value: Node, *, indent: int | None = None, ascii_only: bool = False) -> Template:
    """Return JSON as a text with variables.

    Args:
        value: what to write.
        indent: blanks of one level; None for one line without blanks.
        ascii_only: escape every other character, for shells that cannot be trusted with them.
    """
    return template(*_json(value, "" if indent is None else "\n", indent or 0, ascii_only=ascii_only))


def json_text(value: str, *, ascii_only: bool = False) -> str:
    """Return a text as JSON writes it; half a surrogate pair is escaped, since it has no UTF-8."""
    text = json.dumps(value, ensure_ascii=ascii_only)
    return _HALF_PAIR.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _json(value: Node, line: str, indent: int, *, ascii_only: bool) -> Iterator[Piece]:
    if isinstance(value, (Variable, Template)):
        yield from _quoted(value, ascii_only=ascii_only)
    elif isinstance(value, str):
        yield json_text(value, ascii_only=ascii_only)
    elif isinstance(value, dict):
        space = " " if line else ""
        members = (
            (f"{json_text(name, ascii_only=ascii_only)}:{space}", member) for name, member in value.items()
        )
        yield from _container("{", members, "}", line, indent, ascii_only=ascii_only)
    elif isinstance(value, list):
        yield from _container("[", (("", item) for item in value), "]", line, indent, ascii_only=ascii_only)
    else:
        yield json.dumps(value, allow_nan=False)


def _container(
    start: str, members: Iterator[tuple[str, Node]], end: str, line: str, indent: int, *, ascii_only: bool
) -> Iterator[Piece]:
    inner = line + " " * indent if line else ""
    count = 0
    for count, (label, member) in enumerate(members, 1):
        yield (start if count == 1 else ",") + inner + label
        yield from _json(member, inner, indent, ascii_only=ascii_only)
    yield line + end if count else start + end


def _quoted(value: Variable | Template, *, ascii_only: bool) -> Iterator[Piece]:
    yield '"'
    for piece in template(value).pieces:
        yield piece if isinstance(piece, Variable) else json_text(piece, ascii_only=ascii_only)[1:-1]
    yield '"'


def variables_in(value: Node) -> Iterator[Variable]:
    """Yield every variable of a JSON value, in its order; one that stands there twice comes twice."""
    if isinstance(value, (Variable, Template)):
        yield from template(value).variables
    elif isinstance(value, Mapping):
        for member in value.values():
            yield from variables_in(member)
    elif isinstance(value, list):
        for item in value:
            yield from variables_in(item)


def variable_name(*words: str) -> str:
    """Return a name for a variable made of words that people wrote: ``Phone app`` → ``PHONE_APP``."""
    plain = unicodedata.normalize("NFKD", " ".join(words)).encode("ascii", "ignore").decode()
    name = _NOT_IN_A_NAME.sub("_", _CAMEL.sub("_", plain)).strip("_").upper()
    return f"_{name}" if name[:1].isdigit() else name


def one_line(text: str) -> str:
    """Return a text for a comment: on one line, with nothing in it that ends or hides a part of it."""
    visible = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in text)
    return " ".join(visible.split())
