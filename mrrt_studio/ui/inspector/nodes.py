"""What one row of a tree tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mrrt_studio.ui.widgets.chips import Chip


class Node(NamedTuple):
    """One row and what stands beneath it."""

    key: str
    """Names the row for as long as it is there, whatever it shows."""
    title: str
    chips: tuple[Chip, ...] = ()
    detail: str = ""
    """Further lines."""
    children: tuple[Node, ...] = ()
    is_open: bool = False
    """Whether it shows its children at first."""
    is_heading: bool = False

    def spoken(self) -> str:
        """Return all of the row as text, for screen readers and the clipboard."""
        chips = ", ".join(chip.accessible_text or chip.text for chip in self.chips)
        head = f"{self.title} ({chips})" if chips else self.title
        return "\n".join(filter(None, (head, self.detail)))

    def walk(self) -> Iterator[Node]:
        """Yield the node and everything beneath it."""
        yield self
        for child in self.children:
            yield from child.walk()
