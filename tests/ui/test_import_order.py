from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module",
    [
        "mrrt_studio.engine.explain",
        "mrrt_studio.scenario.client",
        "mrrt_studio.scenario.model",
        "mrrt_studio.simulation.timeline",
        "mrrt_studio.formats.from_management_api",
    ],
)
def test_whatever_is_imported_first_after_qt_can_be_imported(module: str) -> None:
    code = f"from PySide6.QtWidgets import QApplication; app = QApplication([]); import {module}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
