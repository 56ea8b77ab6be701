"""HCL, read into blocks, attributes and expressions with their places; nothing is worked out here.

The parser is python-hcl2. Its tree is taken as it is, since the text that its own conversion makes of an
expression cannot be told from a literal that looks the same.

Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import hcl2
from hcl2.utils import process_escape_sequences
from lark.exceptions import LarkError, UnexpectedInput

from mrrt_studio.formats.hcl_strings import heredoc_parts
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.json_text import MAX_DEPTH
from mrrt_studio.scenario.locate import place_of

_LONGEST_BLANK = 1_000
"""Blanks in a row: the time to read a heredoc grows with their square."""
_BLANKS = re.compile(r"\s+")
_PLAIN = re.compile(r'"([^"\\$%]|\$(?!\{)|%(?!\{))*"')
"""A literal inside an interpolation: ``${"$"}`` is how a script in a heredoc writes its own dollar sign."""
_TOO_DEEP = f"more than {MAX_DEPTH} blocks and lists are inside each other"
_TOO_SHORT = "the text ends here, while a bracket, brace or quotation mark is still open"
_NO_HCL = "this is no Terraform configuration"
_HINT = "Check it with 'terraform validate'"

_AROUND_A_PART = frozenset({"LSQB", "RSQB", "DOT", "DBLQUOTE", "NL_OR_COMMENT"})
_LABELS = ("identifier", "keyword", "literal_value", "string")

_Node = Any
"""lark gives its trees no types."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A path to a value that stands elsewhere: ``auth0_client.app.id``."""

    parts: tuple[str | int, ...]
    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Template:
    """Text with expressions in it."""

    parts: tuple[Expression, ...]
    offset: int


