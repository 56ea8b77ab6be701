from __future__ import annotations

import pytest

from mrrt_studio.ui import document
from tests.ui.theming import themed

__all__ = ["themed"]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must not leave a timeline half replayed."""
    monkeypatch.setattr(document, "SLICE_SECONDS", 60)
