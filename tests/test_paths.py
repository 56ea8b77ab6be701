from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mrrt_studio import paths


def test_a_shipped_file_is_found() -> None:
    assert paths.resource("keys/demo-signing-key.pem").is_file()


def test_a_missing_file_says_what_to_do() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such-file is missing: install the program again"):
        paths.resource("no-such-file")


def test_a_home_of_its_own_holds_settings_and_recovery(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MRRT_STUDIO_HOME", str(tmp_path))
    assert paths.data_folder() == tmp_path
    assert paths.recovery_folder() == tmp_path / "recovery"


@pytest.mark.parametrize(
    ("system", "variable", "expected"),
    [
        ("linux", "XDG_DATA_HOME", "mrrt-studio"),
        ("win32", "LOCALAPPDATA", "mrrt-studio"),
    ],
)
def test_each_system_has_its_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, variable: str, expected: str
) -> None:
    monkeypatch.delenv("MRRT_STUDIO_HOME")
    monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setattr(sys, "platform", system)
    assert paths.data_folder() == tmp_path / expected


def test_macos_keeps_them_in_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MRRT_STUDIO_HOME")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert paths.data_folder().parts[-3:] == ("Library", "Application Support", "mrrt-studio")
