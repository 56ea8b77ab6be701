"""Replays with scripts away from the window's thread: a script may take a second, and it may never end."""

from __future__ import annotations

from weakref import WeakMethod, finalize

from PySide6.QtCore import QObject, Signal

from mrrt_studio.simulation.timeline import Replay
from mrrt_studio.ui.background import Background


class _Playing:
    """A replay that can be given up between two steps; it knows nothing of the window."""

    def __init__(self, replay: Replay) -> None:
        self.replay = replay
        self.is_given_up = False
        self.error: Exception | None = None

    def play(self) -> None:
        """Play every step that is left; an error is kept for whoever takes the result."""
        try:
            for _ in self.replay:
                if self.is_given_up:
                    return
        except Exception as error:  # noqa: BLE001 - raised where it is seen
            self.error = error


class _Current:
    """The playing that counts, so that the end of its owner can give it up."""

    def __init__(self) -> None:
        self.playing: _Playing | None = None

    def give_up(self) -> None:
        if self.playing is not None:
            self.playing.is_given_up = True
        self.playing = None


class ScriptedReplay(QObject):
    """Plays the latest replay that it was given; earlier ones are given up."""

    played = Signal(object)
    """The ``Timeline``, told in the window's thread; None where the replay failed, and its error follows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._current = _Current()
        finalize(self, self._current.give_up)

    @property
    def is_playing(self) -> bool:
        """Whether a timeline is still to come."""
        return self._current.playing is not None

    def play(self, replay: Replay) -> None:
        """Play a replay; ``played`` tells of its end."""
        self._current.give_up()
        self._current.playing = playing = _Playing(replay)
        # Weak: a circle of objects that Qt owns too is deleted twice when the collector ends it.
        take = WeakMethod(self._take)

        def done(_: None) -> None:
            if (method := take()) is not None:
                method(playing)

        self._background.ask(playing.play, done)

    def give_up(self) -> None:
        """Play nothing any more."""
        if self._current.playing is not None:
            self._current.give_up()
            self._background.forget()

    def _take(self, playing: _Playing) -> None:
        if playing is not self._current.playing:
            return
        self._current.playing = None
        self.played.emit(None if playing.error else playing.replay.timeline)
        if playing.error is not None:
            raise playing.error
