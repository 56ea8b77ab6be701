from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mrrt_studio.ui.app import NO_DISPLAY, has_display, main

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("linux", {"QT_QPA_PLATFORM": "minimal:enable_fonts"}, True),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, False),
        ("linux", {"QT_QPA_PLATFORM": "wayland;xcb"}, False),
        ("freebsd14", {}, False),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_display_is_looked_for_where_one_can_be_missing(
    system: str, environment: dict[str, str], expected: bool
) -> None:
    assert has_display(system, environment) is expected


def test_the_platform_may_be_an_argument() -> None:
    assert has_display("linux", {}, ["-platform", "offscreen"])
    assert not has_display("linux", {"QT_QPA_PLATFORM": "offscreen"}, ["-platform", "xcb"])


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_without_a_display_the_headless_command_is_named_and_qt_stays_out() -> None:
    code = (
        "import sys; from mrrt_studio.ui.app import main; status = main([]);"
        "assert not any('PySide6' in name for name in sys.modules); sys.exit(status)"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert run.stderr == f"{NO_DISPLAY}\n"
    assert "mrrt-studio run" in run.stderr


def test_help_opens_no_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "mrrt-studio-gui" in capsys.readouterr().out
