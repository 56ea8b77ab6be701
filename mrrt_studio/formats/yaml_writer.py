"""YAML as the Deploy CLI writes it: the defaults of js-yaml, so that a diff shows what changed and no more.

Two blanks a level, lists indented under their key, quotes only where they are needed, long lines folded, code
as a literal block.

Source: https://github.com/nodeca/js-yaml (``dump``)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import JsonValue

_INDENT = 2
_WIDTH = 80
_LEAST_WIDTH = 40
_LONGEST_KEY = 1024
_EXACT = 2**53

_OLD_BOOLEAN = re.compile("y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF")
_OLD_BASE_60 = re.compile(r"[-+]?[0-9_]+(?::[0-9_]+)+(?:\.[0-9_]*)?")
_OTHER_TYPES = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|<<|=|\.\.\."
    r"|[-+]?[0-9]+|[-+]?0b[01]+|[-+]?0x[0-9a-fA-F]+|[-+]?0o[0-7]+"
    r"|[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?"
)
"""Texts that a reader would take for something else than text."""

_UNPRINTABLE = re.compile(
    "[^\x20-\x7e\xa1-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]"
)
_NOT_FIRST = frozenset(" \t-?:,[]{}#&*!|=>'\"%@`")
_NOT_LAST = frozenset(" \t:")
_NOT_PLAIN = re.compile(r"(?:^|[\s])#|:(?:\s|$)")
_ESCAPES: Mapping[str, str] = {
    "\0": "\\0",
    "\x07": "\\a",
    "\x08": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\x0b": "\\v",
    "\x0c": "\\f",
    "\r": "\\r",
    "\x1b": "\\e",
    '"': '\\"',
    "\\": "\\\\",
    "\x85": "\\N",
    "\xa0": "\\_",
    "\u2028": "\\L",
    "\u2029": "\\P",
}


def yaml_text(tree: JsonValue) -> str:
    """Return a tree as one YAML document."""
    return f"{_node(tree, 0, compact=True)}\n"


def _node(value: JsonValue, level: int, *, compact: bool = False) -> str:
    """Return a value; compact means that it begins on the line of a list's dash."""
    if isinstance(value, dict):
        return _joined(_pairs(value, level), level, compact=compact) if value else "{}"
    if isinstance(value, list):
        return _joined(_items(value, level), level, compact=compact) if value else "[]"
    return _scalar(value, level)


def _joined(entries: Iterator[str], level: int, *, compact: bool) -> str:
    line = "\n" + " " * _INDENT * level
    return line.join(entries) if compact else "".join(line + entry for entry in entries)


def _items(items: list[JsonValue], level: int) -> Iterator[str]:
    for item in items:
        yield f"- {_node(item, level + 1, compact=True)}"


def _pairs(mapping: dict[str, JsonValue], level: int) -> Iterator[str]:
    for name, value in mapping.items():
        key = _text(name, level + 1, is_key=True)
        explicit = len(key) > _LONGEST_KEY
        written = _node(value, level + 1, compact=explicit)
        start = f"? {key}\n{' ' * _INDENT * level}" if explicit else key
        yield f"{start}:{written}" if written.startswith("\n") else f"{start}: {written}"


def _scalar(value: JsonValue, level: int) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return _number(value)
    return _text(str(value), level)


def _number(value: float) -> str:
    """Return a number as JavaScript writes it, as far as it comes back the same."""
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT and str(value) != "-0.0":
        return str(int(value))
    text = re.sub(r"e([-+])0+", r"e\1", repr(value))
    needs_dot = "e" in text and "." not in text and not float(value).is_integer()
    return text.replace("e", ".e") if needs_dot else text


def _text(text: str, level: int, *, is_key: bool = False) -> str:
    if _OLD_BOOLEAN.fullmatch(text) or _OLD_BASE_60.fullmatch(text):
        return f"'{text}'"
    indent = _INDENT * max(1, level)
    width = max(_LEAST_WIDTH, _WIDTH - indent)
    if _UNPRINTABLE.search(text if is_key else text.replace("\n", "")):
        return _double_quoted(text)
    if is_key or not ("\n" in text or _has_long_line(text, width)):
        return text if _is_plain(text) else "'" + text.replace("'", "''") + "'"
    if _has_long_line(text, width):
        return f">{_header(text)}" + _indented(_folded(text, width), indent)
    return f"|{_header(text)}" + _indented(text, indent)


def _has_long_line(text: str, width: int) -> bool:
    return any(len(line) > width and not line.startswith(" ") for line in text.split("\n"))


def _is_plain(text: str) -> bool:
    """Whether a text needs no quotes and nobody takes it for something else."""
    return (
        bool(text)
        and text[0] not in _NOT_FIRST
        and text[-1] not in _NOT_LAST
        and not _NOT_PLAIN.search(text)
        and not _OTHER_TYPES.fullmatch(text)
    )


def _double_quoted(text: str) -> str:
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not _UNPRINTABLE.fullmatch(character):
        return character
    code = ord(character)
    return f"\\x{code:02X}" if code <= 0xFF else f"\\u{code:04X}"  # noqa: PLR2004 - one byte


def _header(text: str) -> str:
    """Return what stands behind ``|`` or ``>``: the indentation where it cannot be seen, then the end."""
    indicator = str(_INDENT) if re.match(r"\n* ", text) else ""
    if not text.endswith("\n"):
        return f"{indicator}-\n"
    return f"{indicator}+\n" if text.endswith("\n\n") or text == "\n" else f"{indicator}\n"


def _indented(text: str, indent: int) -> str:
    """Indent every line that is not empty; the last line end is the document's own."""
    blanks = " " * indent
    lines = text.removesuffix("\n").split("\n")
    return "\n".join(blanks + line if line else "" for line in lines)


def _folded(text: str, width: int) -> str:
    """Break lines at blanks; a line break of the text itself becomes two, except beside indented lines."""
    first, *others = re.split(r"(?<=[^\n])(?=\n)|(?<=\n)(?=[^\n])", text) if text else [""]
    if first.startswith("\n"):
        others, first = [first, *others], ""
    parts = [_folded_line(first, width)]
    was_indented = text.startswith(("\n", " "))
    for breaks, line in zip(others[::2], [*others[1::2], ""], strict=False):
        is_indented = line.startswith(" ")
        extra = "\n" if line and not was_indented and not is_indented else ""
        parts.append(breaks + extra + _folded_line(line, width))
        was_indented = is_indented
    return "".join(parts)


def _folded_line(line: str, width: int) -> str:
    """Break at the last blank that fits, else at the first; an indented line stays, it cannot be folded."""
    if line.startswith(" "):
        return line
    lines: list[str] = []
    start = last = 0
    for match in re.finditer(r" (?=[^ ])", line):
        if match.start() - start > width:
            end = last if last > start else match.start()
            lines.append(line[start:end])
            start = end + 1
        last = match.start()
    if len(line) - start > width and last > start:
        lines.append(line[start:last])
        start = last + 1
    return "\n".join([*lines, line[start:]])
