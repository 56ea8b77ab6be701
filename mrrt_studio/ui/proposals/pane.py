"""Make this succeed: choose what the selected step did not give, and read which changes would give it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidgetItem,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from mrrt_studio.simulation.proposal_goals import Goal, goals_of
from mrrt_studio.simulation.proposals import Proposal, Proposals, propose
from mrrt_studio.simulation.reach import Reach, reach
from mrrt_studio.simulation.timeline import Timeline
from mrrt_studio.ui.background import Background
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.freshness import Freshness
from mrrt_studio.ui.lifetimes.wrapping_list import WrappingList
from mrrt_studio.ui.proposals.answer import AnswerView
from mrrt_studio.ui.proposals.words import goal_words
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.tenant.notice import Notice
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.empty_state import EmptyState
from mrrt_studio.ui.widgets.labels import SectionLabel

_GOAL = Qt.ItemDataRole.UserRole


class _Answer(NamedTuple):
    """What was found, for which timeline, and the reach that the next search begins with."""

    found: Proposals
    timeline: Timeline
    matrix: Reach


class ProposalsPane(QWidget):
    """Follows the selected step; the search runs away from the window's thread."""

    message = Signal(object)
    """A ``Notice`` for the message bar."""

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._background = Background(self)
        self._matrix: Reach | None = None
        self._goal: Goal | None = None
        self._asked: tuple[Timeline, Goal] | None = None
        self.goals = WrappingList(self.tr("What should happen"))
        self.answer = AnswerView()
        self._arrange()
        self._connect()
        self.freshness = Freshness(self, self._refresh)

    @property
    def goal(self) -> Goal | None:
        """What is wanted, or None while nothing is."""
        return self._goal

    @property
    def is_busy(self) -> bool:
        """Whether the answer is still being looked for."""
        return self._background.is_busy

    def show_goal(self, goal: Goal) -> None:
        """Look for what a person wants of a step, which becomes the selected one."""
        self._goal = goal
        self._selection.select_step(goal.step_id)
        self.freshness.touch()

    def _arrange(self) -> None:
        left = QWidget()
        self._left = QVBoxLayout(left)
        title = SectionLabel(self.tr("What should happen"))
        self._left.addWidget(title)
        self._left.addWidget(self.goals, 1)
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(left, 1)
        line.addWidget(self.answer, 3)
        self._empty = EmptyState("ok", self.tr("This step gives all that it was asked for"))
        none = EmptyState(
            "ok", self.tr("No step is selected"), self.tr("Select one that gave less than it was asked for.")
        )
        self._stack = QStackedLayout(self)
        for widget in (none, self._empty, body):
            self._stack.addWidget(widget)
        self.setFocusProxy(self.goals)
        set_ground(self, "surface")
        theme().follow(self._restyle)

    def _connect(self) -> None:
        self._document.timeline_changed.connect(self._touch)
        self._selection.step_changed.connect(self._touch)
        self.goals.currentItemChanged.connect(self._choose)
        self.answer.apply_wanted.connect(self._apply)

    def _touch(self) -> None:
        self.freshness.touch()

    def _refresh(self) -> None:
        played = self._selection.step
        if self._goal is not None and (played is None or self._goal.step_id != played.id):
            self._goal = None
        goals = goals_of(played) if played is not None else ()
        self._goal = self._goal or next(iter(goals), None)
        self._fill(goals)
        if self._goal is None:
            self._background.forget()
            self._asked = None
            self._stack.setCurrentIndex(0 if played is None else 1)
            return
        self._stack.setCurrentIndex(2)
        self._ask(self._goal)

    def _fill(self, goals: tuple[Goal, ...]) -> None:
        """List what may be wanted, and what was until it came true."""
        listed = goals if self._goal is None or self._goal in goals else (*goals, self._goal)
        self.goals.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.goals.clear()
        for goal in listed:
            item = QListWidgetItem(goal_words(goal, self._document.timeline))
            item.setData(_GOAL, goal)
            self.goals.addItem(item)
            if goal == self._goal:
                self.goals.setCurrentItem(item)
        self.goals.blockSignals(False)  # noqa: FBT003
        self.goals.fit()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            # Qt hands a named tuple back as a plain one.
            self._goal = Goal(*item.data(_GOAL))
            self._ask(self._goal)

    def _ask(self, goal: Goal) -> None:
        timeline, known = self._document.timeline, self._matrix
        if self._asked is not None and self._asked[0] is timeline and self._asked[1] == goal:
            return
        self._asked = (timeline, goal)
        self.answer.show_busy()
        self._background.ask(lambda: _answer(timeline, goal, known), self._show)

    def _show(self, answer: _Answer) -> None:
        self._matrix = answer.matrix
        self.answer.show_answer(answer.found, answer.timeline.scenario)

    def _apply(self, proposal: Proposal) -> None:
        before = self._document.scenario
        changed = proposal.apply(before)
        if changed == before:
            self.message.emit(Notice("info", self.tr("The configuration has all of this already.")))
            return
        text = self.tr("Make this succeed: {what}").format(what=proposal.sentence)
        self._document.apply(changed, text)
        self.message.emit(Notice("ok", self.tr("The tenant was changed."), proposal.sentence, can_undo=True))

    def _restyle(self) -> None:
        space = theme().space
        self._left.setContentsMargins(space(3), space(3), 0, space(3))
        self._left.setSpacing(space(1.5))
        self.goals.setMinimumWidth(space(50))
        self.goals.setMaximumWidth(space(100))


def _answer(timeline: Timeline, goal: Goal, known: Reach | None) -> _Answer:
    matrix = reach(timeline.scenario, timeline.world.choices, previous=known)
    return _Answer(propose(timeline, goal, matrix), timeline, matrix)
