"""Questions about a step that a pane below answers: how it would succeed, what a thief could reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mrrt_studio.simulation.proposal_goals import Goal, goals_of
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.inspector.why import WhyPage
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.shell.bottom_panes import BottomPanes
from mrrt_studio.ui.shell.menus import ActionSet, Command

if TYPE_CHECKING:
    # They are imported when somebody first looks at them.
    from mrrt_studio.ui.proposals.pane import ProposalsPane
    from mrrt_studio.ui.reach.pane import ReachPane

ON_STEPS = ("steps.succeed", "steps.thief")
"""Actions that the context menu of a step offers too."""


class Answers(QObject):
    """Opens the pane that has the answer and asks it."""

    def __init__(
        self, document: Document, selection: Selection, panes: BottomPanes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._panes = panes
        self._actions: ActionSet | None = None

    def commands(self) -> dict[str, Command]:
        """Return the commands by action id."""
        return {
            "steps.succeed": self.make_succeed,
            "steps.thief": self.show_thief,
            "steps.smallest": self.show_smallest_policies,
        }

    def follow(self, actions: ActionSet) -> None:
        """Enable actions as long as they have an answer."""
        self._actions = actions
        self._selection.step_changed.connect(self._refresh)
        self._document.timeline_changed.connect(self._refresh)
        self._refresh()

    def listen(self, why: WhyPage) -> None:
        """Answer what is asked on the page Why."""
        why.goal_requested.connect(self.show_goal)
        why.thief_requested.connect(self.show_thief)

    def show_goal(self, goal: Goal) -> None:
        """Show which changes reach a goal."""
        self._proposals().show_goal(goal)

    def make_succeed(self) -> None:
        """Show which changes give the first thing that the selected step did not give."""
        if goals := self._goals():
            self.show_goal(goals[0])

    def show_thief(self) -> None:
        """Show what the refresh token of the selected step opens to whoever steals it."""
        self._reach().show_blast_radius(self._selection.step_id)

    def show_smallest_policies(self) -> None:
        """Show the smallest policies that the steps need."""
        self._reach().show_smallest_policies()

    def _reach(self) -> ReachPane:
        from mrrt_studio.ui.reach.pane import ReachPane  # noqa: PLC0415 - when it is first looked at

        pane = self._panes.show_pane("reach")
        assert isinstance(pane, ReachPane)  # noqa: S101 - what the table makes
        return pane

    def _proposals(self) -> ProposalsPane:
        from mrrt_studio.ui.proposals.pane import ProposalsPane  # noqa: PLC0415 - when it is first looked at

        pane = self._panes.show_pane("proposals")
        assert isinstance(pane, ProposalsPane)  # noqa: S101 - what the table makes
        return pane

    def _goals(self) -> tuple[Goal, ...]:
        played = self._selection.step
        return goals_of(played) if played is not None else ()

    def _refresh(self) -> None:
        if self._actions is None:
            return
        played = self._selection.step
        outcome = played.outcome if played is not None else None
        has_token = outcome is not None and outcome.kept_refresh_token is not None
        self._actions["steps.succeed"].setEnabled(bool(self._goals()))
        self._actions["steps.thief"].setEnabled(has_token)
        self._actions["steps.smallest"].setEnabled(bool(self._document.timeline.steps))
