"""The theme as a fixture: applied for a test and put back afterwards, because a process has only one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from mrrt_studio.ui.theme import theme


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[None]:
    """Light and 100 %, whatever the test before left."""
    theme().apply(qapp)
    theme().set_scheme("light")
    theme().set_text_scale(1.0)
    yield
    theme().set_scheme("light")
    theme().set_text_scale(1.0)
