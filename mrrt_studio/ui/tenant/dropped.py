"""What a clipboard or a drag holds for the pane: texts and files, read within bounds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.ui.tenant.importing import Source

translate = QCoreApplication.translate

_MOST_BYTES = 32 * 1024 * 1024
"""A tenant of a thousand applications is a tenth of this; reading more would block the window."""
_SCENARIO_SUFFIX = ".mrrt.json"


def is_for_pane(data: QMimeData) -> bool:
    """Tell whether the pane takes it; whole scenarios are opened by the window instead."""
    files = local_files(data)
    if files:
        return not all(file.name.lower().endswith(_SCENARIO_SUFFIX) for file in files)
    return data.hasText() and not data.hasUrls()


def sources_of(data: QMimeData) -> list[Source]:
    """Return the texts that were dropped or are on the clipboard, each file with its name.

    Raises:
        FormatError: a file cannot be read.
    """
    files = local_files(data)
    if files:
        return [_read(file) for file in files]
    return [Source(data.text())] if data.hasText() else []


def local_files(data: QMimeData) -> list[Path]:
    """Return the files of this machine that the data names."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _read(file: Path) -> Source:
    try:
        if file.stat().st_size > _MOST_BYTES:
            told = translate("Dropped", "the file is larger than 32 MB")
            raise FormatError(
                told, source=file.name, hint=translate("Dropped", "Paste the part that you need")
            )
        return Source(file.read_bytes(), file.name)
    except OSError as error:
        told = translate("Dropped", "the file cannot be read ({cause})")
        raise FormatError(told.format(cause=error.strerror or error), source=file.name) from None
