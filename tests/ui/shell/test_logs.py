from __future__ import annotations

import faulthandler
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qWarning

from mrrt_studio.ui.shell.logs import FAULTS_NAME, LOG_NAME, log_qt_message, start_logging

CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    qInstallMessageHandler(None)
    faulthandler.enable(sys.__stderr__)
    for handler in [each for each in root.handlers if each not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.mark.usefixtures("logging_as_before")
def test_trouble_is_written_to_a_file_and_to_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(tmp_path)
    logging.getLogger("mrrt_studio.test").info("only for the file")
    qWarning("a remark of Qt")
    logged = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert "INFO mrrt_studio.test: only for the file" in logged
    assert "WARNING qt.default: a remark of Qt" in logged
    shown = capsys.readouterr().err
    assert "a remark of Qt" in shown
    assert "only for the file" not in shown


@pytest.mark.usefixtures("logging_as_before")
def test_a_folder_that_cannot_be_written_stops_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    start_logging(tmp_path / "file")
    logging.getLogger("mrrt_studio.test").warning("said all the same")
    assert "said all the same" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        (QtMsgType.QtDebugMsg, "DEBUG"),
        (QtMsgType.QtInfoMsg, "INFO"),
        (QtMsgType.QtWarningMsg, "WARNING"),
        (QtMsgType.QtCriticalMsg, "ERROR"),
    ],
)
def test_qts_levels_become_ours(kind: QtMsgType, level: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        log_qt_message(kind, QMessageLogContext(), "text")
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [(level, "text")]


def test_a_display_that_does_not_answer_is_said_without_a_core_dump(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "mrrt_studio"],
        cwd=CHECKOUT,
        env=os.environ | {"DISPLAY": ":64999", "QT_QPA_PLATFORM": "xcb", "MRRT_STUDIO_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert "MRRT Studio cannot open its window." in run.stderr


def test_the_stacks_of_a_crash_are_written_down(tmp_path: Path) -> None:
    code = (
        "import faulthandler, pathlib, sys; from mrrt_studio.ui.shell.logs import start_logging;"
        "start_logging(pathlib.Path(sys.argv[1])); faulthandler._sigabrt()"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path], cwd=CHECKOUT, capture_output=True, check=False)
    assert "Fatal Python error: Aborted" in (tmp_path / FAULTS_NAME).read_text(encoding="utf-8")
