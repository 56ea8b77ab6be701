from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from mrrt_studio.ui.tenant import dropped
from mrrt_studio.ui.tenant.dropped import is_document, is_for_pane, local_files


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text(content: str) -> QMimeData:
    data = QMimeData()
    data.setText(content)
    return data


def test_whole_scenarios_and_what_is_no_text_are_not_for_the_pane(tmp_path: Path) -> None:
    scenario, client = tmp_path / "a.MRRT.json", tmp_path / "client.json"
    assert is_for_pane(files(client))
    assert is_for_pane(files(client, scenario))
    assert not is_for_pane(files(scenario))
    assert is_for_pane(text("{}"))
    assert not is_for_pane(QMimeData())
    remote = QMimeData()
    remote.setUrls([QUrl("https://example.com/client.json")])
    assert not is_for_pane(remote)
    assert local_files(remote) == []
    assert local_files(files(client)) == [client]


@pytest.mark.parametrize(
    "content",
    [
        'clients:\n  - name: "App"\n    app_type: spa\n',
        'resource "auth0_client" "app" {\n  name = "App"\n}\n',
        json.dumps({"format": "mrrt-studio/scenario", "version": 1}),
    ],
)
def test_documents_of_other_tools_are_reviewed(content: str) -> None:
    assert is_document(content)


@pytest.mark.parametrize(
    "content", ['{"client_id": "a", "name": "A"}', "[]", "", "not JSON", '{"clients": [}', '{"name": "x"}']
)
def test_objects_and_what_cannot_be_read_are_not(content: str) -> None:
    assert not is_document(content)


def test_a_long_text_is_read_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dropped, "_AT_ONCE", 3)
    assert is_document('{"client_id": "a"}')
