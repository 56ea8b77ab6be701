"""The colours by meaning, in three schemes, as resources/colours.json names them."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import cache

from PySide6.QtGui import QColor, QPalette

from mrrt_studio.paths import resource

Colours = dict[str, str]
"""Meaning to ``#RRGGBB``."""


class Scheme(StrEnum):
    """A set of colours; views ask for a meaning and never for a scheme."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@cache
def all_colours() -> dict[Scheme, Colours]:
    """Return every scheme of colours.json, read once for the life of the program.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    loaded = json.loads(resource("colours.json").read_text(encoding="utf-8"))
    return {scheme: loaded[scheme.value] for scheme in Scheme}


# Fusion and Qt's dialogs ask for roles; anything with a meaning of its own goes by name instead.
_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "raised"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "text-faint"),
    (QPalette.ColorRole.Button, "raised"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "refused"),
    (QPalette.ColorRole.Link, "link"),
    (QPalette.ColorRole.LinkVisited, "link"),
    (QPalette.ColorRole.Highlight, "selection"),
    (QPalette.ColorRole.HighlightedText, "text"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.ToolTipBase, "tooltip-background"),
    (QPalette.ColorRole.ToolTipText, "tooltip"),
    (QPalette.ColorRole.Light, "raised"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "border"),
    (QPalette.ColorRole.Dark, "field-border"),
    (QPalette.ColorRole.Shadow, "field-border"),
)

_DISABLED_ROLES = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def build_palette(colours: Colours) -> QPalette:
    """Return the palette that makes Qt's own controls and dialogs follow the scheme."""
    palette = QPalette()
    for role, name in _ROLES:
        palette.setColor(role, QColor(colours[name]))
    for role in _DISABLED_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["disabled"]))
    return palette
