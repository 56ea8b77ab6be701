from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from launcher import processes, virtual_environment
from launcher.processes import LauncherError
from launcher.virtual_environment import VERSION, VirtualEnvironment

NO_NETWORK = "There is no network."


class Tools:
    """Stands in for the programs that make and fill an environment, and notes what was done."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.python_says = VERSION
        self.pip_fails = False

    def run(self, command: Sequence[str | Path], *, task: str, remedy: str) -> None:
        words = [str(word) for word in command]
        if "venv" in words:
            self._make(Path(words[-1]), clear="--clear" in words)
        else:
            self._fill(words[-1])

    def answer(self, command: Sequence[str | Path]) -> str:
        return f"{self.python_says}\n" if Path(command[0]).exists() else ""

    def _make(self, folder: Path, *, clear: bool) -> None:
        self.done.append("make")
        if clear and folder.exists():
            shutil.rmtree(folder)
        python = VirtualEnvironment(folder.parent).python
        python.parent.mkdir(parents=True)
        python.touch()
        self.python_says = VERSION

    def _fill(self, what: str) -> None:
        if self.pip_fails:
            raise LauncherError(NO_NETWORK)
        self.done.append(f"fill{what[what.find('[') :] if '[' in what else ''}")


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> Tools:
    stand_ins = Tools()
    monkeypatch.setattr(processes, "run", stand_ins.run)
    monkeypatch.setattr(processes, "output_of", stand_ins.answer)
    return stand_ins


@pytest.fixture
def environment(tmp_path: Path) -> VirtualEnvironment:
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    (checkout / "pyproject.toml").write_text("[project]\n")
    return VirtualEnvironment(checkout)


def test_a_fresh_checkout_gets_one_and_keeps_it(environment: VirtualEnvironment, tools: Tools) -> None:
    virtual_environment.prepare(environment)
    virtual_environment.prepare(environment)
    assert tools.done == ["make", "fill"]


def test_it_is_filled_again_when_the_project_changed(environment: VirtualEnvironment, tools: Tools) -> None:
    virtual_environment.prepare(environment)
    (environment.checkout / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    virtual_environment.prepare(environment)
    assert tools.done == ["make", "fill", "fill"]


def test_what_the_tests_need_is_added_once_and_kept(environment: VirtualEnvironment, tools: Tools) -> None:
    virtual_environment.prepare(environment)
    virtual_environment.prepare(environment, ["dev"])
    virtual_environment.prepare(environment)
    (environment.checkout / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    virtual_environment.prepare(environment)
    assert tools.done == ["make", "fill", "fill[dev]", "fill[dev]"]


def test_an_interrupted_installation_is_begun_anew(environment: VirtualEnvironment, tools: Tools) -> None:
    virtual_environment.prepare(environment)
    tools.pip_fails = True
    with pytest.raises(LauncherError, match=NO_NETWORK):
        virtual_environment.prepare(environment, ["dev"])
    tools.pip_fails = False
    virtual_environment.prepare(environment)
    assert tools.done == ["make", "fill", "make", "fill"]


def test_an_environment_that_a_person_made_is_filled(environment: VirtualEnvironment, tools: Tools) -> None:
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()
    virtual_environment.prepare(environment)
    assert tools.done == ["fill"]


def test_another_pythons_environment_is_made_anew(environment: VirtualEnvironment, tools: Tools) -> None:
    virtual_environment.prepare(environment)
    tools.python_says = "3.9"
    virtual_environment.prepare(environment)
    assert tools.done == ["make", "fill", "make", "fill"]


def test_one_whose_python_does_not_run_is_made_anew(environment: VirtualEnvironment, tools: Tools) -> None:
    virtual_environment.prepare(environment)
    environment.python.unlink()
    virtual_environment.prepare(environment)
    assert tools.done == ["make", "fill", "make", "fill"]


def test_a_copied_checkout_does_not_use_the_old_places_packages(
    environment: VirtualEnvironment, tools: Tools
) -> None:
    virtual_environment.prepare(environment)
    copy = shutil.copytree(environment.checkout, environment.checkout.with_name("copy"))
    virtual_environment.prepare(VirtualEnvironment(copy))
    assert tools.done == ["make", "fill", "make", "fill"]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"python": 3}'])
def test_a_damaged_stamp_means_to_begin_anew(
    environment: VirtualEnvironment, tools: Tools, content: str
) -> None:
    virtual_environment.prepare(environment)
    environment.stamp.write_text(content)
    virtual_environment.prepare(environment)
    assert tools.done == ["make", "fill", "make", "fill"]


@pytest.mark.skipif(os.name != "posix", reason="the interpreter's stand-in is a shell script")
def test_an_interpreter_is_really_asked(environment: VirtualEnvironment) -> None:
    environment.python.parent.mkdir(parents=True)
    environment.python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    environment.python.chmod(0o755)
    assert virtual_environment.is_usable(environment)
    environment.python.write_text("#!/bin/sh\nexit 127\n")
    assert not virtual_environment.is_usable(environment)


def test_this_python_can_make_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    assert virtual_environment.can_be_made()
    monkeypatch.setattr(
        virtual_environment.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name
    )
    assert not virtual_environment.can_be_made()
