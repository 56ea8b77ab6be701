"""Start of the studio with the documented example, against an empty PySide6 window of the same machine."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

_EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""

_STUDIO = """
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from mrrt_studio import paths
from mrrt_studio.ui.shell.session import Session, prepare
app = QApplication([])
prepare(app)
session = Session(app)
session.open([{files}])
QTimer.singleShot(0, app.quit)
app.exec()
session.end()
"""

_EXAMPLE = 'paths.resource("scenarios/documented-example.mrrt.json")'


def _run(code: str) -> int:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).returncode


@pytest.mark.parametrize(
    "code",
    [_EMPTY, _STUDIO.format(files=""), _STUDIO.format(files=_EXAMPLE)],
    ids=["empty-window", "start-page", "documented-example"],
)
@pytest.mark.benchmark(group="start")
def test_start(benchmark: Any, code: str) -> None:
    assert benchmark.pedantic(_run, args=(code,), rounds=5, warmup_rounds=1) == 0
