from __future__ import annotations

import ast
import os
import sys
from pathlib import Path

import launch
import pytest

ON_POSIX = pytest.mark.skipif(os.name != "posix", reason="the stand-in Pythons are shell scripts")


@pytest.fixture
def old_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))


def stand_in(folder: Path, name: str, *, status: int) -> str:
    file = folder / name
    file.write_text(f"#!/bin/sh\nexit {status}\n")
    file.chmod(0o755)
    return str(file)


def test_an_old_python_can_read_the_file() -> None:
    ast.parse(Path(launch.__file__).read_text(encoding="utf-8"), feature_version=(3, 6))


def test_this_python_is_new_enough() -> None:
    assert launch.is_new_enough()


@ON_POSIX
def test_a_python_that_does_not_run_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    stand_in(tmp_path, "python3.13", status=127)
    good = stand_in(tmp_path, "python3.12", status=0)
    stand_in(tmp_path, "python3.11", status=0)
    assert launch.newer_python() == good


@ON_POSIX
@pytest.mark.usefixtures("old_python")
def test_an_old_python_starts_the_newer_one_with_the_same_arguments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    good = stand_in(tmp_path, "python3.11", status=0)
    started: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(os, "execv", lambda path, words: started.append((path, words)))
    monkeypatch.setattr(sys, "argv", ["packaging/launch.py", "test", "-q"])
    monkeypatch.setattr(launch.subprocess, "call", lambda *_, **__: 0)
    launch.main()
    assert started == [(good, [good, os.path.abspath(launch.__file__), "test", "-q"])]  # noqa: PTH100


@pytest.mark.usefixtures("old_python")
def test_without_a_newer_one_it_says_what_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert launch.main() == 1
    message = capsys.readouterr().err
    assert "needs Python 3.11 or newer" in message
    assert "This is Python 3.9.2" in message
    assert "https://www.python.org/downloads/" in message
