"""Where a report goes: to the screen, or whole into a file."""

from __future__ import annotations

import sys
from pathlib import Path

from mrrt_studio.scenario.storage import StorageError, write_atomically


def deliver(text: str, output: Path | None) -> bool:
    """Write a report; False after saying why it could not be written.

    Args:
        text: the whole report.
        output: a file, or None for the screen.
    """
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return True
    try:
        write_atomically(output, text.encode("utf-8", "backslashreplace"))
    except StorageError as error:
        sys.stderr.write(f"mrrt-studio: {error}\n")
        return False
    return True
