"""JavaScript in the theme's colours."""

from __future__ import annotations

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from mrrt_studio.ui.scripts.javascript import Kind, read_line
from mrrt_studio.ui.theme import theme

COLOURS: dict[Kind, str] = {
    "comment": "code-punctuation",
    "string": "code-string",
    "number": "code-number",
    "keyword": "code-keyword",
    "name": "code-name",
}
"""The theme's colour of each part; brackets have that of the text."""


class JavaScriptColours(QSyntaxHighlighter):
    """Colours a document line by line; the state of a block is that of the line behind it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats = _formats()
        theme().changed.connect(self._restyle)

    def highlightBlock(self, text: str) -> None:
        """Colour one line; Qt calls this."""
        read = read_line(text, self.previousBlockState())
        for start, length, kind in read.spans:
            if kind in self._formats:
                self.setFormat(start, length, self._formats[kind])
        self.setCurrentBlockState(read.state)

    def _restyle(self) -> None:
        self._formats = _formats()
        self.rehighlight()


def _formats() -> dict[Kind, QTextCharFormat]:
    """Keywords stand out and comments lean, so that no difference is one of colour alone."""
    formats: dict[Kind, QTextCharFormat] = {}
    for kind, colour in COLOURS.items():
        formats[kind] = QTextCharFormat()
        formats[kind].setForeground(theme().colour(colour))
    formats["keyword"].setFontWeight(QFont.Weight.DemiBold)
    formats["comment"].setFontItalic(True)
    return formats
