"""Keyword markers of the Deploy CLI, ``##KEY##`` and ``@@KEY@@``: replaced where a value is known, else kept.

Markers are textual and may stand anywhere, so that the raw file is often no valid YAML or JSON, or valid and
wrong: ``identifier: ##API##`` is an empty field with a comment. A marker without a value is therefore hidden
from the parser behind characters of the same number, which every place of a text allows, and put back into
the tree afterwards. Line and column of every fault stay those of the file.

Source: https://auth0.com/docs/deploy-monitor/deploy-cli-tool/keyword-replacement
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.text import read_json

MAPPINGS = "AUTH0_KEYWORD_REPLACE_MAPPINGS"
"""The only field of the Deploy CLI's ``config.json`` that is read: the others are credentials."""

MARKER = re.compile(r"##[A-Z_][A-Z0-9_]*##|@@[A-Z_][A-Z0-9_]*@@")
"""A keyword in a text; lower case is no keyword, as database scripts use it for their own purposes."""

_PRIVATE_USE = range(0xE000, 0xF900)
_JSON_TEXT_OR_MARKER = re.compile(rf'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)|{MARKER.pattern}', re.DOTALL)
_LOOK_BACK = 500
"""Characters before a marker that tell what it is; more would make a text of markers slow to read."""
_OPENS_A_LIST = ("[", ",", "{")
_REST = re.compile(r"[ \t]*(?:\r?\n[ \t]*)*?(?:\r?\n([ \t]*)(?=\S)|\Z)")
"""What follows a marker that stands alone on its line: empty lines, and the indentation of the next one."""
_LACKS_A_VALUE = (":", "-")
_NOT_AN_OBJECT = "the mappings should be an object of keywords and values"
_GROWS = "with the values of its keywords the text becomes too large to read"
_NO_MAPPINGS = f"there is no {MAPPINGS} in it"


@dataclass(frozen=True, slots=True)
class KeywordValue:
    """What a keyword stands for."""

    value: JsonValue
    """What ``@@KEY@@`` becomes, written as JSON."""
    text: str | None
    """What ``##KEY##`` becomes, as it is; None where the value is a list or an object."""


Keywords = Mapping[str, KeywordValue]


def mapped(value: JsonValue) -> KeywordValue:
    """Return a value of the mapping file."""
    if isinstance(value, str):
        return KeywordValue(value, value)
    return KeywordValue(value, None if isinstance(value, (list, dict)) else json.dumps(value))


def given(text: str) -> KeywordValue:
    """Return a value that was typed in: JSON where it is that, so that a list can be given, else text."""
    try:
        return KeywordValue(read_json(text).tree, text)
    except FormatError:
        return KeywordValue(text, text)


def read_mappings(data: str | bytes, source: str | None = None) -> dict[str, KeywordValue]:
    """Return the keyword mappings of a ``config.json``; nothing else of that file is kept.

    Raises:
        FormatError: it is no JSON, or holds no mappings.
    """
    raw = read_json(data, source)
    if not isinstance(raw.tree, dict) or MAPPINGS not in raw.tree:
        raise raw.refuse(_NO_MAPPINGS, hint="Give the config.json of the Deploy CLI")
    mappings = raw.tree[MAPPINGS]
    if not isinstance(mappings, dict):
        raise raw.refuse(_NOT_AN_OBJECT, (MAPPINGS,), hint='Write {"KEY": "value"}')
    return {key: mapped(value) for key, value in mappings.items()}


@dataclass(frozen=True, slots=True)
class _Edit:
    """One replacement: where the new text stands and what it stands for."""

    start: int
    end: int
    old_start: int
    old_end: int


@dataclass(frozen=True, slots=True)
class Readable:
    """A text made readable for a parser, and the way back."""

    text: str
    sign: str = ""
    """Two characters that stand for ``#`` and ``@``, or nothing where no marker was hidden."""
    passes: tuple[tuple[_Edit, ...], ...] = ()
    """The replacements, each pass in the order of its text."""

    def original(self, offset: int) -> int:
        """Return where something that stands in the readable text stands in the file."""
        for edits in reversed(self.passes):
            place = bisect_right(edits, offset, key=lambda edit: edit.start) - 1
            if place >= 0:
                edit = edits[place]
                offset = edit.old_start if offset < edit.end else edit.old_end + offset - edit.end
        return offset

    def restored(self, tree: JsonValue) -> JsonValue:
        """Return the tree with the hidden markers back in its texts and names."""
        if not self.sign:
            return tree
        if isinstance(tree, str):
            return self.restored_text(tree)
        if isinstance(tree, list):
            return [self.restored(item) for item in tree]
        if isinstance(tree, dict):
            return {self.restored_text(name): self.restored(value) for name, value in tree.items()}
        return tree

    def restored_text(self, text: str) -> str:
        """Return a text with the hidden markers back."""
        for character, sign in zip(self.sign, "#@", strict=False):
            text = _signs_again(text, character, sign)
        return text


