"""The open document: one scenario, its undo history and its timeline.

Everything that changes goes one way: a new scenario is applied, lands on the undo stack, is simulated, and
the views are told. No view writes to another.

Where the tenant's own code runs, the simulation goes to another thread: nothing that a script does stops the
window.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from mrrt_studio.engine.scripts import no_scripts
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation import cycle_collection
from mrrt_studio.simulation.timeline import Replay, Timeline, simulate
from mrrt_studio.ui.history import History
from mrrt_studio.ui.scripts.known_code import known_code
from mrrt_studio.ui.scripts.process import runner_for
from mrrt_studio.ui.scripts.replaying import ScriptedReplay

SLICE_SECONDS = 0.008
"""How long the window's thread may replay before it paints again: half a frame."""


class Document(QObject):
    """A scenario under edit."""

    changed = Signal()
    """The scenario is another one; the timeline may still be the one before."""
    timeline_changed = Signal()
    """The timeline belongs to the scenario."""
    path_changed = Signal()

    def __init__(self, scenario: Scenario, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self._path = path
        self._timeline = simulate(scenario)
        cycle_collection.leave_out(len(self._timeline.steps))
        self._replay: Replay | None = None
        self._played = 0
        self.undo_stack = History(self.show_scenario, self)
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._replay_a_slice)
        self._scripted = ScriptedReplay(self)
        self._scripted.played.connect(self._take_scripted)
        known_code().changed.connect(self._follow_consent)
        self.undo_stack.cleanChanged.connect(self._keep_written_code)
        # Scripts may take their time, so the document opens without them and they follow.
        self._follow_consent()

    @property
    def scenario(self) -> Scenario:
        """What stands on the screen."""
        return self._scenario

    @property
    def timeline(self) -> Timeline:
        """The last timeline that was finished."""
        return self._timeline

    @property
    def is_replaying(self) -> bool:
        """Whether the timeline is still that of an earlier scenario."""
        return self._replay is not None

    @property
    def path(self) -> Path | None:
        """The file, or None for a document that was never saved."""
        return self._path

    @path.setter
    def path(self, path: Path | None) -> None:
        self._path = path
        self.path_changed.emit()

    @property
    def is_modified(self) -> bool:
        """Whether there are changes that the file does not have."""
        return not self.undo_stack.isClean()

    def apply(self, scenario: Scenario, text: str, merge_key: str = "") -> None:
        """Make a new scenario the current one, as one step of the undo history.

        Args:
            scenario: the whole new scenario; one that is equal to the current one changes nothing.
            text: what was done, for the menu: "Add policy for Billing".
            merge_key: path of the field; edits of one field in a row become one step of the history.
        """
        if scenario is not self._scenario and scenario != self._scenario:
            self.undo_stack.push(self._scenario, scenario, text, merge_key)

    def show_scenario(self, scenario: Scenario) -> None:
        """Make a scenario current without history; for the undo commands alone."""
        self._scenario = scenario
        replay = self._begin_replay()
        self.changed.emit()
        self._go_on(replay)

    def mark_modified(self) -> None:
        """Say that no file has this scenario, although nothing was edited: it is a recovered copy."""
        self.undo_stack.resetClean()

    def finish_replay(self) -> None:
        """Play what is left at once, for whoever needs the timeline now."""
        while self._replay is not None:
            if self._scripted.is_playing:
                self._begin_replay()
            self._replay_a_slice()

    def _begin_replay(self) -> Replay:
        """Stop the replay that is under way, if any, and make the one of the scenario."""
        self._end_replay()
        scenario = self._scenario
        replay = Replay(scenario, self._timeline, runner=runner_for(scenario))
        self._replay, self._played = replay, 0
        return replay

    def _go_on(self, replay: Replay) -> None:
        """Play where the replay belongs, unless whoever was told of the change has begun another one."""
        if replay is not self._replay:
            return
        if replay.runner is no_scripts:
            self._replay_a_slice()
        else:
            self._scripted.play(replay)

    def _take_scripted(self, timeline: Timeline | None) -> None:
        self._end_replay()
        if timeline is not None:
            cycle_collection.leave_out(len(timeline.steps))
            self._show_timeline(timeline)

    def _follow_consent(self) -> None:
        """Play again where code may run now that did not, without an edit of anything."""
        playing = self._timeline.runner if self._replay is None else self._replay.runner
        if runner_for(self._scenario) != playing:
            self._go_on(self._begin_replay())

    def _keep_written_code(self, is_clean: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Code that was written here and saved is asked about on no later day."""
        if is_clean:
            known_code().keep_written(self._scenario)

    def _replay_a_slice(self) -> None:
        if (replay := self._replay) is None:
            return
        try:
            is_finished = self._play_for(replay, SLICE_SECONDS)
        except BaseException:
            # A step that fails would otherwise fail again at every tick of the timer, for ever.
            self._end_replay()
            raise
        if not is_finished:
            self._later.start()
            return
        self._end_replay()
        self._show_timeline(replay.timeline)

    def _show_timeline(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self.timeline_changed.emit()

    def _play_for(self, replay: Replay, seconds: float) -> bool:
        """Play at least one step, and no longer than it takes; True when none is left."""
        end = perf_counter() + seconds
        with cycle_collection.paused():
            is_finished = self._play_until(replay, end)
        cycle_collection.leave_out(self._played)
        return is_finished

    def _play_until(self, replay: Replay, end: float) -> bool:
        for _ in replay:
            self._played += 1
            if perf_counter() > end:
                return False
        return True

    def _end_replay(self) -> None:
        self._later.stop()
        self._scripted.give_up()
        self._replay = None
