from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.importing.commands import ImportCommands
from mrrt_studio.ui.importing.dialog import ImportDialog
from mrrt_studio.ui.importing.origins import origin_of
from mrrt_studio.ui.tenant.notice import Notice

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def commands(qtbot: QtBot) -> ImportCommands:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return ImportCommands(Document(Scenario(), parent=window), window)


def finished(dialog: ImportDialog, qtbot: QtBot) -> ImportDialog:
    qtbot.waitUntil(lambda: not dialog.job.is_busy, timeout=20_000)
    return dialog


def test_an_import_is_one_step_and_its_document_is_remembered(
    commands: ImportCommands, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "tenant.yaml"
    file.write_text("clients:\n  - name: App\nroles:\n  - name: Admin\n")
    notices: list[Notice] = []
    commands.message.connect(notices.append)
    finished(commands.take([file]), qtbot).accept()
    document = commands._document
    assert (document.scenario.clients[0].name, document.scenario.roles[0].name) == ("App", "Admin")
    known = origin_of(document)
    assert known is not None
    assert (known.title, known.before) == ("tenant.yaml", document.scenario)
    assert known.origin is not None
    assert notices[0].can_undo
    document.undo_stack.undo()
    assert document.scenario == Scenario()


def test_text_is_reviewed_too(commands: ImportCommands, qtbot: QtBot) -> None:
    finished(commands.take_text("clients:\n  - name: App\n"), qtbot).accept()
    assert commands._document.undo_stack.undoText() == "Import pasted text"


def test_files_and_folders_are_chosen(
    commands: ImportCommands, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "api.json").write_text('{"identifier": "https://a.example.com"}')
    taken: list[list[Path]] = []
    monkeypatch.setattr(commands, "take", taken.append)
    names = [str(tmp_path / "api.json")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    commands.choose_files()
    commands.choose_folder()
    assert taken == [[tmp_path / "api.json"], [tmp_path]]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    commands.choose_files()
    commands.choose_folder()
    assert len(taken) == 2
