"""What a clipboard or a drag holds for the pane: files, objects of the Management API, or a document."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from mrrt_studio.formats.from_management_api import read
from mrrt_studio.scenario.errors import FormatError

_SCENARIO_SUFFIX = ".mrrt.json"
_AT_ONCE = 256 * 1024
"""Characters that are read within a frame or two; longer texts are read away from the window's thread."""
_OBJECTS = {"management-api", "client-patch"}


def is_for_pane(data: QMimeData) -> bool:
    """Tell whether the pane takes it; whole scenarios are opened by the window instead."""
    files = local_files(data)
    if files:
        return not all(file.name.lower().endswith(_SCENARIO_SUFFIX) for file in files)
    return data.hasText() and not data.hasUrls()


def local_files(data: QMimeData) -> list[Path]:
    """Return the files of this machine that the data names."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def is_document(text: str) -> bool:
    """Tell whether a text is more than objects of the Management API, which are simply taken over.

    A document of another tool is reviewed before anything changes; what cannot be read at all is not one.
    """
    if len(text) > _AT_ONCE:
        return True
    try:
        read(text)
    except FormatError:
        return _is_of_another_tool(text)
    return False


def _is_of_another_tool(text: str) -> bool:
    # The readers of all formats are big, and only asked where the usual one fails.
    from mrrt_studio.formats.documents import read_document  # noqa: PLC0415
    from mrrt_studio.formats.readings import kinds_of  # noqa: PLC0415

    try:
        return bool(set(kinds_of(read_document(text))) - _OBJECTS)
    except FormatError:
        return False
