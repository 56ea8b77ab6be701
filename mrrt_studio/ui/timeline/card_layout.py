"""Where everything on a card is, in pixels; found once for a width and painted many times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from mrrt_studio.simulation.step_arrows import Arrow
from mrrt_studio.simulation.storyboard import Card
from mrrt_studio.ui.theme import FontRole, theme
from mrrt_studio.ui.timeline.card_chips import (
    CardLine,
    badge_chip,
    card_chips,
    card_lines,
    check_lines,
    folded_chips,
    is_foldable,
)
from mrrt_studio.ui.timeline.gutter import GutterLine, gutter_lines, gutter_width
from mrrt_studio.ui.timeline.lanes import Tracks
from mrrt_studio.ui.timeline.measuring import elided, line_height, text_width, wrapped
from mrrt_studio.ui.widgets.chips import Chip, chip_height, chip_size, is_elided, tooltip_of

_LEAST_TITLE = 16
"""Quarters of a line that a title needs beside a badge."""
_TITLE_LINES = 2
_FOLD = 1.6
"""Quarters of a line for the arrow that collapses a card, besides the padding."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A line of text that fits into its area."""

    text: str
    area: QRectF
    role: FontRole
    colour: str
    icon: str = ""
    icon_area: QRectF = field(default_factory=QRectF)


@dataclass(frozen=True, slots=True)
class PlacedChip:
    """A chip and its place."""

    chip: Chip
    area: QRectF


@dataclass(frozen=True, slots=True)
class PlacedArrow:
    """An arrow from ``start`` to ``end`` at the height ``y``, with what fits of its label above it."""

    arrow: Arrow
    start: float
    end: float
    y: float
    label: PlacedText


@dataclass(frozen=True, slots=True)
class CardLayout:
    """A row of the timeline: the gutter at the left and the card; ``y`` counts from the top of the row."""

    height: int
    frame: QRectF
    number: QRectF
    title: tuple[PlacedText, ...]
    badge: PlacedChip | None
    lanes: tuple[float, float]
    """From where to where the dotted lines go."""
    arrows: tuple[PlacedArrow, ...]
    chips: tuple[PlacedChip, ...]
    lines: tuple[PlacedText, ...]
    gutter: tuple[PlacedText, ...]
    cut_title: str
    """The whole title where it does not fit, or nothing."""
    fold: QRectF = field(default_factory=QRectF)
    """Where a click collapses the card or expands it; empty where there is nothing to hide."""
    folded: bool = False

    def tooltip_at(self, point: QPointF) -> str:
        """Return what to say about the place under the mouse: a chip's reason, or a text that was cut."""
        for placed in (*self.chips, *([self.badge] if self.badge else [])):
            if placed.area.contains(point):
                return tooltip_of(placed.chip, elided=is_elided(placed.chip, placed.area))
        if self.cut_title and any(line.area.contains(point) for line in self.title):
            return self.cut_title
        for placed in self.arrows:
            if placed.label.area.contains(point) and placed.label.text != placed.arrow.label:
                return placed.arrow.label
        return ""


@dataclass(frozen=True, slots=True)
class Distances:
    """The distances of a card at one text size, in pixels."""

    padding: int
    row_gap: int
    line_gap: int
    number: int
    head: int
    chip_gap: int

    @staticmethod
    def now() -> Distances:
        """Return those of the text size in use."""
        space = theme().space
        head = round(line_height("strong")) + space(3.5)
        return Distances(space(3), space(2.5), space(1.2), space(5), head, space(1.4))


def lay_out(card: Card, width: int, tracks: Tracks, *, folded: bool = False) -> CardLayout:
    """Return the layout of a row.

    Args:
        card: what it shows.
        width: of the view, in pixels.
        tracks: where the lanes are in the view.
        folded: whether only the head is shown.
    """
    return _Layouter(card, width, tracks, folded=folded and is_foldable(card)).run()


def frame_edges(width: int) -> tuple[int, int]:
    """Return where the cards of a view begin and end, in pixels."""
    return gutter_width(), width - theme().space(3)


