from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPropertyAnimation, QThread, QTimer
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.leaks import Leaks

CHECKOUT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_window_is_named_by_its_title() -> None:
    leaks = Leaks()
    window = QWidget()
    window.setWindowTitle("Forgotten")
    assert leaks.found() == ["QWidget titled 'Forgotten'"]
    window.deleteLater()
    del window
    assert leaks.found() == []


def test_a_dialog_is_named_with_its_parent(qtbot: QtBot) -> None:
    window = QWidget()
    window.setObjectName("main")
    qtbot.addWidget(window)
    leaks = Leaks()
    dialog = QDialog(window)
    assert leaks.found() == ["QDialog of QWidget 'main'"]
    dialog.deleteLater()


def test_a_timer_counts_while_it_is_active() -> None:
    leaks = Leaks()
    owner = QObject()
    owner.setObjectName("autosave")
    timer = QTimer(owner)
    assert leaks.found() == []
    timer.start(60_000)
    assert leaks.found() == ["QTimer (every 60000 ms) of QObject 'autosave'"]
    timer.stop()
    assert leaks.found() == []


def test_a_thread_counts_while_it_runs() -> None:
    leaks = Leaks()
    thread = QThread()
    thread.start()
    found = leaks.found()
    thread.quit()
    assert thread.wait(10_000)
    assert found == ["QThread"]
    assert leaks.found() == []


def test_an_animation_counts_while_it_runs(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    leaks = Leaks()
    animation = QPropertyAnimation(label, b"maximumWidth")
    animation.setDuration(60_000)
    animation.setEndValue(100)
    animation.start()
    found = leaks.found()
    animation.stop()
    assert found == ["QPropertyAnimation (of 60000 ms)"]
    assert leaks.found() == []


def test_what_was_there_before_is_not_the_tests() -> None:
    timer = QTimer()
    timer.start(60_000)
    assert Leaks().found() == []
    timer.stop()


def test_a_widget_that_nothing_refers_to_is_no_leak() -> None:
    leaks = Leaks()
    widget = QWidget()
    widget.itself = widget
    del widget
    assert leaks.found() == []


FORGETFUL = """
from PySide6.QtCore import QTimer
from tests.ui.conftest import nothing_left_behind

kept = []

def test_forgets_its_timer(qapp):
    kept.append(QTimer(objectName="poll"))
    kept[0].start(60_000)
"""


def test_a_test_that_leaves_a_timer_fails_and_says_which(tmp_path: Path) -> None:
    (tmp_path / "test_forgetful.py").write_text(FORGETFUL)
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", tmp_path, tmp_path],
        cwd=CHECKOUT,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "this test left behind: QTimer 'poll' (every 60000 ms)" in run.stdout
    assert "1 passed, 1 error" in run.stdout
