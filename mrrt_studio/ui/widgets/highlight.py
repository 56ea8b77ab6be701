"""Colours for the three kinds of text that the inspector shows: JSON, HTTP and JSON Web Tokens."""

from __future__ import annotations

import re
from typing import Literal

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from mrrt_studio.ui.theme import theme

CodeLanguage = Literal["plain", "json", "http", "jwt"]

Rule = tuple[re.Pattern[str], str]
"""A pattern whose first group, or the whole where it has none, takes a colour name."""

_JSON_STRING = r'"(?:[^"\\]|\\.)*"'
_JSON: tuple[Rule, ...] = (
    (re.compile(rf"({_JSON_STRING})"), "code-string"),
    (re.compile(rf"({_JSON_STRING})\s*:"), "code-name"),
    (re.compile(r"(?<![\w\".])(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w\"])"), "code-number"),
    (re.compile(r"\b(true|false|null)\b(?![^\"]*\"(?:\s*[,}\]]|\s*$))"), "code-keyword"),
)
_HTTP: tuple[Rule, ...] = (
    (re.compile(r"^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b"), "code-keyword"),
    (re.compile(r"^(HTTP/\d(?:\.\d)?) "), "code-keyword"),
    (re.compile(r"^HTTP/\S+ (\d{3}.*)$"), "code-number"),
    (re.compile(r"^([A-Za-z][A-Za-z0-9-]*):"), "code-name"),
    (re.compile(r"(?:^|&)([A-Za-z_][\w.-]*)="), "code-name"),
)
_JWT: tuple[Rule, ...] = (
    (re.compile(r"^([\w-]+)\."), "jwt-header"),
    (re.compile(r"^[\w-]+\.([\w-]+)"), "jwt-payload"),
    (re.compile(r"^[\w-]+\.[\w-]+\.([\w-]*)"), "jwt-signature"),
)
_RULES: dict[CodeLanguage, tuple[Rule, ...]] = {
    "plain": (),
    "json": _JSON,
    "http": (*_HTTP, *_JSON),
    "jwt": _JWT,
}


def coloured_spans(line: str, language: CodeLanguage) -> list[tuple[int, int, str]]:
    """Return (start, length, colour name) of one line; a later span wins over an earlier one."""
    return [
        (found.start(1), found.end(1) - found.start(1), colour)
        for pattern, colour in _RULES[language]
        for found in pattern.finditer(line)
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
