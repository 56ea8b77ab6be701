from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from mrrt_studio.formats.readings import AmbiguousError
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.importing import job
from mrrt_studio.ui.importing.dialog import ImportDialog
from mrrt_studio.ui.importing.job import Source

pytestmark = pytest.mark.qt_log_ignore("does not support")

API = '{"identifier": "https://new.example.com", "name": "New"}'
Opened = Callable[..., ImportDialog]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    def open_dialog(text: str, scenario: Scenario | None = None) -> ImportDialog:
        dialog = ImportDialog(scenario or Scenario(), Source(text=text))
        qtbot.addWidget(dialog)
        dialog.show()
        settled(qtbot, dialog)
        return dialog

    return open_dialog


def settled(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.job.is_busy, timeout=20_000)


def test_the_review_comes_before_the_import(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(API)
    assert dialog.go.isEnabled()
    assert "1 added" in dialog.banner.accessibleName()
    with qtbot.waitSignal(dialog.imported) as imported:
        dialog.accept()
    assert imported.args is not None
    assert imported.args[0].review.result.resource_servers[0].name == "New"


def test_what_is_there_already_cannot_be_imported_again(opened: Opened) -> None:
    found = opened(API).found()
    assert found.review is not None
    dialog = opened(API, found.review.result)
    assert not dialog.go.isEnabled()
    dialog.accept()
    assert dialog.isVisible()


def test_what_is_wrong_stands_in_the_dialog(opened: Opened) -> None:
    dialog = opened("clients: [\n")
    assert not dialog.go.isEnabled()
    assert "nothing was changed" in dialog.banner.accessibleName()
    assert ":" in dialog.banner.accessibleDescription()


def test_values_of_keywords_change_the_review_at_once(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened("clients:\n  - name: ##NAME##\n    client_id: ##ID##\n")
    assert dialog.keywords.isVisible()
    assert sorted(dialog.keywords.names()) == ["ID", "NAME"]
    row = dialog.keywords.names().index("NAME")
    dialog.keywords.table.setItem(row, 1, QTableWidgetItem("Shop"))
    qtbot.waitUntil(lambda: name_of(dialog) == "Shop", timeout=20_000)
    mapping = tmp_path / "config.json"
    mapping.write_text(json.dumps({"AUTH0_KEYWORD_REPLACE_MAPPINGS": {"ID": "abc"}}))
    dialog.take_mapping(mapping)
    settled(qtbot, dialog)
    review = dialog.found().review
    assert review is not None
    assert review.result.clients[0].client_id == "abc"
    assert sorted(dialog.keywords.names()) == ["ID", "NAME"]


def name_of(dialog: ImportDialog) -> str | None:
    review = dialog.found().review
    return review.result.clients[0].name if review is not None else None


def test_a_mapping_that_cannot_be_used_is_told(opened: Opened, tmp_path: Path) -> None:
    dialog = opened(API)
    dialog.take_mapping(tmp_path / "gone.json")
    assert "gone.json" in dialog.banner.accessibleDescription()


def test_a_kind_is_asked_for_only_where_two_are_possible(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not opened(API).kind.isVisible()
    read = job.read_text

    def two_kinds(text: str, source: object, request: job.Request) -> object:
        if request.kind is None:
            raise AmbiguousError(kinds=("management-api", "client-patch"))
        return read(text, None, request)

    monkeypatch.setattr(job, "read_text", two_kinds)
    dialog = opened(API)
    assert dialog.kind.isVisible()
    assert not dialog.go.isEnabled()
    dialog.kind.set_value("management-api")
    dialog.kind.chosen.emit("management-api")
    settled(qtbot, dialog)
    assert dialog.go.isEnabled()


def test_cancel_changes_nothing_also_while_something_is_read(qtbot: QtBot) -> None:
    dialog = ImportDialog(Scenario(), Source(text=API))
    qtbot.addWidget(dialog)
    with qtbot.assertNotEmitted(dialog.imported, wait=50):
        dialog.reject()
    assert dialog.found().review is None
