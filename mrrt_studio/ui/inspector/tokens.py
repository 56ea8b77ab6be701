"""The page Tokens: each token decoded in place, its times in words, its signature really verified."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.simulation.claims import moment_text
from mrrt_studio.simulation.render import jwks_json, signed
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.simulation.verification import Verification, verify
from mrrt_studio.ui.inspector.compare_section import CompareSection, Run, no_run
from mrrt_studio.ui.inspector.facts_table import FactsTable
from mrrt_studio.ui.inspector.page import InspectorPage
from mrrt_studio.ui.inspector.row_list import RowList
from mrrt_studio.ui.inspector.token_cards import Facts, TokenCard, Viewpoint, scope_chips, token_cards
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.banner import MarkedLabel
from mrrt_studio.ui.widgets.chips import Chip
from mrrt_studio.ui.widgets.code_view import CodeView
from mrrt_studio.ui.widgets.form import NoteLine
from mrrt_studio.ui.widgets.labels import HeadingLabel, HintLabel, IconLabel, SectionLabel, WrapLabel

_MOST_LINES = 1000
"""The page scrolls, not the text in it."""


class FactsSection(QWidget):
    """A table under its heading."""

    def __init__(self) -> None:
        super().__init__()
        self._title = SectionLabel()
        self.table = FactsTable()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self.table)
        theme().follow(self._restyle)

    def set_facts(self, title: str, facts: Facts, chips: Mapping[str, Chip], spoken: str) -> None:
        """Show others."""
        self._title.set_text(title)
        self.table.setAccessibleName(f"{spoken}: {title}")
        self.table.set_facts(facts, chips)

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(1))


class SignatureLine(QWidget):
    """Whether the signature holds, by icon, colour and words."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("ok", "ok")
        self._text = WrapLabel()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._text, 1)
        theme().follow(self._restyle)

    def text(self) -> str:
        """Return the verdict in words."""
        return self._text.written()

    def set_verification(self, result: Verification) -> None:
        """Show another verdict."""
        colour = "ok" if result.holds else "refused"
        self._icon.set_icon(colour, colour)
        self._text.set_colour(colour)
        holds, fails = self.tr("Signature {reason}"), self.tr("The signature does not hold: {reason}")
        text = (holds if result.holds else fails).format(reason=result.reason)
        self._text.set_text(f"{text} {result.kid}" if result.kid else text)

    def _restyle(self) -> None:
        self._line.setSpacing(theme().space(1.5))


class TokenCardView(QWidget):
    """Heading, what it is, the signature, the tables, the raw text."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = HeadingLabel()
        self._sentence = MarkedLabel()
        self.signature = SignatureLine()
        self._demo = NoteLine("warning", "surprise")
        self._sections = [FactsSection(), FactsSection()]
        self.raw = CodeView(self.tr("Raw text"), _MOST_LINES)
        self.comparison = CompareSection()
        self._sentence.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        head = (self._heading, self._sentence, self.signature, self._demo)
        for widget in (*head, *self._sections, self.raw, self.comparison):
            self._column.addWidget(widget)
        theme().follow(self._restyle)

    def heading(self) -> str:
        """Return which token it is."""
        return self._heading.written()

    def tables(self) -> list[FactsTable]:
        """Return the tables that are shown."""
        return [section.table for section in self._sections if not section.isHidden()]

    def set_card(self, card: TokenCard, chips: Mapping[str, Chip], run: Run) -> None:
        """Show another token; it is signed and verified here."""
        self._heading.set_text(card.heading)
        self._sentence.set_marked(card.sentence)
        for section, (title, facts) in zip(self._sections, card.tables, strict=False):
            section.set_facts(title, facts, chips, card.heading)
        for place, section in enumerate(self._sections):
            section.setVisible(place < len(card.tables))
        demo = self.tr("Demo key: everybody has it, so this token proves nothing outside the simulation.")
        self._demo.set_text(demo if card.has_demo_key else "")
        self._show_raw(card)
        self.comparison.set_card(card, run)
        self.setAccessibleName(card.heading)

    def _show_raw(self, card: TokenCard) -> None:
        raw = signed(card.token) if card.token is not None and card.is_jwt else card.value
        self.raw.set_code(raw, "jwt" if card.is_jwt else "plain")
        self.signature.setVisible(card.is_jwt)
        if card.is_jwt:
            self.signature.set_verification(verify(raw, jwks_json(), card.secret))

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(2.5))


class TokensPage(InspectorPage):
    """The tokens of the selected step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: Mapping[str, Chip] = {}
        self._run: Run = no_run
        self._seen_at = HintLabel()
        self._cards = RowList[TokenCardView, TokenCard](TokenCardView, self._show_card, 8)
        self.setAccessibleName(self.tr("Tokens"))
        self.add_widget(self._seen_at)
        self.add_widget(self._cards)

    def cards(self) -> list[TokenCardView]:
        """Return the cards that are shown."""
        return self._cards.rows()

    def show_step(
        self, played: PlayedStep, outcome: Outcome, viewpoint: Viewpoint, run: Run = no_run
    ) -> None:
        """Show the tokens of a step, seen from where the playhead stands.

        Args:
            played: the step.
            outcome: what it did.
            viewpoint: from where in time its tokens are looked at.
            run: returns the tokens that they can be compared with.
        """
        self._run = run
        at_playhead = self.tr("Seen at {time}, where the playhead stands.")
        seen = at_playhead if viewpoint.at_playhead else self.tr("Seen at {time}, right after the step.")
        self._seen_at.set_text(seen.format(time=moment_text(viewpoint.state.now)))
        self._chips = scope_chips(outcome)
        self._cards.set_items(token_cards(played, outcome, viewpoint))
        self.keep_tab_order()

    def refresh_comparisons(self) -> None:
        """Compare anew where a comparison is open: another step may have returned other tokens."""
        for view in self.cards():
            if view.comparison.disclosure.is_open():
                view.comparison.refresh()

    def _show_card(self, view: TokenCardView, card: TokenCard) -> None:
        view.set_card(card, self._chips, self._run)