def _signs_again(text: str, character: str, sign: str) -> str:
    """One character alone stood beside a quotation mark that was added: it is two signs all the same."""
    return re.sub(f"{character}+", lambda hidden: sign * max(2, len(hidden[0])), text)


def unreplaceable(text: str, keywords: Keywords) -> Iterator[tuple[int, str]]:
    """Yield offset and name of each ``##KEY##`` whose value is a list or an object, which has no text."""
    for match in MARKER.finditer(text):
        known = keywords.get(match[0][2:-2])
        if match[0].startswith("#") and known is not None and known.text is None:
            yield match.start(), match[0]


def replaced(text: str, keywords: Keywords, limit: int = 2**20) -> Readable:
    """Return the text with every keyword replaced whose value is known: first all ``@@``, then all ``##``.

    An enclosing pair of quotation marks directly around ``@@KEY@@`` goes, as with the Deploy CLI.

    Raises:
        FormatError: the result would have more characters than ``limit`` or the text, whichever is more.
    """
    readable = Readable(text)
    if keywords and ("@@" in text or "##" in text):
        keys = "|".join(map(re.escape, sorted(keywords, key=len, reverse=True)))
        listed = rf"'@@(?P<a>{keys})@@'|\"@@(?P<b>{keys})@@\"|@@(?P<c>{keys})@@"
        most = max(limit, len(text))
        readable = _pass(readable, re.compile(listed), lambda match: _as_json(match, keywords), most)
        readable = _pass(readable, re.compile(rf"##({keys})##"), lambda match: keywords[match[1]].text, most)
    return readable


def _as_json(match: re.Match[str], keywords: Keywords) -> str:
    key = next(name for name in match.groups() if name is not None)
    return json.dumps(keywords[key].value, ensure_ascii=False)


def _pass(
    before: Readable, pattern: re.Pattern[str], value: Callable[[re.Match[str]], str | None], most: int
) -> Readable:
    parts: list[str] = []
    edits: list[_Edit] = []
    taken = written = 0
    for match in pattern.finditer(before.text):
        new = value(match)
        if new is not None:
            parts += (before.text[taken : match.start()], new)
            start = written + match.start() - taken
            taken, written = match.end(), start + len(new)
            edits.append(_Edit(start, written, match.start(), match.end()))
        if written > most:
            raise FormatError(_GROWS, hint="Give shorter values")
    text = "".join((*parts, before.text[taken:]))
    return Readable(text, passes=(*before.passes, tuple(edits))) if edits else before


def hidden_in_yaml(readable: Readable, *, comments: bool = False) -> Readable:
    """Return the text with every marker hidden from a YAML parser.

    Args:
        readable: what :func:`replaced` returned.
        comments: leave a marker that begins a line: for YAML that line is a comment. Without it, one that
            stands where a value is missing is taken for that value.
    """
    text, sign = readable.text, _free_characters(readable.text)
    if not sign:
        return readable

    def hide(match: re.Match[str]) -> str:
        if _begins_a_line(text, match.start()) and (comments or not _is_value(text, match)):
            return match[0]
        character = sign[0] if match[0].startswith("#") else sign[1]
        return f"{character * 2}{match[0][2:-2]}{character * 2}"

    return Readable(MARKER.sub(hide, text), sign, readable.passes)


def hidden_in_json(readable: Readable) -> Readable:
    """Return the text with every marker that stands outside of text made a text of the same length."""
    sign = _free_characters(readable.text)
    if not sign:
        return readable

    def hide(match: re.Match[str]) -> str:
        if match[0].startswith('"'):
            return match[0]
        character = sign[0] if match[0].startswith("#") else sign[1]
        return f'"{character}{match[0][2:-2]}{character}"'

    return Readable(_JSON_TEXT_OR_MARKER.sub(hide, readable.text), sign, readable.passes)


def _free_characters(text: str) -> str:
    """Return two characters that nobody uses, or at least not this text; nothing if it has no marker."""
    if not MARKER.search(text):
        return ""
    used = set(text)
    free = [chr(code) for code in _PRIVATE_USE if chr(code) not in used]
    return "".join(free[:2]) if len(free) > 1 else ""


def _begins_a_line(text: str, offset: int) -> bool:
    if text[offset] != "#":
        return False
    before = text[max(0, offset - _LOOK_BACK) : offset]
    return not before[before.rfind("\n") + 1 :].strip()


def _is_value(text: str, match: re.Match[str]) -> bool:
    """Tell whether a marker at the beginning of a line is a name, or the value that the line before lacks."""
    after = text[match.end() : match.end() + _LOOK_BACK]
    if after.startswith(":"):
        return True
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    opened = before.rstrip()
    if opened.endswith(_OPENS_A_LIST):
        return True
    return opened.endswith(_LACKS_A_VALUE) and _ends_there(before, after)


def _ends_there(before: str, after: str) -> bool:
    """Tell whether what follows a line stands further to the left: else it is what the line before lacks."""
    indent = len(before) - before.rfind("\n") - 1
    rest = _REST.match(after)
    return rest is not None and len(rest[1] or "") < max(indent, 1)
