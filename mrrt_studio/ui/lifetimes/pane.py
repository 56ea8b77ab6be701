"""The pane of lifetimes: what lives at the playhead and until when, on one axis whose now can be dragged."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.steps import WaitStep
from mrrt_studio.simulation.lifetimes import Expiry, Lifetimes
from mrrt_studio.simulation.lifetimes_reading import lifetimes
from mrrt_studio.simulation.timeline import Timeline
from mrrt_studio.ui.background import Background
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.freshness import Freshness
from mrrt_studio.ui.lifetimes.axis import TimeAxis
from mrrt_studio.ui.lifetimes.chart import ZOOM_STEP, LifetimesChart
from mrrt_studio.ui.lifetimes.next_list import NextList
from mrrt_studio.ui.lifetimes.row_model import RowModel, Rows, rows_of
from mrrt_studio.ui.lifetimes.scale import TimeScale, fitting
from mrrt_studio.ui.lifetimes.tools import Tools
from mrrt_studio.ui.lifetimes.words import moment_words
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.timeline.step_commands import StepCommands
from mrrt_studio.ui.widgets.empty_state import EmptyState

_ROOM = 40
"""Quarters of a line for the words behind the longest bar."""
_FEW_STEPS = 300
"""So many are read in less than a frame."""


class _Reading(NamedTuple):
    """What is read away from the window's thread."""

    found: Lifetimes
    configuration: Configuration
    rows: Rows
    expiries: tuple[Expiry, ...]
    shown_until: int