@dataclass(frozen=True, slots=True)
class Opaque:
    """An expression that only Terraform can work out."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class HclObject:
    """An object in braces."""

    fields: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class HclList:
    """A list in brackets."""

    items: tuple[Expression, ...]


Expression = str | int | float | bool | None | Reference | Template | Opaque | HclObject | HclList


@dataclass(frozen=True, slots=True)
class Attribute:
    """A name and what it is set to."""

    name: str
    value: Expression
    offset: int


@dataclass(frozen=True)
class Block:
    """A block: its type, its labels, and what stands in it."""

    type: str
    labels: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    blocks: tuple[Block, ...]
    offset: int

    @cached_property
    def by_name(self) -> dict[str, Attribute]:
        """The attributes by name."""
        return {attribute.name: attribute for attribute in self.attributes}


def parse_hcl(text: str, source: str | None = None) -> Block:
    """Return the body of a file as a block without type.

    Raises:
        FormatError: it is malformed, or nested too deep; with the place.
    """
    _refuse_long_blanks(text, source)
    try:
        tree = cast("_Node", hcl2).parses_to_tree(text)
    except UnexpectedInput as error:
        at = error.pos_in_stream
        if at is None or at >= len(text):
            raise _error(text, len(text), _TOO_SHORT, source, _HINT) from None
        raise _error(text, at, "this is not expected here", source, _HINT) from None
    except (LarkError, RecursionError, ValueError, AttributeError, LookupError, TypeError):
        raise FormatError(_NO_HCL, line=1, column=1, source=source, hint=_HINT) from None
    reader = _Reader(text, source)
    return reader.body(tree.children[0], "", (), 0, 0)


def _refuse_long_blanks(text: str, source: str | None) -> None:
    for match in _BLANKS.finditer(text):
        if match.end() - match.start() > _LONGEST_BLANK:
            message = f"more than {_LONGEST_BLANK:,} blanks and empty lines stand here in a row"
            raise _error(text, match.start(), message, source, "Remove them")


def _error(text: str, offset: int, message: str, source: str | None, hint: str) -> FormatError:
    line, column = place_of(text, offset)
    return FormatError(message, line=line, column=column, source=source, hint=hint)


class _Reader:
    """Walks the parser's tree; every level is counted, so that no depth ends the program."""

    def __init__(self, text: str, source: str | None) -> None:
        self._text, self._source = text, source
        self._terms: Mapping[str, Callable[[_Node, int], Expression]] = {
            "string": self._string,
            "heredoc_template": self._heredoc,
            "heredoc_template_trim": self._heredoc,
            "int_lit": self._literal,
            "float_lit": self._literal,
            "literal_value": self._literal,
            "tuple": self._tuple,
            "object": self._object,
            "identifier": self._reference,
            "get_attr_expr_term": self._reference,
            "index_expr_term": self._reference,
        }

    def body(self, node: _Node, type_: str, labels: tuple[str, ...], offset: int, depth: int) -> Block:
        """Return a body as the block around it."""
        if depth > MAX_DEPTH:
            raise _error(self._text, offset, _TOO_DEEP, self._source, "")
        attributes = (child for child in node.children if _is(child, "attribute"))
        blocks = (child for child in node.children if _is(child, "block"))
        return Block(
            type_,
            labels,
            tuple(self._attribute(child, depth) for child in attributes),
            tuple(self._block(child, depth) for child in blocks),
            offset,
        )

    def _attribute(self, node: _Node, depth: int) -> Attribute:
        name = str(node.children[0].children[0])
        return Attribute(name, self._expression(node.children[-1], depth + 1), node.meta.start_pos)

    def _block(self, node: _Node, depth: int) -> Block:
        heads = [
            child for child in node.children if _is(child, "identifier", "keyword", "literal_value", "string")
        ]
        names = tuple(self._label(head) for head in heads)
        body = next(child for child in node.children if _is(child, "body"))
        return self.body(body, names[0], names[1:], node.meta.start_pos, depth + 1)

    def _label(self, node: _Node) -> str:
        if node.data != "string":
            return str(node.children[0])
        return "".join(str(leaf) for part in node.children[1:-1] for leaf in _leaves(part))

    def _expression(self, node: _Node, depth: int) -> Expression:
        if depth > MAX_DEPTH:
            raise _error(self._text, node.meta.start_pos, _TOO_DEEP, self._source, "")
        inner = [child for child in node.children if not _is_noise(child)]
        if node.data != "expr_term" or len(inner) != 1:
            return self._other(node, depth)
        read = self._terms.get(inner[0].data)
        return read(inner[0], depth) if read else self._opaque(inner[0])

    def _other(self, node: _Node, depth: int) -> Expression:
        """A negative number is written as an operation, and parentheses change nothing."""
        inner = [child for child in node.children if not _is_noise(child)]
        if node.data == "expr_term" and str(inner[0]) == "(" and len(inner) == 3:  # noqa: PLR2004
            return self._expression(inner[1], depth + 1)
        if node.data == "unary_op" and str(inner[0]) == "-":
            value = self._expression(inner[1], depth + 1)
            if isinstance(value, int | float) and not isinstance(value, bool):
                return -value
        return self._opaque(node)

    def _literal(self, node: _Node, _depth: int) -> Expression:
        text = str(node.children[0])
        if node.data == "literal_value":
            return {"true": True, "false": False}.get(text)
        try:
            value = int(text) if node.data == "int_lit" else float(text)
        except (ValueError, OverflowError):
            return self._opaque(node)
        return value if abs(value) < 2**63 else self._opaque(node)

    def _tuple(self, node: _Node, depth: int) -> Expression:
        items = (child for child in node.children if hasattr(child, "data") and not _is_noise(child))
        return HclList(tuple(self._expression(item, depth + 1) for item in items))

    def _object(self, node: _Node, depth: int) -> Expression:
        fields: list[tuple[str, Expression]] = []
        for element in (child for child in node.children if _is(child, "object_elem")):
            name = self._key(element.children[0], depth)
            if name is None:
                return self._opaque(node)
            fields.append((name, self._expression(element.children[-1], depth + 1)))
        return HclObject(tuple(fields))

    def _key(self, node: _Node, depth: int) -> str | None:
        inner = node.children[0]
        if _is(inner, "keyword"):
            return str(inner.children[0])
        value = self._expression(inner, depth + 1)
        if isinstance(value, Reference) and len(value.parts) == 1 and not value.text.startswith("("):
            return str(value.parts[0])
        return value if isinstance(value, str) else None

    def _reference(self, node: _Node, _depth: int) -> Expression:
        """Return a path; a chain of attributes is walked in a loop, since it may be long."""
        parts: list[str | int] = []
        start = node
        while not _is(node, "identifier"):
            part = _part(node) if _is(node, "get_attr_expr_term", "index_expr_term") else None
            if part is None:
                return self._opaque(start)
            parts.append(part)
            inner = [child for child in node.children[0].children if not _is_noise(child)]
            if len(inner) != 1:
                return self._opaque(start)
            node = inner[0]
        parts.append(str(node.children[0]))
        return Reference(tuple(reversed(parts)), self._source_of(start), start.meta.start_pos)

    def _string(self, node: _Node, depth: int) -> Expression:
        parts: list[Expression] = []
        for part in node.children[1:-1]:
            piece = self._piece(part.children[0], depth)
            if piece is None:
                return self._opaque(node)
            parts.append(piece)
        return joined(parts, node.meta.start_pos)

    def _piece(self, piece: _Node, depth: int) -> Expression:
        if _is(piece, "interpolation"):
            return self._expression(piece.children[1], depth + 1)
        if hasattr(piece, "data"):
            return None
        text = str(piece)
        if piece.type in {"ESCAPED_INTERPOLATION", "ESCAPED_DIRECTIVE"}:
            text = text[1:]
        return process_escape_sequences(text)

    def _heredoc(self, node: _Node, _depth: int) -> Expression:
        offset = node.meta.start_pos
        parts: list[Expression] = []
        for literal, text, path in heredoc_parts(str(node.children[0])):
            if literal:
                parts.append(text)
            elif _PLAIN.fullmatch(text):
                parts.append(text[1:-1])
            else:
                parts.append(Reference(path, text, offset) if path else Opaque(text, offset))
        return joined(parts, offset)

    def _opaque(self, node: _Node) -> Opaque:
        return Opaque(self._source_of(node), node.meta.start_pos)

    def _source_of(self, node: _Node) -> str:
        return self._text[node.meta.start_pos : node.meta.end_pos].strip()


