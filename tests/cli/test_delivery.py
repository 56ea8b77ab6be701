from __future__ import annotations

from pathlib import Path

import pytest

from mrrt_studio.cli.delivery import deliver


def test_a_report_goes_to_the_screen_or_whole_into_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deliver("täxt\n", None)
    assert capsys.readouterr().out == "täxt\n"
    assert deliver("täxt\n", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == "täxt\n".encode()


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not deliver("text", tmp_path / "no" / "a.txt")
    assert "Cannot save" in capsys.readouterr().err
