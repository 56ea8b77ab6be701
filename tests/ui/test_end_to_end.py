"""The real program as a process on a screen, driven by keys alone, from the start page to the saved file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from mrrt_studio.scenario.files import dump
from mrrt_studio.scenario.steps import ExchangeStep
from mrrt_studio.scenario.storage import read

CHECKOUT = Path(__file__).resolve().parents[2]
EXAMPLE = CHECKOUT / "resources/scenarios/documented-example.mrrt.json"
SECONDS = 60
T = TypeVar("T")

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"
)


def wait_for(what: Callable[[], T | None]) -> T:
    """Ask until there is an answer."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if (found := what()) is not None:
            return found
        time.sleep(0.05)
    pytest.fail(f"nothing came of {what} within {SECONDS} seconds")


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """The environment of a program on a screen of its own."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        display = f":{answer.readline().strip()}"
    yield os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    server.terminate()
    server.wait(SECONDS)


class Hands:
    """What a person does at the keyboard of one screen."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def _xdotool(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        run = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        return run.stdout.strip()

    def press(self, *keys: str) -> None:
        self._xdotool("key", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        self._xdotool("type", "--delay", "10", text)

    def look_at(self, title: str) -> None:
        """Wait for a window and give it the keyboard, as a window manager would."""
        window = wait_for(lambda: self._xdotool("search", "--onlyvisible", "--name", title) or None)
        number = window.splitlines()[-1]
        self._xdotool("windowfocus", number)
        wait_for(lambda: True if self._xdotool("getwindowfocus") == number else None)


@pytest.fixture
def program(screen: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-m", "mrrt_studio"], cwd=CHECKOUT, env=screen)
    yield process
    process.kill()
    process.wait(SECONDS)


def test_from_the_start_page_to_the_saved_file(
    screen: dict[str, str], program: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    hands, file = Hands(screen), tmp_path / "case.mrrt.json"
    hands.look_at("^Welcome")
    hands.press("ctrl+shift+n")
    hands.look_at("^Documented example")
    add_an_exchange(hands)
    save_as(hands, file)
    scenario = wait_for(lambda: read(file) if file.exists() else None)
    added = scenario.steps[-1]
    assert isinstance(added, ExchangeStep)
    assert (added.audience, added.scope) == ("https://billing.example.com", "read:billing")
    assert scenario.steps[:-1] == read(EXAMPLE).steps
    assert expectations_hold(file)
    undo_save_and_quit(hands)
    assert program.wait(SECONDS) == 0
    assert dump(read(file)) == dump(read(EXAMPLE))


def add_an_exchange(hands: Hands) -> None:
    hands.press("ctrl+shift+e", "Tab")
    hands.type("https://billing.example.com")
    hands.press("Tab")
    hands.type("read:billing")
    hands.press("Return", "ctrl+Return")


def save_as(hands: Hands, file: Path) -> None:
    hands.press("ctrl+shift+s")
    hands.look_at("^Save as")
    hands.press("ctrl+a")
    hands.type(str(file))
    hands.press("Return")
    hands.look_at("case.mrrt.json")


def undo_save_and_quit(hands: Hands) -> None:
    hands.press("ctrl+z", "ctrl+s", "ctrl+q")


def expectations_hold(file: Path) -> bool:
    run = subprocess.run([sys.executable, "-m", "mrrt_studio", "run", file], cwd=CHECKOUT, check=False)
    return run.returncode == 0
