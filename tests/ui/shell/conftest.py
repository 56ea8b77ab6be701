"""Windows with a recovery folder of their own, closed without questions when the test ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.paths import recovery_folder
from mrrt_studio.ui.main_window import MainWindow
from mrrt_studio.ui.shell.templates import DOCUMENTED_EXAMPLE
from mrrt_studio.ui.shell.windows import Windows
from tests.ui.shell.closing import closing


@pytest.fixture
def windows(qtbot: QtBot) -> Iterator[Windows]:
    with closing(Windows(recovery_folder())) as made:
        yield made


@pytest.fixture
def example(windows: Windows) -> MainWindow:
    window = windows.open_template(DOCUMENTED_EXAMPLE)
    assert window is not None
    return window
