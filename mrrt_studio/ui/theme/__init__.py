"""The look: colours by meaning, fonts by role, distances, icons; views hold no colour of their own."""

from __future__ import annotations

from mrrt_studio.ui.theme.colours import Scheme
from mrrt_studio.ui.theme.fonts import FontRole, Metrics
from mrrt_studio.ui.theme.icons import application_icon, icon, paint_icon, pixmap
from mrrt_studio.ui.theme.painting import (
    paint_focus_ring,
    set_ground,
    set_look,
    set_state,
    set_text_colour,
)
from mrrt_studio.ui.theme.theme import Theme, theme

__all__ = [
    "FontRole",
    "Metrics",
    "Scheme",
    "Theme",
    "application_icon",
    "icon",
    "paint_focus_ring",
    "paint_icon",
    "pixmap",
    "set_ground",
    "set_look",
    "set_state",
    "set_text_colour",
    "theme",
]
