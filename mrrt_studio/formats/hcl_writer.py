"""HCL as ``terraform fmt`` lays it out; valid by construction, whatever the texts in it hold.

Source: https://developer.hashicorp.com/terraform/language/expressions/strings
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Union

from mrrt_studio.formats.template import Piece, Template, Variable, template

_INDENT = "  "
_WIDTH = 100
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_WORDS = frozenset({"else", "endfor", "endif", "false", "for", "if", "in", "null", "true"})
_ESCAPES: Mapping[str, str] = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff]')
_OPENS_A_TEMPLATE = re.compile(r"([$%])\{(?=([^}]*\})?)")


@dataclass(frozen=True, slots=True)
class Expression:
    """Something that stands there without quotes: ``auth0_client.phone_app.id``."""

    text: str


HclValue = Union[
    None, bool, int, float, str, Template, Variable, Expression, "list[HclValue]", "dict[str, HclValue]"
]


@dataclass(frozen=True, slots=True)
class Block:
    """One block: ``resource "auth0_client" "phone_app" { … }``."""

    type: str
    labels: tuple[str, ...] = ()
    attributes: Mapping[str, HclValue] = field(default_factory=dict[str, HclValue])
    blocks: tuple[Block, ...] = ()


def hcl_text(blocks: Iterable[Block]) -> str:
    """Return blocks as one file, with an empty line between them."""
    return "\n".join("\n".join(_block(block, "")) + "\n" for block in blocks)


def quoted(value: str | Template | Variable) -> str:
    """Return a text in quotes; a variable in it becomes ``${var.name}``.

    Nothing in a text is taken for a template: the dollar of ``${`` is doubled. Where no brace closes it, and
    before a variable, it is written by its number: some readers look for that brace, and two would be one.
    """
    pieces = template(value).pieces
    followed = (*(isinstance(piece, Variable) for piece in pieces[1:]), False)
    return '"' + "".join(map(_piece, pieces, followed)) + '"'


def _piece(piece: Piece, before_variable: bool) -> str:  # noqa: FBT001 - mapped over two sequences
    if isinstance(piece, Variable):
        return f"${{{reference(piece)}}}"
    text = _ESCAPED.sub(lambda match: _escape(match[0]), piece)
    text = _OPENS_A_TEMPLATE.sub(_not_opening, text)
    return text[:-1] + _by_number(text[-1]) if before_variable and text[-1] in "$%" else text


def _not_opening(match: re.Match[str]) -> str:
    sign = match[1] * 2 if match[2] else _by_number(match[1])
    return f"{sign}{{"


def _by_number(character: str) -> str:
    return f"\\u{ord(character):04x}"


def _escape(character: str) -> str:
    return _ESCAPES.get(character) or _by_number(character)


def reference(variable: Variable) -> str:
    """Return how an expression names an input variable."""
    return f"var.{variable.name.lower()}"


def _block(block: Block, indent: str) -> Iterator[str]:
    head = " ".join([block.type, *map(quoted, block.labels)])
    if not block.attributes and not block.blocks:
        yield f"{indent}{head} {{}}"
        return
    yield f"{indent}{head} {{"
    body = [*_attributes(block.attributes, indent + _INDENT)]
    for inner in block.blocks:
        body += ["", *_block(inner, indent + _INDENT)]
    yield from body[1:] if body and not body[0] else body
    yield f"{indent}}}"


def _attributes(attributes: Mapping[str, HclValue], indent: str) -> Iterator[str]:
    """Yield what fits on one line, aligned, then each of the others with an empty line above."""
    short = {name: text for name, value in attributes.items() if (text := _on_one_line(value, name, indent))}
    yield from (indent + line for line in _aligned(short))
    for name, value in attributes.items():
        if name not in short:
            yield ""
            yield from _long(f"{indent}{name} = ", value, indent)


def _aligned(texts: Mapping[str, str]) -> Iterator[str]:
    width = max(map(len, texts), default=0)
    yield from (f"{name:<{width}} = {text}" for name, text in texts.items())


def _on_one_line(value: HclValue, name: str, indent: str) -> str | None:
    """Return a value as one line, or None where it is a mapping or too long a list."""
    if isinstance(value, dict):
        return None if value else "{}"
    if not isinstance(value, list):
        return _scalar(value)
    items = [_on_one_line(item, "", "") for item in value]
    if any(item is None for item in items):
        return None
    text = f"[{', '.join(item for item in items if item is not None)}]"
    return text if len(indent) + len(name) + len(text) < _WIDTH or not items else None


def _long(start: str, value: HclValue, indent: str) -> Iterator[str]:
    inner = indent + _INDENT
    if isinstance(value, list):
        yield f"{start}["
        for item in value:
            lines = [*_long(inner, item, inner)]
            yield from (*lines[:-1], f"{lines[-1]},")
        yield f"{indent}]"
    elif isinstance(value, dict) and value:
        yield f"{start}{{"
        yield from _members(value, inner)
        yield f"{indent}}}"
    else:
        yield start + (_on_one_line(value, "", "") or "null")


def _members(mapping: dict[str, HclValue], indent: str) -> Iterator[str]:
    texts = {_key(name): _on_one_line(value, name, indent) for name, value in mapping.items()}
    yield from (indent + line for line in _aligned({key: text for key, text in texts.items() if text}))
    for name, value in mapping.items():
        if not texts[_key(name)]:
            yield from _long(f"{indent}{_key(name)} = ", value, indent)


def _key(name: str) -> str:
    return name if _IDENTIFIER.fullmatch(name) and name not in _WORDS else quoted(name)


def _scalar(value: HclValue) -> str:
    if isinstance(value, Expression):
        return value.text
    if isinstance(value, Variable):
        return reference(value)
    if isinstance(value, (str, Template)):
        pieces = template(value).pieces
        only = pieces[0] if len(pieces) == 1 else None
        return reference(only) if isinstance(only, Variable) else quoted(value)
    return json.dumps(value, allow_nan=False)
