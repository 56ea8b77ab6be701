"""What a target would reject or silently ignore, as rows: by word and sign, not by colour alone."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from mrrt_studio.formats.exported import Effect, ExportWarning
from mrrt_studio.ui.inspector.nodes import Node
from mrrt_studio.ui.widgets.chips import Chip, ChipKind

_MOST = 100
"""Rows; of more warnings than these the worst are shown, and how many there are."""
_CHIPS: dict[Effect, ChipKind] = {"rejected": "refused", "ignored": "surprise", "note": "info"}


def warning_nodes(warnings: Iterable[ExportWarning]) -> tuple[Node, ...]:
    """Return a row for each warning, what is rejected first."""
    ordered = sorted(warnings, key=lambda warning: list(_CHIPS).index(warning.effect))
    rows = tuple(_node(number, warning) for number, warning in enumerate(ordered[:_MOST]))
    if len(ordered) <= _MOST:
        return rows
    more = QCoreApplication.translate("Export", "and {count} more").format(count=len(ordered) - _MOST)
    return (*rows, Node("more", more))


def _node(number: int, warning: ExportWarning) -> Node:
    words = {
        "rejected": QCoreApplication.translate("Export", "rejected"),
        "ignored": QCoreApplication.translate("Export", "ignored"),
        "note": QCoreApplication.translate("Export", "note"),
    }
    chip = Chip(words[warning.effect], _CHIPS[warning.effect])
    title = warning.about or QCoreApplication.translate("Export", "The whole export")
    return Node(f"warning {number}", title, (chip,), warning.text)
