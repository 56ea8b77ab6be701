"""One proposal: its changes in words, what it opens, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.proposals import Proposal
from mrrt_studio.ui.inspector.copy_button import CopyButton
from mrrt_studio.ui.inspector.wording import unmarked
from mrrt_studio.ui.proposals.words import weight_words
from mrrt_studio.ui.reach.change_forms import export_forms
from mrrt_studio.ui.reach.differences import difference_lines
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.banner import MarkedLabel
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.flow_layout import FlowLayout
from mrrt_studio.ui.widgets.labels import WrapLabel


class ProposalCard(QWidget):
    """Shows a proposal; used again for another one."""

    apply_wanted = Signal(object)
    """The ``Proposal``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal: Proposal | None = None
        self._title = WrapLabel("", "strong")
        self._changes = MarkedLabel()
        self._opens = MarkedLabel("small")
        self.apply_button = ActionButton(self.tr("Apply"), "primary", "ok")
        self.copy = CopyButton()
        self.copy.set_label(
            self.tr("Copy as…"), self.tr("Opens a menu of forms for the Management API and tools.")
        )
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons)
        self._flow.addWidget(self.apply_button)
        self._flow.addWidget(self.copy)
        self._column = QVBoxLayout(self)
        for widget in (self._title, self._changes, self._opens, self._buttons):
            self._column.addWidget(widget)
        self.apply_button.clicked.connect(self._apply)
        set_ground(self, "raised")
        theme().follow(self._restyle)

    def show_proposal(self, number: int, proposal: Proposal, scenario: Scenario) -> None:
        """Show a proposal.

        Args:
            number: its place, from 1.
            proposal: what would be changed.
            scenario: the one that it changes.
        """
        self._proposal = proposal
        title = self.tr("{number}. {weight}").format(number=number, weight=weight_words(proposal))
        self._title.set_text(title)
        self._changes.set_marked("\n".join(unmarked(change.sentence) for change in proposal.changes))
        lines = [unmarked(line) for line in difference_lines(proposal.opens.added, proposal.scenario)]
        self._opens.set_marked("\n".join([f"**{self.tr('Opens:')}**", *lines]) if lines else "")
        self.apply_button.setAccessibleName(self.tr("Apply proposal {number}").format(number=number))
        self.apply_button.setAccessibleDescription(proposal.sentence)
        self.copy.setAccessibleName(self.tr("Copy proposal {number}").format(number=number))
        self.copy.set_forms(export_forms(scenario, proposal.scenario))
        self.setAccessibleName(title)
        self.setAccessibleDescription(proposal.sentence)

    def _apply(self) -> None:
        if self._proposal is not None:
            self.apply_wanted.emit(self._proposal)

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(3), space(2), space(3), space(2))
        self._column.setSpacing(space(1.5))
        self._flow.set_gap(space(2))
