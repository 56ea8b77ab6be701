"""Sentences with little emphasis: ``**bold**``, code in backticks, ``[text](target)``; the rest is plain."""

from __future__ import annotations

import html
import re

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.labels import breakable

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


def marked_to_html(text: str) -> str:
    """Return the HTML of a marked sentence; it is escaped first, so that no input can become HTML."""
    escaped = html.escape(text, quote=True)
    linked = _LINK.sub(r'<a href="\2">\1</a>', escaped)
    bold = _BOLD.sub(r"<b>\1</b>", linked)
    return _CODE.sub(_code_span, bold).replace("\n", "<br>")


def plain_of_marked(text: str) -> str:
    """Return the sentence without its marks, for screen readers and the clipboard."""
    return _CODE.sub(r"\1", _BOLD.sub(r"\1", _LINK.sub(r"\1", text)))


def _code_span(found: re.Match[str]) -> str:
    """Breaks go into the text as it was written: inside an escaped character they would destroy it."""
    text = html.escape(breakable(html.unescape(found[1]))).replace(" ", "&nbsp;")
    face = theme().font("mono")
    style = f"font-family:'{html.escape(face.family())}'; font-size:{face.pointSizeF():.2f}pt"
    return f'<span style="{style}">{text}</span>'
