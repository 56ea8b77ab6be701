"""Contrast of two colours as WCAG defines it, and which text stands on which ground in this program."""

from __future__ import annotations

MINIMUM_TEXT_CONTRAST = 4.5
"""The ratio that body text needs.  Source: https://www.w3.org/TR/WCAG22/#contrast-minimum"""

MINIMUM_GRAPHIC_CONTRAST = 3.0
"""The ratio that a focus ring needs.  Source: https://www.w3.org/TR/WCAG22/#non-text-contrast"""

_LINEAR_BELOW = 0.04045

_PAGES = ("window", "surface", "raised")
_BANNERS = ("surprise-background", "refused-background", "info-background", "ok-background")
_CHIPS = ("login-background", "policy-background", "script-background")

# A view that puts a text on a ground not listed here adds it: the test then proves it readable.
GROUNDS_OF_TEXT: dict[str, tuple[str, ...]] = {
    "text": (*_PAGES, *_BANNERS, *_CHIPS, "accent-background", "hover", "pressed", "selection", "field"),
    "text-secondary": (*_PAGES, *_BANNERS, "hover", "field", "accent-background"),
    "text-faint": (*_PAGES, "field"),
    "disabled": (*_PAGES, "field"),
    "accent": (*_PAGES, "accent-background", "field"),
    "on-accent": ("accent", "accent-hover"),
    "link": (*_PAGES, *_BANNERS, "field"),
    "login": ("login-background", *_PAGES),
    "policy": ("policy-background", *_PAGES),
    "script": ("script-background", *_PAGES),
    "dropped": ("dropped-background", *_PAGES),
    "withheld": _PAGES,
    "surprise": ("surprise-background", *_PAGES),
    "refused": ("refused-background", *_PAGES, "field"),
    "ok": ("ok-background", *_PAGES),
    "info": ("info-background", *_PAGES),
    "tooltip": ("tooltip-background",),
    "code-name": ("code-background",),
    "code-string": ("code-background",),
    "code-number": ("code-background",),
    "code-keyword": ("code-background",),
    "code-punctuation": ("code-background",),
    "jwt-header": ("code-background",),
    "jwt-payload": ("code-background",),
    "jwt-signature": ("code-background",),
}


def relative_luminance(colour: str) -> float:
    """Return the luminance of ``#RRGGBB`` between 0 (black) and 1 (white).

    Source: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    """
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: str, other: str) -> float:
    """Return the contrast of two ``#RRGGBB`` colours, from 1 (equal) to 21 (black on white).

    Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    darker, lighter = sorted((relative_luminance(one), relative_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