class _Layouter:
    """Goes down a card and remembers how far it has come."""

    def __init__(self, card: Card, width: int, tracks: Tracks, *, folded: bool) -> None:
        self.card = card
        self.folded = folded
        self.tracks = tracks
        self.distances = Distances.now()
        left, right = frame_edges(width)
        self.left, self.right = float(left), float(max(right, left + 8 * self.distances.padding))
        self.inner_left = self.left + self.distances.padding
        self.inner_right = self.right - self.distances.padding
        self.top = self.distances.row_gap / 2
        self.y = self.top

    def run(self) -> CardLayout:
        """Place head, arrows, chips and sentences beneath each other."""
        number, title, badge, beside = self._head()
        lanes_top = self.y
        arrows = () if self.folded else self._arrows()
        lanes = (lanes_top, self.y)
        chips = beside or self._chips((folded_chips if self.folded else card_chips)(self.card))
        sentences = () if self.folded else (*card_lines(self.card), *check_lines(self.card))
        lines = self._lines(sentences)
        bottom = self.y + (self.distances.padding * 0.6 if self.y > lanes_top else 0)
        gutter = self._gutter(gutter_lines(self.card.at, self.card.gap))
        lowest = max(bottom, gutter[-1].area.bottom())
        return CardLayout(
            height=round(lowest + self.distances.row_gap / 2),
            frame=QRectF(self.left, self.top, self.right - self.left, bottom - self.top),
            number=number,
            title=title,
            badge=badge,
            lanes=lanes,
            arrows=arrows,
            chips=chips,
            lines=lines,
            gutter=gutter,
            cut_title=self.card.title if title[-1].text.endswith("…") else "",
            fold=self._fold(number) if is_foldable(self.card) else QRectF(),
            folded=self.folded,
        )

    def _fold(self, number: QRectF) -> QRectF:
        left = self.left + theme().space(0.6)
        return QRectF(left, self.top, number.left() - left, self.distances.head)

    def _head(
        self,
    ) -> tuple[QRectF, tuple[PlacedText, ...], PlacedChip | None, tuple[PlacedChip, ...]]:
        """The badge stands beside the title where both have room, or else beneath it; so does the count."""
        distances, space = self.distances, theme().space
        side = max(distances.number, text_width(str(self.card.number), "small-strong") + space(2))
        top = self.top + (distances.head - distances.number) / 2
        number = QRectF(self.inner_left + space(_FOLD), top, side, distances.number)
        left = number.right() + space(2)
        chip = badge_chip(self.card.badge) if self.card.badge else None
        beside = self.inner_right - (chip_size(chip).width() + space(2) if chip else 0)
        fits = self._title_fits(beside - left)
        folded = self._beside_badge(left, beside) if self.folded and fits else ()
        right = folded[0].area.left() - space(2) if folded else beside
        title = self._title(left, right if fits else self.inner_right)
        return number, title, self._badge(chip, left, beside=fits) if chip else None, folded

    def _beside_badge(self, left: float, right: float) -> tuple[PlacedChip, ...]:
        """What a collapsed card hides is counted before the badge, where the title leaves room for it."""
        chips, gap = folded_chips(self.card), self.distances.chip_gap
        start = right - sum(chip_size(chip).width() + gap for chip in chips)
        if not chips or not self._title_fits(start - theme().space(2) - left):
            return ()
        placed: list[PlacedChip] = []
        for chip in chips:
            size = chip_size(chip)
            top = self.top + (self.distances.head - size.height()) / 2
            placed.append(PlacedChip(chip, QRectF(start, top, size.width(), size.height())))
            start += size.width() + gap
        return tuple(placed)

    def _title_fits(self, width: float) -> bool:
        lines = wrapped(self.card.title, "strong", width, _TITLE_LINES)
        return width >= theme().space(_LEAST_TITLE) and not lines[-1].endswith("…")

    def _title(self, left: float, right: float) -> tuple[PlacedText, ...]:
        height, colour = line_height("strong"), "disabled" if self.card.disabled else "text"
        lines = wrapped(self.card.title, "strong", right - left, _TITLE_LINES)
        top = self.top + (self.distances.head - height) / 2
        areas = [QRectF(left, top + place * height, right - left, height) for place in range(len(lines))]
        self.y = areas[-1].bottom() + (self.distances.head - height) / 2
        return tuple(
            PlacedText(text, area, "strong", colour) for text, area in zip(lines, areas, strict=True)
        )

    def _badge(self, chip: Chip, left: float, *, beside: bool) -> PlacedChip:
        size = chip_size(chip, max_width=int(self.inner_right - left))
        if beside:
            top = self.top + (self.distances.head - size.height()) / 2
            left = self.inner_right - size.width()
        else:
            top, self.y = self.y - theme().space(1), self.y + size.height()
        return PlacedChip(chip, QRectF(left, top, size.width(), size.height()))

    def _arrows(self) -> tuple[PlacedArrow, ...]:
        height = line_height("small") + theme().space(2)
        placed = [each for arrow in self.card.arrows if (each := self._arrow(arrow, height)) is not None]
        if placed:
            self.y = max(each.y for each in placed) + theme().space(2.5)
        return tuple(placed)

    def _arrow(self, arrow: Arrow, height: float) -> PlacedArrow | None:
        source, target = self.tracks.x(arrow.source), self.tracks.x(arrow.target)
        if source is None or target is None:
            return None
        # Half a pixel: a thin line is sharp only in the middle of one.
        y = round(self.y + (arrow.row + 1) * height) + 0.5
        space = theme().space(1.2)
        inset = space if target > source else -space
        alone = sum(other.row == arrow.row for other in self.card.arrows) == 1
        label = self._label(arrow, source, target, y - height + theme().space(1.2), alone=alone)
        return PlacedArrow(arrow, source + inset, target - inset, y, label)

    def _label(self, arrow: Arrow, source: float, target: float, top: float, *, alone: bool) -> PlacedText:
        """A label alone in its row may be longer than its arrow; beside another it keeps to its own."""
        role: FontRole = "small-strong" if arrow.emphasis else "small"
        colour = arrow.emphasis or "text-secondary"
        most = self.inner_right - self.inner_left if alone else abs(target - source) - theme().space(3)
        text = elided(arrow.label, role, most)
        width = text_width(text, role) + 1
        left = min((source + target - width) / 2, self.inner_right - width)
        area = QRectF(max(left, self.inner_left), top, width, line_height(role))
        return PlacedText(text, area, role, colour)

    def _chips(self, chips: Sequence[Chip]) -> tuple[PlacedChip, ...]:
        widest = int(self.inner_right - self.inner_left)
        gap, height = self.distances.chip_gap, chip_height()
        x, placed = self.inner_left, []
        for chip in chips:
            width = chip_size(chip, max_width=widest).width()
            if placed and x + width > self.inner_right:
                x, self.y = self.inner_left, self.y + height + gap
            placed.append(PlacedChip(chip, QRectF(x, self.y, width, height)))
            x += width + gap
        if placed:
            self.y += height + gap
        return tuple(placed)

    def _lines(self, lines: Iterable[CardLine]) -> tuple[PlacedText, ...]:
        placed: list[PlacedText] = []
        for line in lines:
            placed += self._wrapped(line)
            self.y += self.distances.line_gap
        return tuple(placed)

    def _wrapped(self, line: CardLine) -> list[PlacedText]:
        height, side = line_height(line.role), theme().space(3.4)
        left = self.inner_left + (side + theme().space(1.4) if line.icon else 0)
        width = self.inner_right - left
        placed: list[PlacedText] = []
        for number, text in enumerate(wrapped(line.text, line.role, width, line.most)):
            area = QRectF(left, self.y, width, height)
            icon_area = QRectF(self.inner_left, self.y + (height - side) / 2, side, side)
            icon = line.icon if number == 0 else ""
            placed.append(PlacedText(text, area, line.role, line.colour, icon, icon_area))
            self.y += height
        return placed

    def _gutter(self, lines: Sequence[GutterLine]) -> tuple[PlacedText, ...]:
        right = self.left - theme().space(2.5)
        y = self.top + (self.distances.head - line_height("strong")) / 2
        placed: list[PlacedText] = []
        for line in lines:
            height = line_height(line.role)
            placed.append(PlacedText(line.text, QRectF(0, y, right, height), line.role, line.colour))
            y += height
        return tuple(placed)
