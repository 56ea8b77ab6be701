from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.tenant.studio import Studio, show_pane
from tests.ui.theming import themed

__all__ = ["themed"]


@pytest.fixture
def studio(qtbot: QtBot, themed: object) -> Studio:
    """The pane with the example, the first application selected."""
    return show_pane(qtbot)


@pytest.fixture
def shows(qtbot: QtBot, themed: object) -> Callable[..., Studio]:
    """Show the pane with any scenario and width."""
    return lambda *arguments, **more: show_pane(qtbot, *arguments, **more)
