"""How many expectations of the steps hold, counted a little at a time so that the window never waits."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mrrt_studio.simulation.expectations import check_step
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.document import SLICE_SECONDS, Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.theme import icon, theme
from mrrt_studio.ui.widgets.buttons import ActionButton

_GAP = 6
"""Pixels that Qt leaves between icon and text, and for rounding."""


class Count(NamedTuple):
    """Expectations that hold, and the ids of the steps where some do not."""

    held: int = 0
    broken: int = 0
    broken_steps: tuple[str, ...] = ()


class _Checked(NamedTuple):
    played: PlayedStep
    held: int
    broken: int


class ExpectationCounter(QObject):
    """Counts whenever the timeline is another one; steps that were not played again keep their result."""

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._checked: list[_Checked] = []
        self._work: Iterator[_Checked] = iter(())
        self.count = Count()
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._take_slice)
        document.timeline_changed.connect(self._start)
        self._start()

    def _start(self) -> None:
        steps = self._document.timeline.steps
        kept = 0
        for known, played in zip(self._checked, steps, strict=False):
            if known.played is not played:
                break
            kept += 1
        del self._checked[kept:]
        self._work = (_check(played) for played in steps[kept:])
        self._take_slice()

    def _take_slice(self) -> None:
        end = perf_counter() + SLICE_SECONDS
        for checked in self._work:
            self._checked.append(checked)
            if perf_counter() > end:
                self._later.start()
                return
        self._later.stop()
        self._tell()

    def _tell(self) -> None:
        broken = [checked for checked in self._checked if checked.broken]
        count = Count(
            sum(checked.held for checked in self._checked),
            sum(checked.broken for checked in broken),
            tuple(checked.played.id for checked in broken),
        )
        if count != self.count:
            self.count = count
            self.changed.emit()


def _check(played: PlayedStep) -> _Checked:
    checks = check_step(played)
    held = sum(check.passed for check in checks)
    return _Checked(played, held, len(checks) - held)


class ExpectationsButton(ActionButton):
    """Says how many expectations hold; pressed, it goes to the next step where one is broken."""

    def __init__(
        self, counter: ExpectationCounter, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "flat", "ok", parent)
        self._counter = counter
        self._selection = selection
        self._is_short = False
        counter.changed.connect(self._refresh)
        self.clicked.connect(self._go_to_broken)
        self._refresh()

    def set_compactness(self, level: int) -> None:
        """Show the number alone where there is little room."""
        self._is_short = level > 1
        self._refresh()

    def width_at(self, level: int) -> int:
        """Return the pixels that a level takes."""
        count = self._counter.count
        if not count.held and not count.broken:
            return 0
        return self._width_of(_short(count) if level > 1 else self._text(count))

    def sizeHint(self) -> QSize:
        """Return what the text needs; Qt makes every button at least as wide as a word."""
        return QSize(self._width_of(self.text()), super().sizeHint().height())

    def _width_of(self, text: str) -> int:
        padding = theme().space(3) + 1
        return self.iconSize().width() + self.fontMetrics().horizontalAdvance(text) + 2 * padding + _GAP

    def _refresh(self) -> None:
        count = self._counter.count
        text = self._text(count)
        self.setText(_short(count) if self._is_short else text)
        self.setIcon(icon("refused", "refused") if count.broken else icon("ok", "ok"))
        self.setAccessibleName(text)
        self.setToolTip(self._tool_tip(count))
        self.setVisible(bool(count.held or count.broken))

    def _text(self, count: Count) -> str:
        if count.broken:
            one, many = self.tr("1 expectation is broken"), self.tr("%1 expectations are broken")
            return one if count.broken == 1 else many.replace("%1", str(count.broken))
        one, many = self.tr("1 expectation holds"), self.tr("%1 expectations hold")
        return one if count.held == 1 else many.replace("%1", str(count.held))

    def _tool_tip(self, count: Count) -> str:
        if count.broken:
            return self.tr("Go to the next step that does not do what is expected of it")
        return self.tr("Every step does what is expected of it")

    def _go_to_broken(self) -> None:
        if broken := self._counter.count.broken_steps:
            here = self._selection.step_id
            after = broken.index(here) + 1 if here in broken else 0
            self._selection.select_step(broken[after % len(broken)])


def _short(count: Count) -> str:
    return str(count.broken or count.held)
