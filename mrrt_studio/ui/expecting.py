"""Expectations written with one click: each is one edit of the scenario and one step of the undo history."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mrrt_studio.scenario.edits import replace_item
from mrrt_studio.scenario.steps import Expectation
from mrrt_studio.simulation.expectations import check_step
from mrrt_studio.simulation.expectations_written import (
    expected_now,
    expected_scopes,
    with_scope,
    without_scope,
)
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection


class Expecting(QObject):
    """Writes, brings up to date and removes what is expected of the selected step."""

    def __init__(self, document: Document, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection

    def can_expect(self) -> bool:
        """Tell whether a click would write something that is not written yet."""
        played = self._selection.step
        if played is None or played.outcome is None:
            return False
        return expected_now(played) != played.step.expect

    def can_remove(self) -> bool:
        """Tell whether anything is expected of the selected step."""
        played = self._selection.step
        return played is not None and played.step.expect is not None

    def is_broken(self) -> bool:
        """Tell whether the selected step does something else than is expected of it."""
        played = self._selection.step
        return played is not None and not all(check.passed for check in check_step(played))

    def expect(self) -> None:
        """Expect of the selected step what it did."""
        played = self._played_now()
        if played is not None and played.outcome is not None:
            text = self.tr("Update expectations") if played.step.expect else self.tr("Expect this result")
            self._put(played, expected_now(played), text)

    def remove(self) -> None:
        """Expect nothing of the selected step any more."""
        played = self._played_now()
        if played is not None and played.step.expect is not None:
            self._put(played, None, self.tr("Remove expectations"))

    def toggle_scope(self, scope: str) -> None:
        """Expect the verdict on one scope as it is now, or no longer where it is expected already."""
        played = self._played_now()
        if played is None or played.outcome is None:
            return
        if scope in expected_scopes(played.step):
            text = self.tr("Remove expectation of {scope}")
            self._put(played, without_scope(played.step, scope), text.format(scope=scope))
        else:
            text = self.tr("Expect verdict on {scope}")
            self._put(played, with_scope(played, scope), text.format(scope=scope))

    def _played_now(self) -> PlayedStep | None:
        """What is written must be what the scenario does now: a long replay is ended first."""
        self._document.finish_replay()
        return self._selection.step

    def _put(self, played: PlayedStep, expectation: Expectation | None, text: str) -> None:
        step = played.step
        changed = step.replace(expect=expectation) if expectation is not None else step.without("expect")
        if changed != step:
            self._document.apply(replace_item(self._document.scenario, "steps", played.index, changed), text)
