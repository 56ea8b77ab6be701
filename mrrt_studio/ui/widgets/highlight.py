"""Colours for the three kinds of text that the inspector shows: JSON, HTTP and JSON Web Tokens."""

from __future__ import annotations

import re
from typing import Literal

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from mrrt_studio.ui.theme import theme

CodeLanguage = Literal["plain", "json", "http", "jwt"]

_STRING = r'"(?:[^"\\]|\\.)*"'

# A named group takes the colour of its name.  Strings come first, so that words inside them are passed over.
_JSON = re.compile(
    rf"(?P<name>{_STRING})(?=\s*:)|(?P<string>{_STRING})"
    r"|(?<![\w.])(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])"
    r"|\b(?P<keyword>true|false|null)\b"
)
_HTTP = re.compile(
    r"^(?P<keyword>[A-Z]{3,7})(?= /| http)|^HTTP/\d(?:\.\d)? (?P<number>\d{3}.*)$"
    r"|^(?P<name>[A-Za-z][\w-]*)(?=:)|(?:^|(?<=&))(?P<field>[A-Za-z_][\w.-]*)(?==)"
)
_JWT = re.compile(r"^(?P<header>[\w-]+)\.(?P<payload>[\w-]*)(?:\.(?P<signature>[\w-]*))?$")

_PATTERNS: dict[CodeLanguage, tuple[re.Pattern[str], ...]] = {
    "plain": (),
    "json": (_JSON,),
    "http": (_HTTP, _JSON),
    "jwt": (_JWT,),
}
_COLOURS = {
    "name": "code-name",
    "field": "code-name",
    "string": "code-string",
    "number": "code-number",
    "keyword": "code-keyword",
    "header": "jwt-header",
    "payload": "jwt-payload",
    "signature": "jwt-signature",
}


def coloured_spans(line: str, language: CodeLanguage) -> list[tuple[int, int, str]]:
    """Return (start, length, colour name) of one line; a later span wins over an earlier one."""
    pattern = next((each for each in _PATTERNS[language] if each.search(line)), None)
    matches = pattern.finditer(line) if pattern else ()
    return [
        (found.start(group), found.end(group) - found.start(group), _COLOURS[group])
        for found in matches
        for group, text in found.groupdict().items()
        if text
    ]


class Highlighter(QSyntaxHighlighter):
    """Colours a document after a language, in the theme's colours."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._language: CodeLanguage = "plain"
        theme().changed.connect(self.rehighlight)

    def set_language(self, language: CodeLanguage) -> None:
        """Colour after another language."""
        if language != self._language:
            self._language = language
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line; Qt calls this."""
        for start, length, colour in coloured_spans(text, self._language):
            self.setFormat(start, length, _format(colour))


def _format(colour: str) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setForeground(theme().colour(colour))
    if colour == "code-keyword":
        style.setFontWeight(QFont.Weight.DemiBold)
    return style
