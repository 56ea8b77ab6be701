"""Computing away from the window's thread: one thing at a time, and only the latest answer counts.

The thread that computes never touches Qt; the window looks for its answer a hundred times a second.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_EVERY = 10
"""Milliseconds."""
_SHORT_TURN = 0.0005
"""Seconds for which a thread that computes may keep the window waiting."""


class _Answer(NamedTuple):
    value: Any
    error: BaseException | None = None


class Background(QObject):
    """Computes for one view; a question that is asked while another is computed replaces those that wait."""

    busy_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers: SimpleQueue[_Answer] | None = None
        self._done: Callable[[Any], None] | None = None
        self._waiting: tuple[Callable[[], Any], Callable[[Any], None]] | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self._take_answer)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._done is not None or self._waiting is not None

    def ask(self, compute: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Compute something and give it to ``done`` in the window's thread, unless something is asked later.

        Args:
            compute: pure; runs in another thread and must not touch Qt.
            done: what is called with the answer. An error of ``compute`` is raised in its place.
        """
        self._waiting, self._done = (compute, done), None
        if self._answers is None:
            self._begin()
        self.busy_changed.emit()

    def forget(self) -> None:
        """Ask for nothing any more; what is computed now is thrown away."""
        self._waiting = self._done = None
        self.busy_changed.emit()

    def _begin(self) -> None:
        if self._waiting is None:
            return
        (compute, self._done), self._waiting = self._waiting, None
        self._answers = SimpleQueue()
        Thread(target=_compute, args=(compute, self._answers), daemon=True).start()
        self._look.start()

    def _take_answer(self) -> None:
        if self._answers is None or self._answers.empty():
            return
        answer = self._answers.get()
        self._answers, done, self._done = None, self._done, None
        self._look.stop()
        self._begin()
        self.busy_changed.emit()
        if done is not None:
            if answer.error is not None:
                raise answer.error
            done(answer.value)


def _compute(compute: Callable[[], Any], answers: SimpleQueue[_Answer]) -> None:
    with _CONSIDERATE:
        try:
            answer = _Answer(compute())
        except BaseException as error:  # noqa: BLE001 - raised again where somebody sees it
            answer = _Answer(None, error)
    answers.put(answer)


class _Considerate:
    """While anything computes, threads take short turns and nobody walks over all objects to find cycles.

    What is computed holds no cycles, and of a long timeline that walk stops the window for several frames.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._usual = 0.0
        self._collected = True

    def __enter__(self) -> None:
        with self._lock:
            if self._count == 0:
                self._usual, self._collected = sys.getswitchinterval(), gc.isenabled()
                sys.setswitchinterval(_SHORT_TURN)
                gc.disable()
            self._count += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._count -= 1
            if self._count == 0:
                sys.setswitchinterval(self._usual)
                if self._collected:
                    gc.enable()


_CONSIDERATE = _Considerate()
