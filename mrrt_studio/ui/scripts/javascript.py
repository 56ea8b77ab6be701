"""JavaScript in colours: which part of a line is what, given how the line before it ended."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["comment", "string", "number", "keyword", "name", "bracket"]


class Span(NamedTuple):
    """A part of a line."""

    start: int
    length: int
    kind: Kind


class ReadLine(NamedTuple):
    """The parts of a line, and the state in which the next line begins."""

    spans: tuple[Span, ...]
    state: int


CODE = 0
"""The state of a line that begins outside of any comment or text."""

# A state is a stack of small numbers, the innermost one in the lowest four bits: text with `${`
# may hold code, which may hold such text again.
_COMMENT = 15
_TEXT = 1
_NESTED = 2
"""Code within a text; each open brace in it adds one."""
_DEEPEST = 14
_BITS = 4
_MOST_BITS = 24

_KEYWORDS = (
    "async await break case catch class const continue debugger default delete do else export extends false "
    "finally for from function get if import in instanceof let new null of return set static super switch "
    "this throw true try typeof undefined var void while with yield"
)
_NAMES = "event api exports module user context callback configuration console JSON Date Math"
_BEFORE_EXPRESSION = "return typeof case in of delete void throw new await yield else do"
KEYWORDS = frozenset(_KEYWORDS.split())
NAMES = frozenset(_NAMES.split())
_REGEX_FOLLOWS = frozenset(_BEFORE_EXPRESSION.split())

_PART = re.compile(
    r"(?P<line>//.*)|(?P<block>/\*)"
    r"|(?P<string>\"(?:[^\"\\]|\\.)*\"?|'(?:[^'\\]|\\.)*'?)"
    r"|(?P<text>`)|(?P<bracket>[()\[\]{}])"
    r"|(?P<number>\d(?:[\w.]|(?<=[eE])[+-])*)"
    r"|(?P<word>[^\W\d][\w$]*|\$[\w$]*)"
    r"|(?P<slash>/)|(?P<other>[^\s\w])"
)
_REGEX = re.compile(r"/(?![*/])(?:[^\\/\[]|\\.|\[(?:[^\]\\]|\\.)*\])+/[a-z]*")
_END_OF_TEXT = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{)|\\$)*(`|\$\{)?")


def read_line(line: str, state: int = CODE) -> ReadLine:
    """Return the coloured parts of a line in the order in which they stand."""
    reader = _Reader(line, max(state, CODE))
    reader.read()
    return ReadLine(tuple(reader.spans), reader.state)


class _Reader:
    """Walks along one line."""

    def __init__(self, line: str, state: int) -> None:
        self.line = line
        self.state = state
        self.at = 0
        self.spans: list[Span] = []
        self._may_be_regex = True

    def read(self) -> None:
        while self.at < len(self.line):
            inner = self.state & _COMMENT
            if inner == _COMMENT:
                self._read_comment(self.at)
            elif inner == _TEXT:
                self._read_text(self.at)
            else:
                self._read_code()

    def _read_comment(self, start: int) -> None:
        end = self.line.find("*/", self.at)
        self.at = len(self.line) if end < 0 else end + 2
        if end >= 0:
            self.state >>= _BITS
        self._add(start, "comment")

    def _read_text(self, start: int) -> None:
        found = _END_OF_TEXT.match(self.line, self.at)
        self.at = min(len(self.line), max(self.at + 1, found.end())) if found else len(self.line)
        if found and found.group(1) == "`":
            self.state >>= _BITS
        elif found and found.group(1):
            self._enter(_NESTED)
        self._add(start, "string")
        self._may_be_regex = bool(found and found.group(1) == "${")

    def _read_code(self) -> None:
        found = _PART.search(self.line, self.at)
        if found is None:
            self.at = len(self.line)
            return
        start, kind = found.start(), found.lastgroup
        self.at = found.end()
        if kind == "block":
            self._enter(_COMMENT)
            self._read_comment(start)
        elif kind == "text":
            self._enter(_TEXT)
            self._read_text(start)
        elif kind == "bracket":
            self._read_bracket(start)
        elif kind == "slash" and self._may_be_regex and (regex := _REGEX.match(self.line, start)):
            self.at = regex.end()
            self._add(start, "string")
            self._may_be_regex = False
        else:
            self._read_plain(start, kind or "", found.group())

    def _read_plain(self, start: int, kind: str, text: str) -> None:
        if kind == "word":
            is_member = start > 0 and self.line[start - 1] == "."
            if text in KEYWORDS and not is_member:
                self._add(start, "keyword")
            elif text in NAMES and not is_member:
                self._add(start, "name")
            self._may_be_regex = text in _REGEX_FOLLOWS and not is_member
            return
        if kind in ("string", "number"):
            self._add(start, "string" if kind == "string" else "number")
        elif kind == "line":
            self._add(start, "comment")
        self._may_be_regex = kind in ("other", "slash")

    def _read_bracket(self, start: int) -> None:
        bracket, inner = self.line[start], self.state & _COMMENT
        self._may_be_regex = bracket not in ")]}"
        if bracket == "}" and inner == _NESTED:
            # The end of `${…}`: what follows is text again.
            self.state >>= _BITS
            self._add(start, "string")
            return
        if inner >= _NESTED and bracket in "{}":
            self.state += min(1, _DEEPEST - inner) if bracket == "{" else -1
        self._add(start, "bracket")

    def _enter(self, inner: int) -> None:
        if self.state.bit_length() < _MOST_BITS:
            self.state = self.state << _BITS | inner

    def _add(self, start: int, kind: Kind) -> None:
        self.spans.append(Span(start, self.at - start, kind))
