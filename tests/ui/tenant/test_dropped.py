from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.ui.tenant import dropped
from mrrt_studio.ui.tenant.dropped import is_for_pane, sources_of


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text(content: str) -> QMimeData:
    data = QMimeData()
    data.setText(content)
    return data


def test_text_and_files_are_read_with_their_names(tmp_path: Path) -> None:
    file = tmp_path / "client.json"
    file.write_bytes(b"{}")
    assert sources_of(files(file)) == [(b"{}", "client.json")]
    assert sources_of(text("[]")) == [("[]", None)]
    assert sources_of(QMimeData()) == []


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


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.json", tmp_path):
        with pytest.raises(FormatError, match="cannot be read") as caught:
            sources_of(files(path))
        assert path.name in str(caught.value)


def test_a_file_that_would_block_the_window_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dropped, "_MOST_BYTES", 3)
    file = tmp_path / "big.json"
    file.write_bytes(b"[  ]")
    with pytest.raises(FormatError, match="larger than"):
        sources_of(files(file))
