"""Where trouble is written down: one small file beside the settings, and the terminal."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler

LOG_NAME = "mrrt-studio.log"
FAULTS_NAME = "faults.log"
NO_WINDOW_STATUS = 2

_MOST_BYTES = 512 * 1024
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_log = logging.getLogger(__name__)
_faults: list[IO[str]] = []
"""Kept open for as long as the process lives: a process that crashes can open no file."""


def start_logging(folder: Path) -> None:
    """Send log messages, those of Qt and the stacks of a crash to files; without them, to the terminal."""
    formatter = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    for handler in _handlers(folder):
        handler.setFormatter(formatter)
        logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    _write_faults_to(folder / FAULTS_NAME)
    qInstallMessageHandler(log_qt_message)


def log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """Log what Qt says; where Qt gives up before there is a window, say so and end without a core dump."""
    logger = logging.getLogger(f"qt.{context.category or 'default'}")
    logger.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
    if kind == QtMsgType.QtFatalMsg and QCoreApplication.startingUp():
        if sys.stderr is not None:
            sys.stderr.write(f"MRRT Studio cannot open its window.\n{message}\n")
        logging.shutdown()
        os._exit(NO_WINDOW_STATUS)


def _handlers(folder: Path) -> list[logging.Handler]:
    handlers: list[logging.Handler] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            RotatingFileHandler(
                folder / LOG_NAME, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8", delay=True
            )
        )
    except OSError as error:
        _log.warning("no log file in %s: %s", folder, error)
    if sys.stderr is not None:
        terminal = logging.StreamHandler(sys.stderr)
        terminal.setLevel(logging.WARNING)
        handlers.append(terminal)
    return handlers


def _write_faults_to(path: Path) -> None:
    try:
        _faults.append(path.open("a", encoding="utf-8"))
        faulthandler.enable(_faults[-1])
    except OSError as error:
        _log.warning("no file for the stacks of a crash: %s", error)
        # A terminal that is no file, as under some tools, cannot be written to by a process that crashes.
        with contextlib.suppress(OSError, AttributeError, RuntimeError):
            faulthandler.enable()
