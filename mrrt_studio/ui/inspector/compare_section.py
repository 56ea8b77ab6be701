"""Beneath a token: another one of the run, chosen by name, and what differs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.ui.inspector.comparison_table import ComparisonTable, Sides
from mrrt_studio.ui.inspector.disclosure import Disclosure
from mrrt_studio.ui.inspector.token_cards import TokenCard
from mrrt_studio.ui.inspector.token_comparison import RunTokens, compare_cards, summary
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.inputs import ChoiceBox
from mrrt_studio.ui.widgets.labels import WrapLabel

Run = Callable[[], RunTokens | None]


def no_run() -> RunTokens | None:
    """Return nothing to compare with."""
    return None


class CompareSection(QWidget):
    """Closed until somebody asks; only then does it look for the tokens of the run."""

    def __init__(self) -> None:
        super().__init__()
        self._card: TokenCard | None = None
        self._run: Run = no_run
        self.choice = ChoiceBox()
        self.table = ComparisonTable()
        self._summary = WrapLabel()
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.choice, self._summary, self.table):
            self._column.addWidget(widget)
        self.disclosure = Disclosure(body)
        self.disclosure.set_title(self.tr("Compare with…"))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.disclosure)
        self.choice.setPlaceholderText(self.tr("Choose a token"))
        self.choice.chosen.connect(self._compare)
        self.disclosure.opened.connect(self.refresh)
        theme().follow(self._restyle)

    def set_card(self, card: TokenCard, run: Run) -> None:
        """Compare with another token; ``run`` returns where the others are found."""
        self._card, self._run = card, run
        self.choice.setAccessibleName(self.tr("Compare {token} with").format(token=card.heading))
        self.table.setAccessibleName(self.tr("{token} compared").format(token=card.heading))
        if self.disclosure.is_open():
            self.refresh()

    def summary(self) -> str:
        """Return how much differs, in a sentence."""
        return self._summary.written()

    def refresh(self) -> None:
        """Look for the tokens of the run again; the chosen one stays for as long as there is one like it."""
        run = self._run()
        if run is not None and self._card is not None:
            self.choice.set_choices(run.choices(self._card))
        self._compare()

    def _compare(self) -> None:
        run, key = self._run(), self.choice.value()
        other = run.card(key) if run is not None and key else None
        rows = compare_cards(self._card, other) if self._card is not None and other is not None else ()
        self._summary.set_text(summary(rows) if rows else "")
        self._summary.setVisible(bool(rows))
        self.table.setVisible(bool(rows))
        self.table.set_rows(rows, Sides(self.tr("this"), self.tr("other")))

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(1.5))
