from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from mrrt_studio import __main__ as entry


class Half(ModuleType):
    """Stands in for the window or the command line, and notes the arguments it was started with."""

    COMMANDS = ("run", "schema")

    def __init__(self, name: str, status: int) -> None:
        super().__init__(name)
        self.status = status
        self.started: list[list[str]] = []

    def main(self, argv: list[str] | None = None) -> int:
        self.started.append(list(argv or []))
        return self.status


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Half:
    half = Half("mrrt_studio.ui.app", 10)
    monkeypatch.setitem(sys.modules, half.__name__, half)
    return half


@pytest.fixture(autouse=True)
def command_line(monkeypatch: pytest.MonkeyPatch) -> Half:
    half = Half("mrrt_studio.cli.main", 20)
    monkeypatch.setitem(sys.modules, half.__name__, half)
    return half


@pytest.mark.parametrize("arguments", [[], ["tenant.mrrt.json"], ["gone.yaml", "other.json"]])
def test_nothing_and_files_open_the_window(window: Half, arguments: list[str]) -> None:
    assert entry.main(arguments) == 10
    assert window.started == [arguments]


def test_a_file_may_have_any_name(window: Half, tmp_path: Path) -> None:
    file = tmp_path / "tenant"
    file.touch()
    assert entry.main([str(file)]) == 10


@pytest.mark.parametrize(
    "arguments", [["run", "a.mrrt.json"], ["schema"], ["--help"], ["--version"], ["rnu"]]
)
def test_commands_options_and_slips_of_the_pen_go_to_the_command_line(
    window: Half, command_line: Half, arguments: list[str]
) -> None:
    assert entry.main(arguments) == 20
    assert command_line.started == [arguments]
    assert window.started == []


def test_a_command_goes_before_a_file_of_its_name(
    command_line: Half, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "run").touch()
    monkeypatch.chdir(tmp_path)
    assert entry.main(["run"]) == 20


def test_the_arguments_of_the_process_are_the_default(window: Half, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["mrrt_studio", "tenant.mrrt.json"])
    entry.main()
    assert window.started == [["tenant.mrrt.json"]]


def test_starting_loads_neither_half() -> None:
    code = "import sys, mrrt_studio.__main__; print([name for name in sys.modules if 'mrrt_studio.' in name])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['mrrt_studio.__main__']"


def test_the_worker_of_scripts_is_this_program_and_neither_half(
    monkeypatch: pytest.MonkeyPatch, command_line: Half, window: Half
) -> None:
    worker = Half("mrrt_studio.scripting.worker", 30)
    monkeypatch.setitem(sys.modules, worker.__name__, worker)
    assert entry.main(["--script-worker"]) == 30
    assert window.started == command_line.started == []
