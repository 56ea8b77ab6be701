"""The answer to a wish: the proposals, or plainly that none is possible."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.proposals import Proposal, Proposals
from mrrt_studio.ui.inspector.page import InspectorPage
from mrrt_studio.ui.inspector.row_list import RowList
from mrrt_studio.ui.inspector.wording import unmarked
from mrrt_studio.ui.proposals.card import ProposalCard
from mrrt_studio.ui.proposals.words import answer_words
from mrrt_studio.ui.widgets.banner import Banner


class _Numbered(NamedTuple):
    number: int
    proposal: Proposal
    scenario: Scenario


class AnswerView(InspectorPage):
    """A banner with the answer above the proposals."""

    apply_wanted = Signal(object)
    """The ``Proposal``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner()
        self._cards = RowList[ProposalCard, _Numbered](self._make_card, _show_card)
        self.add_widget(self.banner)
        self.add_widget(self._cards)
        self.setAccessibleName(self.tr("Proposals"))

    def cards(self) -> list[ProposalCard]:
        """Return the cards that are shown."""
        return self._cards.rows()

    def show_busy(self) -> None:
        """Say that the answer is being looked for; what was found before is gone."""
        self._tell("info", self.tr("Asking the engine which changes would do it…"))
        self._cards.set_items([])

    def show_answer(self, found: Proposals, scenario: Scenario) -> None:
        """Show what was found for a scenario."""
        kind = "ok" if found.is_met else "refused" if found.impossible else "info"
        title, text = answer_words(found)
        self._tell(kind, title, unmarked(text))
        numbered = enumerate(found.proposals, 1)
        self._cards.set_items([_Numbered(number, proposal, scenario) for number, proposal in numbered])
        self.keep_tab_order()

    def _tell(self, kind: str, title: str, text: str = "") -> None:
        for known in ("ok", "refused", "info"):
            if kind == known:
                self.banner.set_kind(known)
        self.banner.set_content(title, text)

    def _make_card(self) -> ProposalCard:
        card = ProposalCard()
        card.apply_wanted.connect(self.apply_wanted)
        return card


def _show_card(card: ProposalCard, numbered: _Numbered) -> None:
    card.show_proposal(*numbered)