class LifetimesPane(QWidget):
    """Follows timeline and playhead; waiting is a new step behind the playhead."""

    message = Signal(object)
    """A ``Notice`` for the message bar."""

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._steps = StepCommands(document, selection, self)
        self._background = Background(self)
        self._scale = TimeScale(0, 1, 1)
        self._is_fitted = True
        self._shown_until = 0
        self._expiries: tuple[Expiry, ...] = ()
        self.rows = RowModel(self)
        self.tools = Tools()
        self.axis = TimeAxis()
        self.chart = LifetimesChart(self.rows)
        self.next_list = NextList()
        self._arrange()
        self._connect()
        self._add_keys()
        self.freshness = Freshness(self, self._refresh)

    @property
    def scale(self) -> TimeScale:
        """The stretch of time that is shown."""
        return self._scale

    def jump(self) -> None:
        """Add a step that waits until the next thing expires."""
        if self._expiries:
            self.wait_until(self._expiries[0].at)

    def wait_until(self, moment: int) -> None:
        """Add a step behind the playhead that waits until a moment, in seconds since the epoch."""
        seconds = moment - self.rows.found.now
        if seconds > 0 and not self.freshness.is_stale and not self._background.is_busy:
            text = self.tr("Wait until {time}").format(time=moment_words(moment))
            self._steps.add(WaitStep(type="wait", seconds=seconds), self._selection.playhead, text)

    def fit(self) -> None:
        """Show everything up to the last end."""
        self._is_fitted = True
        found = self.rows.found
        self._set_scale(fitting(found.start, self._shown_until, self.chart.bar_width(), theme().space(_ROOM)))

    def _arrange(self) -> None:
        picture = QWidget()
        column = QVBoxLayout(picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.axis)
        column.addWidget(self.chart, 1)
        beside = QHBoxLayout()
        beside.addWidget(picture, 3)
        beside.addWidget(self.next_list, 1)
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.tools)
        whole.addLayout(beside, 1)
        title, advice = self.tr("Nothing lives yet"), self.tr("A login makes the first tokens and a session.")
        self._empty = EmptyState("wait", title, advice)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(body)
        self.setFocusProxy(self.chart)
        set_ground(self, "surface")
        theme().follow(self._restyle)

    def _connect(self) -> None:
        self._document.timeline_changed.connect(self._touch)
        self._selection.playhead_changed.connect(self._touch)
        self._selection.step_changed.connect(self._follow_step)
        self.tools.only_alive.toggled.connect(self._touch)
        self.tools.jump.clicked.connect(self.jump)
        self.tools.fit.clicked.connect(self.fit)
        self.tools.larger.clicked.connect(self._zoom_in)
        self.tools.smaller.clicked.connect(self._zoom_out)
        self.axis.wait_chosen.connect(self.wait_until)
        self.axis.held.connect(self.chart.set_held)
        self.next_list.wait_chosen.connect(self.wait_until)
        self.next_list.chosen.connect(self._show_row)
        self.chart.zoom_wanted.connect(self._zoom)
        self.chart.pan_wanted.connect(self._pan)
        self.chart.resized.connect(self._resize_scale)
        self.chart.selectionModel().currentChanged.connect(self._choose_step)

    def _add_keys(self) -> None:
        commands = (("N", self.jump), ("0", self.fit), ("+", self._zoom_in), ("=", self._zoom_in))
        for key, command in (*commands, ("-", self._zoom_out)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(command)

    def _touch(self) -> None:
        self.freshness.touch()

    def _refresh(self) -> None:
        timeline, count = self._document.timeline, self._selection.playhead
        only_alive = self.tools.only_alive.isChecked()
        if count <= _FEW_STEPS:
            self._background.forget()
            self._show(_read(timeline, count, only_alive=only_alive))
        else:
            self._background.ask(lambda: _read(timeline, count, only_alive=only_alive), self._show)

    def _show(self, read: _Reading) -> None:
        current = self.chart.row_at(self.chart.currentIndex().row())
        found, self._expiries, self._shown_until = read.found, read.expiries, read.shown_until
        self.rows.show(found, read.configuration, read.rows)
        if current is not None:
            self._set_current(self.rows.place_of(current.key))
        self.axis.set_now(found.now, tuple(expiry.at for expiry in read.expiries[:_FEW_STEPS]))
        self.next_list.show_expiries(read.expiries, found.now, read.configuration)
        self.tools.now.setText(self.tr("Now {time} UTC").format(time=moment_words(found.now)))
        self.tools.jump.setEnabled(bool(read.expiries))
        self._stack.setCurrentIndex(1 if found.lifetimes else 0)
        self._follow_now()
        self._follow_step()

    def _follow_now(self) -> None:
        """A picture that was not zoomed keeps fitting; in any other, now comes into view when it moves."""
        if self._is_fitted:
            self.fit()
        else:
            self._set_scale(self._scale.showing(self.rows.found.now))

    def _resize_scale(self) -> None:
        if self._is_fitted:
            self.fit()
        else:
            self._set_scale(self._scale._replace(width=self.chart.bar_width()))

    def _set_scale(self, scale: TimeScale) -> None:
        self._scale = scale
        self.chart.set_scale(scale)
        self.axis.set_scale(scale, self.chart.name_width())

    def _zoom(self, factor: float, around: float) -> None:
        self._is_fitted = False
        self._set_scale(self._scale.zoomed(factor, around))

    def _zoom_in(self) -> None:
        self._zoom(ZOOM_STEP**2, self._middle())

    def _zoom_out(self) -> None:
        self._zoom(ZOOM_STEP**-2, self._middle())

    def _middle(self) -> float:
        """Return what stays in its place: now where it is seen, else the middle."""
        now, scale = self.rows.found.now, self._scale
        return now if 0 <= scale.x(now) <= scale.width else scale.moment(scale.width / 2)

    def _pan(self, pixels: float) -> None:
        self._is_fitted = False
        self._set_scale(self._scale.moved(pixels))

    def _choose_step(self, index: QModelIndex) -> None:
        row = self.chart.row_at(index.row())
        if row is not None and row.lifetime is not None:
            self._selection.select_step(row.lifetime.step_id)

    def _show_row(self, key: str) -> None:
        place = self.rows.place_of(key)
        if place >= 0:
            self.chart.setCurrentIndex(self.rows.index(place, 0))

    def _follow_step(self) -> None:
        """Mark the first thing that the selected step made, unless something of it is marked already."""
        if self.freshness.is_stale:
            return
        step_id = self._selection.step_id
        current = self.chart.row_at(self.chart.currentIndex().row())
        if current is not None and current.lifetime is not None and current.lifetime.step_id == step_id:
            return
        self._set_current(self.rows.first_of_step(step_id))

    def _set_current(self, place: int) -> None:
        """Mark a row without choosing its step."""
        model = self.chart.selectionModel()
        model.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.chart.setCurrentIndex(self.rows.index(place, 0) if place >= 0 else QModelIndex())
        model.blockSignals(False)  # noqa: FBT003
        self.chart.show_row(place)
        self.chart.viewport().update()

    def _restyle(self) -> None:
        self.next_list.setMinimumWidth(theme().space(40))
        self.next_list.setMaximumWidth(theme().space(100))


def _read(timeline: Timeline, count: int, *, only_alive: bool) -> _Reading:
    found = lifetimes(timeline, count)
    steps = timeline.steps[:count]
    configuration = steps[-1].state.configuration if steps else timeline.world.configuration
    ends = [one.end for one in found.lifetimes if one.end is not None]
    windows = [one.leeway.end for one in found.lifetimes if one.leeway is not None]
    rows, expiries = rows_of(found, only_alive=only_alive), found.next_expiries()
    return _Reading(found, configuration, rows, expiries, max((found.now, *ends, *windows)))
