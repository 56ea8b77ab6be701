"""Fonts by role, all from the system's own face and size, so that the window follows the desktop's choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

FontRole = Literal[
    "body", "strong", "small", "small-strong", "heading", "title", "label", "mono", "mono-small"
]
"""``label`` is the uppercase heading above a group; ``mono`` is for identifiers and raw text."""

SMALLEST_TEXT_SCALE = 0.75
LARGEST_TEXT_SCALE = 2.0


@dataclass(frozen=True, slots=True)
class _Cut:
    """How a role differs from body text: ``size`` is a factor."""

    size: float = 1.0
    bold: bool = False
    fixed: bool = False
    uppercase: bool = False


_CUTS: dict[FontRole, _Cut] = {
    "body": _Cut(),
    "strong": _Cut(bold=True),
    "small": _Cut(size=0.9),
    "small-strong": _Cut(size=0.9, bold=True),
    "heading": _Cut(size=1.2, bold=True),
    "title": _Cut(size=1.65, bold=True),
    "label": _Cut(size=0.84, bold=True, uppercase=True),
    "mono": _Cut(size=0.95, fixed=True),
    "mono-small": _Cut(size=0.85, fixed=True),
}


def font_for(role: FontRole, body: QFont, scale: float) -> QFont:
    """Return the font of a role.

    Args:
        role: what the text is.
        body: the system's font, unscaled.
        scale: 1.0 is the system's size.
    """
    cut = _CUTS[role]
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont) if cut.fixed else QFont(body)
    font.setPointSizeF(_point_size(body) * scale * cut.size)
    font.setWeight(QFont.Weight.DemiBold if cut.bold else QFont.Weight.Normal)
    if cut.uppercase:
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return font


def _point_size(font: QFont) -> float:
    """A font set in pixels has no point size of its own."""
    return font.pointSizeF() if font.pointSizeF() > 0 else QFontInfo(font).pointSizeF()


@dataclass(frozen=True, slots=True)
class Metrics:
    """Distances in pixels that grow with the text, so that nothing is cut off at 200 %.

    ``line`` is the height of a line of body text; everything else is a part of it.
    """

    line: float

    @staticmethod
    def of(font: QFont) -> Metrics:
        """Return the distances that suit a body font."""
        return Metrics(QFontMetricsF(font).height())

    def space(self, quarters: float) -> int:
        """Return a distance in quarters of a line: 1 is about 4 px at the usual size."""
        return max(1, round(self.line * quarters / 4))

    @property
    def icon(self) -> int:
        """The side of an icon that stands beside body text."""
        return self.space(4)

    @property
    def radius(self) -> int:
        """The radius of the corners of fields and buttons."""
        return self.space(1.4)
