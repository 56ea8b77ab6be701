from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mrrt_studio.formats.importing import read_text
from mrrt_studio.formats.review import apply
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import write
from mrrt_studio.simulation.exports import TARGETS
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.exporting.dialog import ExportDialog
from mrrt_studio.ui.importing.origins import ImportedFrom, remember_origin

pytestmark = pytest.mark.qt_log_ignore("does not support")

TENANT = Scenario.model_validate(
    {
        "clients": [{"client_id": "a", "name": "App"}, {"client_id": "b", "name": "Other"}],
        "resource_servers": [{"identifier": "https://api.example.com", "name": "API"}],
    }
)


@pytest.fixture
def dialog(qtbot: QtBot) -> ExportDialog:
    return opened(Document(TENANT), qtbot)


def opened(document: Document, qtbot: QtBot, client_id: str | None = None) -> ExportDialog:
    made = ExportDialog(document, client_id)
    qtbot.addWidget(made)
    made.show()
    settle(made, qtbot)
    return made


def settle(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.is_busy(), timeout=20_000)


def text(dialog: ExportDialog) -> str:
    made = dialog.made()
    assert made is not None
    return made.export.text


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_has_a_preview_or_says_why_not(dialog: ExportDialog, qtbot: QtBot, target: str) -> None:
    dialog.targets.choose(target)
    settle(dialog, qtbot)
    assert dialog.preview.toPlainText() == text(dialog)
    assert bool(text(dialog)) == dialog.copy.isEnabled() == dialog.save.isEnabled()


def test_the_preview_follows_the_document(dialog: ExportDialog, qtbot: QtBot) -> None:
    client = TENANT.clients[0].replace(name="Renamed")
    dialog._document.apply(TENANT.replace(clients=(client, TENANT.clients[1])), "rename")
    settle(dialog, qtbot)
    assert "Renamed" in dialog.preview.toPlainText()


def test_one_application_alone(qtbot: QtBot) -> None:
    dialog = opened(Document(TENANT), qtbot, "b")
    assert dialog.options.client() == "b"
    assert "Other" in text(dialog)
    assert "api.example.com" not in text(dialog)


def test_only_what_changed_since_the_import(qtbot: QtBot) -> None:
    imported = read_text("clients:\n  - name: App\n    client_id: a\n", "tenant.yaml")
    before = apply(Scenario(), imported)
    document = Document(before.replace(clients=(before.clients[0].replace(app_type="spa"),)))
    remember_origin(document, ImportedFrom(before, imported.origins[0], "tenant.yaml"))
    dialog = opened(document, qtbot)
    assert dialog.options.scope() == "import"
    assert "spa" in text(dialog)
    dialog.targets.choose("deploy-cli")
    settle(dialog, qtbot)
    assert "app_type: spa" in text(dialog)


def test_what_changed_since_a_file(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "before.mrrt.json"
    write(file, TENANT.replace(clients=TENANT.clients[:1]))
    dialog.measure_against(file)
    settle(dialog, qtbot)
    assert dialog.options.scope() == "file"
    assert "Other" in text(dialog)
    assert "api.example.com" not in text(dialog)


def test_a_file_that_cannot_be_read_is_told(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.measure_against(tmp_path / "gone.json")
    settle(dialog, qtbot)
    assert dialog.banner.isVisible()
    assert "gone.json" in dialog.banner.accessibleDescription()
    assert dialog.options.scope() == "everything"


def test_copy_and_save_give_all_of_it(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == text(dialog)
    file = tmp_path / "tenant.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    dialog.save.click()
    assert file.read_text(encoding="utf-8") == text(dialog)
    assert str(file) in dialog.banner.accessibleName()


def test_what_cannot_be_saved_is_told(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "no" / "such" / "folder.json")
    assert "not saved" in dialog.banner.accessibleName()
