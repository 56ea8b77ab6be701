"""What the pane tells the window to show in its message bar."""

from __future__ import annotations

from dataclasses import dataclass

from mrrt_studio.ui.widgets.banner import BannerKind


@dataclass(frozen=True, slots=True)
class Notice:
    """One message, in the words of ``MessageBar.post``."""

    kind: BannerKind
    text: str
    """What happened, in one sentence."""
    details: str = ""
    """Where, and what to do."""
    can_undo: bool = False
    """Whether undo takes it back, so that the message may offer it."""
