"""Marks at the rows of a form: what a finding says about the very field that a row edits."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from mrrt_studio.scenario.findings import Finding
from mrrt_studio.ui.binding import Binding


def mark_fields(form: QWidget, findings: Iterable[Finding], depth: int) -> None:
    """Show each finding at the row of its field, and take away what an earlier call has shown.

    A row that has something to say by itself keeps its own words.

    Args:
        form: whose rows are bound to an object.
        findings: of that object.
        depth: how many parts of a finding's path name the object.
    """
    texts: dict[str, str] = {}
    for finding in findings:
        field = ".".join(part for part in finding.at[depth:] if isinstance(part, str))
        texts.setdefault(field, finding.text)
    for binding in form.findChildren(Binding):
        _mark(binding, texts.get(binding.prop.path, ""))


def _mark(binding: Binding, text: str) -> None:
    row = binding.row
    before = str(binding.property("finding") or "")
    if row.warning() not in ("", before):
        text = ""
    elif row.warning() != text:
        row.set_warning(text)
    if before != text:
        binding.setProperty("finding", text)
