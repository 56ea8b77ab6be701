from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.reach import reach
from mrrt_studio.ui.reach.exporting import FORMS, ask_for_path, save
from mrrt_studio.ui.reach.shown import Wanted, select
from tests.simulation.reach_samples import tenant

SHOWN = select(reach(tenant()), Wanted(term="phone"))


def test_only_what_is_shown_is_exported() -> None:
    texts = {form.name: form.make(SHOWN) for form in FORMS}
    assert "web" not in texts["CSV"]
    assert texts["CSV"].count("phone,") == texts["CSV"].count("\n") - 1
    assert texts["Markdown"].count("## ") == 1
    assert {cell["client_id"] for cell in json.loads(texts["JSON"])["cells"]} == {"phone"}


@pytest.mark.parametrize(("name", "form"), [("a.csv", 0), ("a.md", 1), ("a.json", 2), ("a.txt", 0)])
def test_the_ending_chooses_the_form(tmp_path: Path, name: str, form: int) -> None:
    notice = save(SHOWN, tmp_path / name)
    assert notice.kind == "ok"
    assert (tmp_path / name).read_text(encoding="utf-8") == FORMS[form].make(SHOWN)


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    notice = save(SHOWN, tmp_path / "no" / "folder.csv")
    assert (notice.kind, bool(notice.text)) == ("refused", True)


def test_a_name_gets_the_ending_of_its_form(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for answer, path in (
        (("/x/reach", "JSON (*.json)"), Path("/x/reach.json")),
        (("/x/reach.md", "CSV (*.csv)"), Path("/x/reach.md")),
        (("", ""), None),
    ):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, answer=answer: answer)
        assert ask_for_path(parent) == path
