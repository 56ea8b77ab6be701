"""What a step would do before it is added: it is played at its place, which costs one step and no more."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.scenario.fresh import free_step_id
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import Step
from mrrt_studio.simulation.run import play
from mrrt_studio.simulation.storyboard import Card, storyboard
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.timeline.card_chips import badge_chip, card_chips
from mrrt_studio.ui.timeline.offers import Place
from mrrt_studio.ui.widgets.chip_widget import ChipRow
from mrrt_studio.ui.widgets.labels import SectionLabel, WrapLabel


def predict(place: Place, step: Step, scenario: Scenario) -> Card:
    """Return the card that a step would have.

    Args:
        place: where it would be played.
        step: what would be played; without an id it gets the one that it would be given.
        scenario: whose ids are taken.
    """
    step_id = step.id or free_step_id(scenario, step.type)
    played = PlayedStep(len(place.steps), step_id, step, None, place.run, place.run)
    if not step.disabled:
        after, outcome = play(place.run, step_id, step)
        played = PlayedStep(len(place.steps), step_id, step, outcome, place.run, after)
    return storyboard(played, place.names)


class PredictionView(QWidget):
    """Shows the result of a card that is not in the timeline yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = SectionLabel(self.tr("What will happen"))
        self._title = WrapLabel("", "strong")
        self._sentence = WrapLabel("", "body", "text-secondary")
        self._chips = ChipRow()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._heading, self._title, self._chips, self._sentence):
            self._column.addWidget(widget)
        theme().follow(self._restyle)
        self.show_card(None)

    def show_card(self, card: Card | None) -> None:
        """Show what a step would do, or nothing while the step is not complete."""
        self.setVisible(card is not None)
        if card is None:
            return
        self._title.set_text(card.title)
        badge = [badge_chip(card.badge)] if card.badge else []
        self._chips.set_chips([*badge, *card_chips(card)])
        sentence = " ".join(remark.text for remark in card.remarks if remark.kind != "note")
        self._sentence.set_text(sentence)
        self._sentence.setVisible(bool(sentence))

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(1.4))
