"""One running program for each person and settings folder: a second start hands its files to the first.

Source: https://doc.qt.io/qt-6/qlocalserver.html
"""

from __future__ import annotations

import getpass
import hashlib
import json
import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

NEW_INSTANCE = "--new-instance"
"""Option of the program: a program of its own, whoever runs already."""

_WAIT = 1_000
"""Milliseconds for the running program to answer; one that hangs is left alone."""
_MOST_BYTES = 1_000_000
_TAKEN = b"taken\n"

_log = logging.getLogger(__name__)


def server_name(folder: Path) -> str:
    """Return the name of the meeting point: short, for it is a path or a pipe of the system.

    Args:
        folder: where settings and recovery copies are.
    """
    digest = hashlib.sha256(f"{_user()}\n{folder.resolve()}".encode("utf-8", "surrogatepass"))
    return f"mrrt-studio-{digest.hexdigest()[:16]}"


def hand_over(name: str, paths: Sequence[Path]) -> bool:
    """Give files to the program that runs already; False where none answers.

    Args:
        name: as ``server_name`` gives it.
        paths: files to open; none to come to the front.
    """
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT):
        return False
    message = json.dumps([str(path.absolute()) for path in paths])
    socket.write(f"{message}\n".encode("utf-8", "surrogatepass"))
    taken = socket.waitForBytesWritten(_WAIT) and socket.waitForReadyRead(_WAIT)
    return taken and bytes(socket.readAll().data()) == _TAKEN


class Instance(QObject):
    """Waits for files of later starts; where the system refuses a meeting point, there is none."""

    received = Signal(list)
    """Paths, perhaps none."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def listen(self) -> bool:
        """Begin to wait; what a killed program left behind is cleared away."""
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
        if not self._server.isListening():
            _log.warning("later starts open a program of their own: %s", self._server.errorString())
        return self._server.isListening()

    def close(self) -> None:
        """Wait no longer."""
        self._server.close()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)

    def _read(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket):
            return
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        paths = _paths_in(bytes(socket.readLine().data()))
        if paths is not None:
            socket.write(_TAKEN)
            socket.flush()
            self.received.emit(paths)


def _paths_in(line: bytes) -> list[Path] | None:
    """Return the paths of a message, or None where it is none of ours."""
    try:
        names = json.loads(line.decode("utf-8", "surrogatepass"))
    except ValueError:
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return [Path(name) for name in names]


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A user without a name, as in some containers.
        return ""
