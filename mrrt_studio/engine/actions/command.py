"""Who calls a command, and what carries it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mrrt_studio.engine.actions.arguments import Arguments
from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.engine.actions.occasion import Occasion


@dataclass(frozen=True, slots=True)
class Caller:
    """The script that makes a call, and the request in which it runs."""

    script: str
    occasion: Occasion


Handler = Callable[[Effects, Arguments, Caller], Effects]
"""Returns the effects with one command added; raises :class:`Ignored` where it has no effect."""
