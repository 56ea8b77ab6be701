from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mrrt_studio.paths import recovery_folder
from mrrt_studio.scenario import recovery
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import write
from mrrt_studio.ui.shell.session import DESKTOP_FILE, Session, prepare, warm_up
from tests.ui.shell.closing import closing

CHECKOUT = Path(__file__).resolve().parents[3]

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    hooks = sys.excepthook, threading.excepthook
    made = Session(qapp)
    with closing(made.windows):
        yield made
    made.end()
    made.deleteLater()
    sys.excepthook, threading.excepthook = hooks


def leave_behind() -> None:
    folder = recovery_folder()
    recovery.keep(folder, "left", Scenario(), original=None, saved_at="2026-01-01T09:00:00Z")
    recovery.release(folder)


def test_the_application_has_its_name_icon_and_desktop_file(qapp: QApplication) -> None:
    before = QCoreApplication.applicationName()
    prepare(qapp)
    assert qapp.applicationDisplayName() == "MRRT Studio"
    assert not qapp.windowIcon().isNull()
    assert (CHECKOUT / f"packaging/linux/{DESKTOP_FILE}.desktop").is_file()
    qapp.setApplicationName(before)
    qapp.setApplicationDisplayName("")


def test_without_files_the_start_page_shows(session: Session) -> None:
    session.open([])
    assert session.windows.show_start().isVisible()
    assert session.windows.documents == ()


def test_each_file_gets_a_window(session: Session, tmp_path: Path) -> None:
    paths = [tmp_path / "a.mrrt.json", tmp_path / "b.mrrt.json"]
    for path in paths:
        write(path, Scenario(name=path.name))
    session.open(paths)
    assert [window.document.path for window in session.windows.documents] == paths


def test_a_file_that_cannot_be_opened_leads_to_the_start_page(session: Session, tmp_path: Path) -> None:
    session.open([tmp_path / "gone.mrrt.json"])
    (message,) = session.windows.show_start().messages.messages()
    assert "there is no such file" in message.text()


def test_with_a_file_what_can_be_recovered_is_offered_in_its_window(session: Session, tmp_path: Path) -> None:
    leave_behind()
    path = tmp_path / "a.mrrt.json"
    write(path, Scenario())
    session.open([path])
    (message,) = session.windows.documents[0].messages.messages()
    next(button for button in message.findChildren(QPushButton) if button.text() == "Show").click()
    assert len(session.windows.show_start().page.recovered.rows()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no process can send this signal to itself")
def test_a_signal_ends_the_program_with_a_copy_of_every_change(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(QApplication, "exit", ended.append)
    window = session.windows.open_scenario(Scenario())
    window.document.apply(Scenario(name="Edited"), "Rename")
    os.kill(os.getpid(), signal.SIGINT)
    qtbot.waitUntil(lambda: ended == [130])
    assert len(list(recovery_folder().glob("*.json"))) == 1


def test_the_engine_is_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    warm_up()
    for thread in [each for each in threading.enumerate() if each.name == "warm-up"]:
        thread.join()
    assert "mrrt_studio.simulation.timeline" in sys.modules


def test_the_start_page_needs_neither_models_nor_engine() -> None:
    code = (
        "import sys; from mrrt_studio.ui.shell.session import *; from PySide6.QtWidgets import QApplication;"
        "application = QApplication([]); prepare(application); session = Session(application);"
        "session.windows.show_start();"
        "print(*(name for name in sys.modules if name.startswith(('pydantic', 'mrrt_studio.engine'))))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == []
