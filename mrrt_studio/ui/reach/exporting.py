"""Copies of what the matrix shows, and files of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from mrrt_studio.scenario.storage import StorageError, write_atomically
from mrrt_studio.simulation.reach_export import reach_csv, reach_json, reach_markdown
from mrrt_studio.ui.reach.shown import Shown
from mrrt_studio.ui.tenant.notice import Notice


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reach", text)


class ExportForm(NamedTuple):
    """One form of the matrix: its name, the ending of its files, and what makes its text."""

    name: str
    ending: str
    make: Callable[[Shown], str]


FORMS = (
    ExportForm("CSV", ".csv", lambda shown: reach_csv(shown.matrix, shown.cells())),
    ExportForm("Markdown", ".md", lambda shown: reach_markdown(shown.matrix, shown.cells())),
    ExportForm(
        "JSON",
        ".json",
        lambda shown: (
            json.dumps(reach_json(shown.matrix, shown.cells()), indent=2, ensure_ascii=False) + "\n"
        ),
    ),
)


def save(shown: Shown, path: Path) -> Notice:
    """Write what is shown in the form that the ending of a path names, CSV where it names none.

    Returns:
        What to tell; nothing is torn where writing fails.
    """
    form = next((form for form in FORMS if form.ending == path.suffix.lower()), FORMS[0])
    try:
        write_atomically(path, form.make(shown).encode("utf-8"))
    except StorageError as error:
        return Notice("refused", str(error), _tr("Choose another place, or copy the text instead."))
    return Notice("ok", _tr("Saved the reach as {name}.").format(name=path.name), str(path.parent))


def ask_for_path(parent: QWidget) -> Path | None:
    """Let a person choose where to save; None when the dialog is cancelled."""
    filters = ";;".join(f"{form.name} (*{form.ending})" for form in FORMS)
    name, chosen = QFileDialog.getSaveFileName(parent, _tr("Save the reach"), "reach.csv", filters)
    if not name:
        return None
    path = Path(name)
    form = next((form for form in FORMS if chosen.startswith(form.name)), FORMS[0])
    return path if path.suffix else path.with_suffix(form.ending)
