from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mrrt_studio import __version__
from mrrt_studio.cli.main import COMMANDS, main
from tests.cli.files import holding

CHECKOUT = Path(__file__).resolve().parents[2]


def test_the_commands_are_those_of_the_contract() -> None:
    assert {"run", "schema", "rules"} <= set(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["--version"], 0, [f"mrrt-studio {__version__}"]),
        (["--help"], 0, ["run", "schema", "mrrt-studio-gui"]),
        (["run", "--help"], 0, ["--format", "--output", "--step", "--assume"]),
        ([], 2, ["COMMAND"]),
        (["rn"], 2, ["rn"]),
        (["run"], 2, ["FILE"]),
        (["run", "x", "--format", "xml"], 2, ["xml", "junit"]),
    ],
)
def test_help_and_mistakes(
    arguments: list[str], status: int, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    captured = capsys.readouterr()
    assert ended.value.code == status
    assert all(word in captured.out + captured.err for word in words)


def test_the_output_is_utf8_with_plain_line_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii", newline="\r\n"))
    assert main(["run", holding(tmp_path, "ünïcode")]) == 0
    sys.stdout.flush()
    assert "ünïcode (".encode() in written.getvalue()
    assert b"\r" not in written.getvalue()


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    call = [sys.executable, "-m", "mrrt_studio", "run", holding(tmp_path)]
    found = subprocess.run(call, cwd=CHECKOUT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (found.returncode, found.stderr) == (0, b"")