def joined(parts: list[Expression], offset: int) -> Expression:
    """Return the parts of a text as text, as far as they are; one expression alone is no text."""
    if all(isinstance(part, str) for part in parts):
        return "".join(str(part) for part in parts)
    return parts[0] if len(parts) == 1 else Template(tuple(parts), offset)


def _part(node: _Node) -> str | int | None:
    """Return the last part of a path, or None where it is not written down but worked out."""
    last = node.children[-1]
    if last.data == "get_attr":
        return str(last.children[-1].children[0])
    leaf = next(
        (each for each in _leaves(last) if each.type not in {"LSQB", "RSQB", "DOT", "DBLQUOTE"}), None
    )
    if leaf is None or len(list(_leaves(last))) > 5:  # noqa: PLR2004 - brackets, quotation marks and the text
        return None
    if leaf.type == "INT_LITERAL":
        return int(leaf) if len(leaf) < 10 else None  # noqa: PLR2004
    return str(leaf) if leaf.type == "STRING_CHARS" else None


def _is(node: _Node, *names: str) -> bool:
    return getattr(node, "data", None) in names


def _is_noise(node: _Node) -> bool:
    return _is(node, "new_line_or_comment")


def _leaves(node: _Node) -> Iterator[_Node]:
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if hasattr(node, "data"):
            waiting.extend(reversed(node.children))
        else:
            yield node
