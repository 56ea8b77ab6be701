from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mrrt_studio import __version__
from mrrt_studio.cli.main import COMMANDS, main
from tests.cli.samples import HOLDS, saved

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "mrrt_studio.cli.main"]


def test_the_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert {"run", "schema"} <= set(COMMANDS)
    assert all(f"\n  {name} " in text or f"\n    {name} " in text for name in COMMANDS)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"mrrt-studio {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["run"], ["run", "a", "--format", "yaml"]])
def test_a_wrong_call_is_no_broken_expectation(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("usage: mrrt-studio")


def test_the_output_is_utf8_with_plain_line_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii", newline="\r\n"))
    assert main(["run", str(saved(tmp_path, HOLDS, "ünïcode.mrrt.json"))]) == 0
    sys.stdout.flush()
    assert "ünïcode".encode() in written.getvalue()
    assert b"\r" not in written.getvalue()


def test_a_run_imports_nothing_of_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from mrrt_studio.cli.main import main; status = main(sys.argv[1:]);"
        "assert not any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules); sys.exit(status)"
    )
    command = [sys.executable, "-c", code, "run", str(saved(tmp_path, HOLDS))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_who_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*PROGRAM, "run", str(saved(tmp_path))],
            cwd=ROOT,
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", [["run"], ["schema"]])
def test_output_that_cannot_be_written_is_told(command: list[str], tmp_path: Path) -> None:
    files = [str(saved(tmp_path, HOLDS))] if command == ["run"] else []
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, *command, *files], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"mrrt-studio: Cannot print the result: ")
    assert done.stderr.count(b"\n") == 1
