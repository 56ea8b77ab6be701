"""The controls of the playhead: where it stands in the timeline, the virtual time there, and waiting."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QTimeZone, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.shell.action_buttons import icon_button, primary_button
from mrrt_studio.ui.shell.menus import ActionSet
from mrrt_studio.ui.theme import set_look, theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.labels import MonoLabel, TextLabel

WAITS = ("PT10S", "PT1M", "PT10M", "PT1H", "P1D", "P30D")
"""Durations that the menu offers, ISO 8601."""


class PlayheadBar(QWidget):
    """Buttons, position and virtual time; the views follow the selection and not this."""

    wait_chosen = Signal(str)
    """An ISO 8601 duration."""

    def __init__(self, document: Document, selection: Selection, actions: ActionSet) -> None:
        super().__init__()
        self._document = document
        self._selection = selection
        self._position = TextLabel("", "body", "text-secondary")
        self._time = MonoLabel("", "text")
        self._wait = ActionButton(self.tr("wait"), "plain", "plus")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._arrange(actions)
        selection.playhead_changed.connect(self._refresh)
        document.timeline_changed.connect(self._refresh)
        theme().follow(self._restyle)
        self._refresh()

    def set_compactness(self, level: int) -> None:
        """Leave out what can be spared at this level."""
        for widget, most in self._spared.items():
            widget.setVisible(level <= most)

    def width_at(self, level: int) -> int:
        """Return the pixels that a level takes."""
        shown = [widget for widget in self._all if level <= self._spared.get(widget, level)]
        gaps = (len(shown) - 1) * self._line.spacing()
        return sum(widget.sizeHint().width() for widget in shown) + gaps

    def _arrange(self, actions: ActionSet) -> None:
        self._all: tuple[QWidget, ...] = (
            icon_button(actions["steps.start"], "to-start", self.tr("To the start")),
            icon_button(actions["steps.back"], "step-back", self.tr("Step back")),
            primary_button(actions["steps.forward"], "play", self.tr("Step")),
            icon_button(actions["steps.end"], "to-end", self.tr("To the end")),
            self._position,
            self._time,
            self._wait,
        )
        # The last level at which each of them is shown; the menus have what they do.
        self._spared: dict[QWidget, int] = {self._wait: 1, self._time: 2, self._position: 3}
        for widget in self._all:
            self._line.addWidget(widget)
        set_look(self._time, "field")
        self._wait.setMenu(self._wait_menu(actions))
        self._wait.setToolTip(self.tr("Let the virtual clock move on, as a step of its own"))

    def _wait_menu(self, actions: ActionSet) -> QMenu:
        menu = QMenu(self)
        for duration, text in zip(WAITS, self._wait_texts(), strict=True):
            action = menu.addAction(text)
            action.setData(duration)
        menu.triggered.connect(self._choose_wait)
        menu.addSeparator()
        another = menu.addAction(self.tr("Another time…"))
        another.triggered.connect(actions["steps.wait"].trigger)
        return menu

    def _choose_wait(self, action: QAction) -> None:
        if duration := action.data():
            self.wait_chosen.emit(duration)

    def _wait_texts(self) -> tuple[str, ...]:
        return (
            self.tr("10 seconds"),
            self.tr("1 minute"),
            self.tr("10 minutes"),
            self.tr("1 hour"),
            self.tr("1 day"),
            self.tr("30 days"),
        )

    def _refresh(self) -> None:
        playhead, count = self._selection.playhead, len(self._document.timeline.steps)
        self._position.setText(self.tr("%1 of %2").replace("%1", str(playhead)).replace("%2", str(count)))
        self._position.setAccessibleName(
            self.tr("Step %1 of %2").replace("%1", str(playhead)).replace("%2", str(count))
        )
        time = time_text(self._seconds())
        self._time.setText(time)
        self._time.setAccessibleName(self.tr("Virtual time %1 UTC").replace("%1", time))
        self._time.setToolTip(self.tr("The virtual clock behind this step, in UTC; only waiting moves it"))

    def _seconds(self) -> int:
        timeline, playhead = self._document.timeline, self._selection.playhead
        if playhead == 0 or playhead > len(timeline.steps):
            return timeline.world.start
        return timeline.steps[playhead - 1].state.now

    def _restyle(self) -> None:
        self._line.setSpacing(theme().space(1.6))


def time_text(seconds: int) -> str:
    """Return a second of the virtual clock as people read it: ``1 Jan 2026 09:12:00``, in UTC."""
    moment = QDateTime.fromSecsSinceEpoch(seconds, QTimeZone(QTimeZone.Initialization.UTC))
    return QLocale().toString(moment, "d MMM yyyy HH:mm:ss")
