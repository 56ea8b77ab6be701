"""The start of the window; Qt is imported only where there is a display, since without one it aborts."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TextIO

_DISPLAY_PLATFORMS = {"", "xcb", "wayland", "wayland-egl"}
"""Qt platforms that need a display; ``offscreen``, ``minimal`` and ``vnc`` do not."""

NO_DISPLAY = """\
MRRT Studio cannot open its window: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).
Without a display, replay scenarios and check their expectations with: mrrt-studio run FILE.mrrt.json"""

USAGE = """\
usage: mrrt-studio-gui [--new-instance] [FILE.mrrt.json ...]

Opens the window, with the given files or with the start page. Where the program runs already, it takes the
files; with --new-instance another one is started.
Without a display: mrrt-studio run FILE.mrrt.json"""


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and return the exit status when the last one is closed.

    Args:
        argv: files to open, each in a window of its own; None takes the arguments of this process.

    Returns:
        0 after a regular end, 2 where there is no display, 128 + n after signal n.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if any(word in ("-h", "--help") for word in arguments):
        _say(USAGE, sys.stdout)
        return 0
    if not has_display(sys.platform, os.environ, arguments):
        _say(NO_DISPLAY, sys.stderr)
        return 2
    from mrrt_studio.ui.shell.session import run  # noqa: PLC0415 - this is what imports Qt

    return run(arguments)


def has_display(system: str, environment: Mapping[str, str], arguments: Sequence[str] = ()) -> bool:
    """Say whether Qt will find something to draw on.

    Args:
        system: ``sys.platform``; only X11 and Wayland systems can lack a display.
        environment: the process's variables.
        arguments: those of the program, among which Qt's own ``-platform`` may be.
    """
    if system in ("win32", "darwin"):
        return True
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return True
    return not _needs_display(_platform(environment, arguments))


def _platform(environment: Mapping[str, str], arguments: Sequence[str]) -> str:
    for word, value in pairwise(arguments):
        if word in ("-platform", "--platform"):
            return value
    return environment.get("QT_QPA_PLATFORM", "")


def _needs_display(platform: str) -> bool:
    """Qt takes a list such as ``wayland;xcb``, each with options after a colon."""
    return all(name.partition(":")[0] in _DISPLAY_PLATFORMS for name in platform.split(";"))


def _say(text: str, stream: TextIO | None) -> None:
    # A window program on Windows has no streams at all.
    if stream is not None:
        stream.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
