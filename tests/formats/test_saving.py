from __future__ import annotations

from pathlib import Path

import pytest

from mrrt_studio.formats.exported import Export
from mrrt_studio.formats.saving import save
from mrrt_studio.scenario.storage import StorageError


def test_a_text_is_written_with_the_files_beside_it(tmp_path: Path) -> None:
    made = Export("a: 1\n", "yaml", "tenant.yaml", files={"actions/a/code.js": "1\n"})
    assert save(made, tmp_path / "tenant.yaml") == ()
    assert (tmp_path / "tenant.yaml").read_text() == "a: 1\n"
    assert (tmp_path / "actions/a/code.js").read_text() == "1\n"


def test_of_a_folder_only_the_files_are_written(tmp_path: Path) -> None:
    made = Export("shown", "json", "tenant", files={"clients/a.json": "{}\n"}, is_folder=True)
    save(made, tmp_path / "tenant")
    assert [path.name for path in (tmp_path / "tenant").rglob("*") if path.is_file()] == ["a.json"]


@pytest.mark.parametrize("name", ["../out.js", "/etc/out.js", "a/../../out.js", "..\\out.js"])
def test_nothing_is_written_outside(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (warning,) = save(Export("x", "yaml", "t.yaml", files={name: "1"}), folder / "t.yaml")
    assert name in warning.text
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["t.yaml"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "actions").write_text("a file")
    with pytest.raises(StorageError, match="actions"):
        save(Export("x", "yaml", "t.yaml", files={"actions/a.js": "1"}), tmp_path / "t.yaml")
