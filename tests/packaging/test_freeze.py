from __future__ import annotations

import importlib.util
from pathlib import Path

import freeze
import pytest


def test_what_is_frozen_is_there() -> None:
    command = freeze.command(Path("out"))
    entry, data = Path(command[-1]), command[command.index("--add-data") + 1]
    source, _, target = data.rpartition(":")
    assert entry.is_file()
    assert (Path(source) / "keys" / "demo-signing-key.pem").is_file()
    assert target == "mrrt_studio/_resources"


def test_packages_that_are_loaded_by_name_are_taken_whole() -> None:
    command = freeze.command(Path("out"))
    collected = [command[at + 1] for at, word in enumerate(command) if word == "--collect-all"]
    assert "mrrt_studio" in collected
    assert all(importlib.util.find_spec(name) is not None for name in collected)


def test_everything_it_makes_is_below_the_folder_named() -> None:
    command = freeze.command(Path("out"))
    made = [command[at + 1] for at, word in enumerate(command) if word.endswith("path")]
    assert len(made) == 3
    assert all(Path(path).parts[0] == "out" for path in made)


def test_without_a_folder_it_says_what_it_wants(capsys: pytest.CaptureFixture[str]) -> None:
    assert freeze.main([]) == 2
    assert "FOLDER" in capsys.readouterr().err
