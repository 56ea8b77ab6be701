from __future__ import annotations

from pathlib import Path

import pytest

from mrrt_studio.cli.scenario_files import scenario_files
from mrrt_studio.scenario.storage import StorageError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Scenarios at two depths, and something else."""
    for name in ("b.mrrt.json", "a.mrrt.json", "deep/er/c.mrrt.yaml", "deep/notes.json"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}", encoding="utf-8")
    return tmp_path


def names(tree: Path, *arguments: str) -> list[str]:
    found = scenario_files(str(tree / argument) for argument in arguments)
    return [Path(file).relative_to(tree).as_posix() for file in found]


def test_a_folder_means_the_scenarios_in_it_and_below_sorted(tree: Path) -> None:
    assert names(tree, "") == ["a.mrrt.json", "b.mrrt.json", "deep/er/c.mrrt.yaml"]


def test_a_pattern_is_expanded_here(tree: Path) -> None:
    assert names(tree, "*.mrrt.json") == ["a.mrrt.json", "b.mrrt.json"]
    assert names(tree, "**/*.mrrt.*") == ["a.mrrt.json", "b.mrrt.json", "deep/er/c.mrrt.yaml"]
    assert names(tree, "deep/*") == ["deep/notes.json"]


def test_what_was_named_before_is_not_found_again(tree: Path) -> None:
    assert names(tree, "b.mrrt.json", "*.mrrt.json") == ["b.mrrt.json", "a.mrrt.json"]
    assert names(tree, "*.mrrt.json", "") == ["a.mrrt.json", "b.mrrt.json", "deep/er/c.mrrt.yaml"]
    assert names(tree, "b.mrrt.json", "b.mrrt.json") == ["b.mrrt.json", "b.mrrt.json"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tree: Path) -> None:
    (tree / "[a].mrrt.json").write_text("{}", encoding="utf-8")
    assert names(tree, "[a].mrrt.json") == ["[a].mrrt.json"]


@pytest.mark.parametrize(("argument", "words"), [("*.nothing", "no file matches"), ("deep/er/x", "")])
def test_a_pattern_that_nothing_matches_is_told_and_a_missing_file_is_left_to_the_reader(
    tree: Path, argument: str, words: str
) -> None:
    if words:
        with pytest.raises(StorageError, match=words):
            names(tree, argument)
    else:
        assert names(tree, argument) == [argument]


def test_a_folder_without_scenarios_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="a folder without scenario files"):
        scenario_files([str(tmp_path)])
