from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import write
from mrrt_studio.ui.shell.drops import dropped_files, is_scenario


def test_only_local_files_are_taken(tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.json")), QUrl("https://example.com/b.json")])
    assert dropped_files(mime) == [tmp_path / "a.json"]
    assert dropped_files(QMimeData()) == []


def test_a_scenario_is_known_by_its_name_or_by_what_it_says(tmp_path: Path) -> None:
    write(tmp_path / "renamed.json", Scenario())
    assert is_scenario(tmp_path / "renamed.json")
    assert is_scenario(tmp_path / "torn.mrrt.json")
    assert is_scenario(tmp_path / "CASE.MRRT.JSON")
    assert is_scenario(tmp_path / "case.mrrt.yaml")
    (tmp_path / "case.yaml").write_text("version: 1\nformat: mrrt-studio/scenario\n")
    assert is_scenario(tmp_path / "case.yaml")


@pytest.mark.parametrize(
    "content", ['{"client_id": "abc"}', "[]", '{"format": 1}', "{", "\xff", "[" * 100_000]
)
def test_anything_else_goes_to_the_tenant(tmp_path: Path, content: str) -> None:
    (tmp_path / "client.json").write_text(content, encoding="latin-1")
    assert not is_scenario(tmp_path / "client.json")


def test_a_tenant_in_yaml_is_no_scenario(tmp_path: Path) -> None:
    (tmp_path / "tenant.yaml").write_text("clients: []\n")
    assert not is_scenario(tmp_path / "tenant.yaml")
    assert not is_scenario(tmp_path / "gone.yaml")


def test_what_is_not_there_is_no_scenario(tmp_path: Path) -> None:
    assert not is_scenario(tmp_path / "gone.json")
    assert not is_scenario(tmp_path)
