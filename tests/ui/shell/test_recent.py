from __future__ import annotations

from pathlib import Path

from mrrt_studio.ui.shell.recent import MOST, add_recent, clear_recent, recent_files, remove_recent


def test_the_newest_file_stands_first_and_only_once(tmp_path: Path) -> None:
    for name in ("a", "b", "a"):
        add_recent(tmp_path / name)
    assert recent_files() == [tmp_path / "a", tmp_path / "b"]


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    for number in range(MOST + 3):
        add_recent(tmp_path / str(number))
    assert len(recent_files()) == MOST
    assert recent_files()[0] == tmp_path / str(MOST + 2)


def test_one_or_all_can_be_forgotten(tmp_path: Path) -> None:
    add_recent(tmp_path / "a")
    add_recent(tmp_path / "b")
    remove_recent(tmp_path / "b")
    assert recent_files() == [tmp_path / "a"]
    clear_recent()
    assert recent_files() == []


def test_a_relative_name_is_kept_whole() -> None:
    add_recent(Path("here.mrrt.json"))
    assert recent_files() == [Path.cwd() / "here.mrrt.json"]
