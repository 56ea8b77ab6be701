"""Ctrl+C in the terminal and the system's request to end, told to the event loop.

Python runs its signal handlers only between two of its own instructions, and Qt's loop may run none for
hours: so the signal's number comes through a socket that the loop watches.
"""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Interrupts(QObject):
    """Turns signals of the system into a signal of Qt."""

    received = Signal(int)
    """The number of the signal."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)  # noqa: FBT003 - the standard library's
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._wakeup_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _leave_to_socket) for number in _SIGNALS}

    def close(self) -> None:
        """Give the signals back to whoever had them."""
        self._notifier.setEnabled(False)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup_before)
        self._reader.close()
        self._writer.close()

    def _read(self) -> None:
        for number in self._reader.recv(64):
            self.received.emit(number)


def _leave_to_socket(_number: int, _frame: FrameType | None) -> None:
    """Without a handler Python would end the process before the number is read."""
