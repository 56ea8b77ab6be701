"""The centre of the window: lanes, steps, and the composer that adds to them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.simulation.step_arrows import Lane, lane_name
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.expecting import Expecting
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.timeline.add_bar import AddBar
from mrrt_studio.ui.timeline.card_layout import frame_edges
from mrrt_studio.ui.timeline.composer import Composer
from mrrt_studio.ui.timeline.dragging import CardDrag
from mrrt_studio.ui.timeline.find_bar import FindBar
from mrrt_studio.ui.timeline.finder import Finder
from mrrt_studio.ui.timeline.lane_header import LaneHeader
from mrrt_studio.ui.timeline.lanes import LaneName, lay_tracks
from mrrt_studio.ui.timeline.measuring import text_width
from mrrt_studio.ui.timeline.step_actions import StepActions
from mrrt_studio.ui.timeline.step_commands import StepCommands
from mrrt_studio.ui.timeline.step_model import StepModel
from mrrt_studio.ui.timeline.step_view import StepView
from mrrt_studio.ui.timeline.view_actions import ViewActions
from mrrt_studio.ui.widgets.empty_state import EmptyState

_CLOSEST_LANES = 11
_LARGEST_COMPOSER = 0.68
"""The part of the pane that the composer may take."""


class TimelinePane(QWidget):
    """Shows the timeline of a document and edits its steps."""

    message = Signal(object)
    """A ``Notice`` for the message bar."""

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self.model = StepModel(document, selection, self)
        self.commands = StepCommands(document, selection, self)
        self.find_bar = FindBar()
        self.finder = Finder(self.find_bar, self.model, selection)
        self.header = LaneHeader()
        self.view = StepView(self.model, selection)
        self.drag = CardDrag(self.view, self.model)
        self.actions_of_view = ViewActions(self.view, selection, self.model)
        expecting = Expecting(document, selection, self)
        self.actions_of_steps = StepActions(
            self.view, selection, self.commands, expecting, self.actions_of_view.all()
        )
        self.empty = EmptyState("play", self.tr("No steps yet"), self._invitation())
        self.add_bar = AddBar()
        self.composer = Composer(document, selection, self.commands)
        set_ground(self, "window")
        self._arrange()
        self._connect()
        theme().follow(self._restyle)
        self._refresh()

    def compose(self, type_: str) -> None:
        """Open the composer for a new step of a type, after the playhead."""
        self.finder.show_all()
        self.composer.compose(type_)
        self._show_parts()
        self.view.watch(self._selection.playhead - 1)

    def edit_step(self, step_id: str, field: str = "") -> None:
        """Open the composer on a step, with the keyboard in a field of it or in its first one."""
        if self.model.row_of(step_id) < 0:
            self.finder.show_all()
        self.composer.edit(step_id)
        self._show_parts()
        self.view.watch(self.model.row_of(step_id))
        if field:
            self.composer.show_field(field)

    def open_find(self) -> None:
        """Open the bar that finds and filters steps."""
        self.finder.open()
        self._fit()

    def leave_find(self) -> None:
        """Put that bar away and show every step."""
        self.finder.close()
        self._fit()
        self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape leave the bar that finds steps, also from among the cards."""
        if event.key() == Qt.Key.Key_Escape and self.finder.is_open:
            self.leave_find()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return room for one narrow card."""
        return QSize(theme().space(80), theme().space(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar right behind the last card."""
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.header)
        column.addWidget(self.view, 1000)
        column.addWidget(self.empty, 1000)
        column.addWidget(self.add_bar)
        column.addStretch(1)
        column.addWidget(self.composer)

    def _connect(self) -> None:
        self.view.tracks_wanted.connect(self._lay_tracks)
        self.drag.dropped.connect(self.commands.move_before)
        self.view.doubleClicked.connect(self._edit_index)
        self.actions_of_steps.edit_wanted.connect(self.edit_step)
        self.add_bar.wanted.connect(self.compose)
        self.empty.add_button(self.tr("Add a login")).clicked.connect(self._add_login)
        self.composer.closed.connect(self._leave_composer)
        self.model.refreshed.connect(self._refresh)
        self.model.folding.changed.connect(self._fit)
        self.view.zoom.changed.connect(self._fit)
        self.commands.message.connect(self.message)
        self.find_bar.closed.connect(self.leave_find)
        self._take_keys()

    def _take_keys(self) -> None:
        keys = Qt.Key
        self._take_key(self.tr("Next match"), keys.Key_F3, self._find_next)
        back = Qt.KeyboardModifier.ShiftModifier | keys.Key_F3
        self._take_key(self.tr("Previous match"), back, self._find_previous)

    def _find_next(self) -> None:
        self.finder.move(1)

    def _find_previous(self) -> None:
        self.finder.move(-1)

    def _take_key(self, text: str, key: QKeyCombination | Qt.Key, do: Callable[[], None]) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(do)
        self.addAction(action)

    def _refresh(self) -> None:
        self.actions_of_steps.update_states()
        self._lay_tracks()
        self._show_parts()

    def _show_parts(self) -> None:
        composing, has_steps = self.composer.form is not None, bool(self.model.all_steps)
        self.view.setVisible(has_steps)
        self.header.setVisible(has_steps)
        self.empty.setVisible(not has_steps and not composing)
        self.add_bar.setVisible(not composing)
        self._fit()

    def _fit(self) -> None:
        """A short timeline takes no more room than it needs."""
        self.view.setMaximumHeight(max(self.view.content_height(self.height()), 1))
        self.composer.setMaximumHeight(round(self.height() * _LARGEST_COMPOSER))

    def _lay_tracks(self) -> None:
        left, right = frame_edges(self.view.layout_width())
        factor = self.view.zoom.factor
        self.add_bar.set_edges(round(left * factor), round(right * factor))
        inset = theme().space(3)
        names = [self._lane_name(lane) for lane in self.model.lanes]
        tracks = lay_tracks(names, left + inset, right - inset, theme().space(_CLOSEST_LANES))
        self.view.set_tracks(tracks)
        self.header.set_tracks(tracks, self._name, factor)

    def _lane_name(self, lane: Lane) -> LaneName:
        name = self._name(lane)
        return LaneName(lane, name, text_width(name, "small-strong"))

    def _name(self, lane: Lane) -> str:
        return lane_name(lane, self._document.timeline.end.state.configuration)

    def _edit_index(self, index: QModelIndex) -> None:
        self.edit_step(self.model.steps[index.row()].id)

    def _add_login(self) -> None:
        self.compose("login")

    def _leave_composer(self, had_keyboard: bool) -> None:  # noqa: FBT001 - a slot
        self.view.watch(-1)
        self._show_parts()
        if had_keyboard:
            (self.view if self.model.steps else self.add_bar).setFocus()

    def _invitation(self) -> str:
        return self.tr(
            "A step is a login, an exchange, a call or a while of waiting. Begin with a login: "
            "it returns the refresh token that everything else is about."
        )

    def _restyle(self) -> None:
        self._lay_tracks()
        self._fit()
