"""Finds steps by their text and shows only those that are asked for."""

from __future__ import annotations

from itertools import compress

from PySide6.QtCore import QObject

from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.timeline.find_bar import FindBar
from mrrt_studio.ui.timeline.searching import STEP_KINDS, PerStep, kinds_of, searchable_text
from mrrt_studio.ui.timeline.step_model import StepModel


class Finder(QObject):
    """Stands between the bar and the steps; while the bar is closed it looks at nothing."""

    def __init__(self, bar: FindBar, model: StepModel, selection: Selection) -> None:
        super().__init__(bar)
        self._bar = bar
        self._model = model
        self._selection = selection
        self._kinds = PerStep(kinds_of)
        self._texts = PerStep(self._text_of)
        self._matches: list[PlayedStep] = []
        bar.text_changed.connect(self._find)
        bar.filter_changed.connect(self._filter)
        bar.moved.connect(self.move)
        model.refreshed.connect(self._follow)
        selection.step_changed.connect(self._say)

    @property
    def is_open(self) -> bool:
        """Whether the bar is to be seen."""
        return not self._bar.isHidden()

    def open(self) -> None:
        """Show the bar with the keyboard in its field."""
        self._bar.show()
        self._follow()
        self._bar.field.setFocus()
        self._bar.field.selectAll()

    def close(self) -> None:
        """Show all steps again and put the bar away; its text stays for the next time."""
        self.show_all()
        self._bar.hide()
        self._matches = []

    def show_all(self) -> None:
        """Let no step be held back; the text that is looked for stays."""
        if self._bar.wanted():
            self._bar.reset()
            self._filter()

    def move(self, by: int) -> None:
        """Select the next match or the one before, around either end."""
        if not self._matches:
            return
        here = self._index()
        if by > 0:
            found = next((m for m in self._matches if m.index > here), self._matches[0])
        else:
            found = next((m for m in reversed(self._matches) if m.index < here), self._matches[-1])
        self._selection.select_step(found.id)

    def _find(self) -> None:
        """The first match from here on is selected while one types."""
        self._follow()
        here = self._index()
        found = next((m for m in self._matches if m.index >= here), next(iter(self._matches), None))
        if found is not None:
            self._selection.select_step(found.id)

    def _filter(self) -> None:
        self._model.show_only(self._sieve if self._bar.wanted() else None)

    def _sieve(self, steps: tuple[PlayedStep, ...]) -> tuple[PlayedStep, ...]:
        wanted, kinds = self._bar.wanted(), self._kinds.of(steps)
        return tuple(
            played for played, found in zip(steps, kinds, strict=True) if wanted.admits(played, found)
        )

    def _follow(self) -> None:
        if not self.is_open:
            return
        kinds = self._kinds.of(self._model.all_steps)
        self._bar.set_counts({kind: sum(kind in found for found in kinds) for kind in STEP_KINDS})
        self._matches = self._found()
        self._say()

    def _found(self) -> list[PlayedStep]:
        """Titles name tokens, so that what can be found is known only when the model has their names."""
        wanted = self._bar.text()
        if not wanted:
            return []
        texts = self._texts.of(self._model.all_steps)
        shown = {played.id for played in self._model.steps}
        found = compress(self._model.all_steps, (wanted in text for text in texts))
        return [played for played in found if played.id in shown]

    def _say(self) -> None:
        if self.is_open:
            self._bar.set_said(" · ".join(part for part in (self._said_found(), self._said_shown()) if part))

    def _said_found(self) -> str:
        if not self._bar.text():
            return ""
        here = self._index()
        place = next((n for n, found in enumerate(self._matches, 1) if found.index == here), 0)
        if place:
            return self.tr("{place} of {count}").format(place=place, count=len(self._matches))
        return self.tr("{count} found").format(count=len(self._matches))

    def _said_shown(self) -> str:
        if not self._bar.wanted():
            return ""
        shown, count = len(self._model.steps), len(self._model.all_steps)
        return self.tr("{shown} of {count} steps").format(shown=shown, count=count)

    def _index(self) -> int:
        step = self._selection.step
        return step.index if step is not None else -1

    def _text_of(self, played: PlayedStep) -> str:
        return searchable_text(played, self._model.names)
