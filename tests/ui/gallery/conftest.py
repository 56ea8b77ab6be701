from __future__ import annotations

from tests.ui.theming import themed

__all__ = ["themed"]
