"""The real program, edited by a script and killed at a random moment, again and again.

``python editing_run.py FOLDER FIRST LAST`` makes the runs FIRST to LAST - 1, each in its own folder below
FOLDER. Qt and the program are imported once; each run is a fork that starts the program from the beginning.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

import mrrt_studio.ui.main_window  # noqa: F401 - imported once, before the forks
from mrrt_studio.scenario.storage import read, write
from mrrt_studio.ui import app
from mrrt_studio.ui.shell.session import Session

EXAMPLE = Path(__file__).resolve().parents[2] / "resources/scenarios/documented-example.mrrt.json"
FILE, LOG, HOME = "case.mrrt.json", "edits.log", "home"
TICK = 50
"""Milliseconds from one edit to the next, at least: the program's own time."""
LONGEST = 2.4
"""Seconds from the first edit to the kill, at most."""
ACTIONS = (*["type"] * 57, "undo", "redo", "save")


class Editing:
    """Edits the name of an application, and writes every name down before the next edit."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._chance = chance
        self._log = os.open(folder / LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        (self._window,) = (each for each in QApplication.topLevelWidgets() if hasattr(each, "tenant"))
        self._field = next(
            each for each in self._window.tenant.findChildren(QLineEdit) if each.text() == "Phone app"
        )
        self._timer = QTimer(self._window)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._edit)
        self._timer.start()

    def _edit(self) -> None:
        self._act(self._chance.choice(ACTIONS))
        name = self._window.document.scenario.clients[0].name or ""
        os.write(self._log, f"{name}\n".encode())

    def _act(self, action: str) -> None:
        if action == "type":
            self._field.end(False)
            QTest.keyClicks(self._field, self._chance.choice("abcdefghijklmnopqrstuvwxyz"))
        else:
            ids = {"undo": "edit.undo", "redo": "edit.redo", "save": "file.save"}
            self._window.actions_by_id[ids[action]].trigger()


def run_program(folder: Path, chance: random.Random) -> int:
    """Start the program with a file and begin to edit; never returns unless something is wrong."""
    os.environ["MRRT_STUDIO_HOME"] = str(folder / HOME)
    opened: Callable[[Session, list[Path]], None] = Session.open

    def open_and_edit(session: Session, paths: list[Path]) -> None:
        opened(session, paths)
        session.editing = Editing(folder, chance)

    Session.open = open_and_edit
    return app.main([str(folder / FILE)])


def run_and_kill(folder: Path, chance: random.Random) -> None:
    """Make one run."""
    folder.mkdir()
    write(folder / FILE, read(EXAMPLE))
    child = os.fork()
    if child == 0:
        os._exit(run_program(folder, chance))
    while not (folder / LOG).exists() and os.waitpid(child, os.WNOHANG) == (0, 0):
        time.sleep(0.01)
    time.sleep(chance.uniform(0, LONGEST))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
        sys.exit(f"{folder}: the program ended by itself")


if __name__ == "__main__":
    below, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    for number in range(first, last):
        run_and_kill(below / str(number), random.Random(number))
