from __future__ import annotations

import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from launcher import commands, debian, processes, system_libraries, virtual_environment
from launcher.processes import LauncherError
from launcher.virtual_environment import VirtualEnvironment


class Machine:
    """A machine that only notes what the launcher does to it: `done` in order, `started` last."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.started: list[str] = []
        self.folder: Path | None = None
        self.variables: Mapping[str, str] = {}
        self.status = 0
        self.lacking: set[str] = set()
        self.apt_helps = True

    def prepare(self, environment: VirtualEnvironment, extras: Sequence[str]) -> None:
        self.done.append(f"prepare {' '.join(extras)}".strip())

    def install(self, packages: Sequence[str], why: str) -> None:
        self.done.append(f"install {' '.join(packages)}")
        if self.apt_helps:
            self.lacking.clear()

    def start(
        self,
        command: Sequence[str | Path],
        *,
        folder: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> int:
        self.started = [str(word) for word in command[1:]]
        self.folder, self.variables = folder, environment or {}
        return self.status


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A Linux machine with a display, where everything is there."""
    stand_in = Machine()
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(virtual_environment, "prepare", stand_in.prepare)
    monkeypatch.setattr(virtual_environment, "can_be_made", lambda: True)
    monkeypatch.setattr(system_libraries, "missing_sonames", lambda *_: set(stand_in.lacking))
    monkeypatch.setattr(system_libraries, "has_fonts", lambda: True)
    monkeypatch.setattr(debian, "is_here", lambda: True)
    monkeypatch.setattr(debian, "install", stand_in.install)
    monkeypatch.setattr(processes, "hand_over", stand_in.start)
    return stand_in


def test_it_opens_the_window(machine: Machine) -> None:
    assert commands.main([]) == 0
    assert machine.done == ["prepare"]
    assert machine.started == ["-P", "-m", "mrrt_studio"]


@pytest.mark.parametrize("arguments", [["tenant.mrrt.json"], ["/home/ann/no-such-file.json"]])
def test_a_file_is_passed_on_to_the_window(machine: Machine, arguments: list[str]) -> None:
    assert commands.opens_window(arguments)
    commands.main(arguments)
    assert machine.started == ["-P", "-m", "mrrt_studio", *arguments]


def test_libraries_that_are_missing_are_installed_first(machine: Machine) -> None:
    machine.lacking = {"libxcb-icccm.so.4", "libxcb-keysyms.so.1"}
    assert commands.main([]) == 0
    assert machine.done == ["prepare", "install libxcb-icccm4 libxcb-keysyms1"]
    assert machine.started


def test_libraries_that_stay_missing_are_named(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.lacking = {"libxcb-icccm.so.4", "libunheard-of.so.7"}
    machine.apt_helps = False
    assert commands.main([]) == 1
    assert "Qt still does not find libunheard-of.so.7, libxcb-icccm.so.4." in capsys.readouterr().err
    assert not machine.started


def test_elsewhere_than_on_debian_the_libraries_are_named(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(debian, "is_here", lambda: False)
    machine.lacking = {"libxcb-keysyms.so.1", "libxcb-icccm.so.4"}
    assert commands.main([]) == 1
    assert "missing: libxcb-icccm.so.4, libxcb-keysyms.so.1." in capsys.readouterr().err
    assert machine.done == ["prepare"]


def test_a_font_is_installed_where_there_is_none(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "has_fonts", lambda: False)
    commands.main([])
    assert machine.done == ["prepare", "install fonts-dejavu-core"]


def test_without_a_display_it_names_the_headless_command(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY")
    machine.lacking = {"libxcb-icccm.so.4"}
    assert commands.main([]) == 1
    message = capsys.readouterr().err
    assert "no display" in message
    assert f"{VirtualEnvironment(commands.CHECKOUT).program('mrrt-studio')} run FILE" in message
    assert machine.done == ["prepare"]
    assert not machine.started


def test_other_systems_have_a_display_without_variables(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setattr(sys, "platform", "darwin")
    machine.lacking = {"libxcb-icccm.so.4"}
    assert commands.main([]) == 0
    assert machine.done == ["prepare"]


def test_a_headless_command_needs_no_display(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    machine.status = 3
    assert commands.main(["run", "tenant.mrrt.json"]) == 3
    assert machine.done == ["prepare"]
    assert machine.started == ["-P", "-m", "mrrt_studio", "run", "tenant.mrrt.json"]


@pytest.mark.parametrize("option", ["--version", "--log=a.txt"])
def test_an_option_is_for_the_command_line(option: str) -> None:
    assert not commands.opens_window([option])


def test_a_window_that_dies_is_told(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.status = -signal.SIGABRT
    assert commands.main([]) == 1
    message = capsys.readouterr().err
    assert "The window was ended by the signal SIGABRT." in message
    assert "mrrt-studio run FILE" in message.replace(".exe", "")


def test_the_tests_run_offscreen_from_the_checkout(machine: Machine) -> None:
    machine.status = 1
    assert commands.main(["test", "-k", "merge"]) == 1
    assert machine.done == ["prepare dev"]
    assert machine.started == ["-m", "pytest", "-k", "merge"]
    assert machine.folder == commands.CHECKOUT
    assert machine.variables == {"QT_QPA_PLATFORM": "offscreen"}


def test_setting_up_starts_nothing(machine: Machine) -> None:
    assert commands.main(["setup"]) == 0
    assert machine.done == ["prepare dev"]
    assert not machine.started


def test_help_sets_nothing_up(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["--help"]) == 0
    assert "packaging/launch.py test" in capsys.readouterr().out
    assert not machine.done


@pytest.fixture
def without_venv(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setattr(virtual_environment, "can_be_made", lambda: False)
    monkeypatch.setattr(virtual_environment, "is_usable", lambda _: False)
    monkeypatch.setattr(system_libraries, "unloadable", set)
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    return machine


def test_what_is_foreseen_to_be_missing_comes_with_pythons_own_package(without_venv: Machine) -> None:
    commands.main([])
    first, second = without_venv.done
    assert f"python{virtual_environment.VERSION}-venv" in first
    assert "libxcb-icccm4" in first
    assert second == "prepare"


def test_a_headless_command_needs_only_pythons_own_package(without_venv: Machine) -> None:
    commands.main(["run", "tenant.mrrt.json"])
    assert without_venv.done[0] == f"install python{virtual_environment.VERSION}-venv"


def test_an_environment_that_works_needs_no_package(
    without_venv: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(virtual_environment, "is_usable", lambda _: True)
    commands.main([])
    assert without_venv.done == ["prepare"]


def test_debians_package_does_not_mend_another_python(
    without_venv: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "base_prefix", "/opt/python")
    assert commands.main([]) == 1
    assert "venv and ensurepip are missing" in capsys.readouterr().err
    assert without_venv.done == []


def test_elsewhere_than_on_debian_the_modules_are_named(
    without_venv: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(debian, "is_here", lambda: False)
    assert commands.main([]) == 1
    assert "venv and ensurepip are missing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (LauncherError("no network"), 1, "\nno network\n"),
        (PermissionError(13, "Permission denied", ".venv"), 1, "Permission denied: '.venv'"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_every_failure_is_a_sentence(
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    message: str,
) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr(virtual_environment, "prepare", fail)
    assert commands.main(["setup"]) == status
    assert message in capsys.readouterr().err
