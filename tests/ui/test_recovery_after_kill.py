"""The real program is killed after an edit; the next start offers the edit."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import read, write

CHECKOUT = Path(__file__).resolve().parents[2]
SECONDS = 60

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no such signal")

PREPARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from mrrt_studio.ui import app
from mrrt_studio.ui.shell.session import Session

def windows():
    return [widget for widget in QApplication.topLevelWidgets() if hasattr(widget, "actions_by_id")]

def after_start(act):
    original = Session.open
    def open_and_act(session, paths):
        original(session, paths)
        QTimer.singleShot(0, act)
    Session.open = open_and_act
"""

EDIT = (
    PREPARE
    + """
def edit():
    window, = windows()
    field = next(edit for edit in window.tenant.findChildren(QLineEdit) if edit.text() == "Phone app")
    field.end(False)
    QTest.keyClicks(field, " of Ada")
    wait_for_copy()

def wait_for_copy():
    if windows()[0].autosave.state == "kept":
        print("kept", flush=True)
    else:
        QTimer.singleShot(10, wait_for_copy)

after_start(edit)
sys.exit(app.main(sys.argv[1:]))
"""
)

LOOK = (
    PREPARE
    + """
def look():
    start, = windows()
    for row in start.page.recovered.rows():
        print(row.copy.scenario.clients[0].name if row.copy.scenario else row.copy.damage, flush=True)
        print(row.description(), flush=True)
    rows = [row for row in start.page.recovered.rows() if row.copy.scenario]
    if rows:
        rows[0].recover.click()
    window = next((each for each in windows() if hasattr(each, "document")), None)
    print(window.document.path if window else "nothing recovered", flush=True)
    if window:
        print(window.file.save(), flush=True)
    QApplication.exit(0)

after_start(look)
sys.exit(app.main(sys.argv[1:]))
"""
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    example = read(CHECKOUT / "resources/scenarios/documented-example.mrrt.json")
    path = tmp_path / "case.mrrt.json"
    write(path, example)
    return path


@pytest.fixture
def start(studio_home: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    processes: list[subprocess.Popen[str]] = []

    def begin(script: str, *arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", script, "--new-instance", *map(str, arguments)],
            cwd=CHECKOUT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "MRRT_STUDIO_HOME": str(studio_home)},
            stdout=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        return process

    yield begin
    for process in processes:
        process.kill()
        process.wait(SECONDS)
        assert process.stdout is not None
        process.stdout.close()


def killed_after_an_edit(start: Callable[..., subprocess.Popen[str]], file: Path) -> None:
    process = start(EDIT, file)
    assert process.stdout is not None
    assert process.stdout.readline() == "kept\n"
    process.send_signal(signal.SIGKILL)
    assert process.wait(SECONDS) == -signal.SIGKILL


def test_an_edit_survives_a_kill_and_is_offered_at_the_next_start(
    start: Callable[..., subprocess.Popen[str]], file: Path, studio_home: Path
) -> None:
    before = file.read_bytes()
    killed_after_an_edit(start, file)
    assert file.read_bytes() == before
    again = start(LOOK)
    output = again.communicate(timeout=SECONDS)[0].splitlines()
    assert output[0] == "Phone app of Ada"
    assert output[1].endswith(f" · {file}")
    assert output[2:] == [str(file), "True"]
    assert read(file).clients[0].name == "Phone app of Ada"
    assert list((studio_home / "recovery").iterdir()) == []


def test_a_torn_copy_is_listed_with_its_reason_and_blocks_nothing(
    start: Callable[..., subprocess.Popen[str]], file: Path, studio_home: Path
) -> None:
    killed_after_an_edit(start, file)
    (copy,) = (studio_home / "recovery").glob("*.json")
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text[: len(text) // 2], encoding="utf-8")
    output = start(LOOK).communicate(timeout=SECONDS)[0].splitlines()
    assert str(copy) in output[0]
    assert output[-1] == "nothing recovered"
    assert copy.exists()


def test_a_running_program_keeps_its_copies_to_itself(
    start: Callable[..., subprocess.Popen[str]], file: Path, studio_home: Path
) -> None:
    process = start(EDIT, file)
    assert process.stdout is not None
    assert process.stdout.readline() == "kept\n"
    assert start(LOOK).communicate(timeout=SECONDS)[0].splitlines() == ["nothing recovered"]
    (copy,) = (studio_home / "recovery").glob("*.json")
    assert json.loads(copy.read_text(encoding="utf-8"))["path"] == str(file)


def test_an_interrupt_in_the_terminal_ends_the_program_and_loses_nothing(
    start: Callable[..., subprocess.Popen[str]], file: Path, studio_home: Path
) -> None:
    process = start(EDIT, file)
    assert process.stdout is not None
    assert process.stdout.readline() == "kept\n"
    process.send_signal(signal.SIGINT)
    status = process.wait(SECONDS)
    assert status == 130, (studio_home / "faults.log").read_text(encoding="utf-8")
    assert start(LOOK).communicate(timeout=SECONDS)[0].splitlines()[0] == "Phone app of Ada"


def test_scenarios_that_were_never_edited_leave_no_copy(
    start: Callable[..., subprocess.Popen[str]], studio_home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "empty.mrrt.json"
    write(path, Scenario())
    quit_at_once = PREPARE + (
        "after_start(lambda: windows()[0].actions_by_id['file.quit'].trigger())\n"
        "sys.exit(app.main(sys.argv[1:]))"
    )
    assert start(quit_at_once, path).wait(SECONDS) == 0
    assert not (studio_home / "recovery").exists() or not list((studio_home / "recovery").iterdir())
