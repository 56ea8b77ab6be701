"""The form of what Auth0's own material leaves open: each question, what to assume, and what it decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, Signal

from mrrt_studio.scenario.assumptions import ASSUMPTIONS, Assumption
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.timeline import Timeline
from mrrt_studio.ui.binding import Property
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.tenant.fields import Choice
from mrrt_studio.ui.tenant.json_object import ASSUMPTIONS as ASSUMPTIONS_SHAPE
from mrrt_studio.ui.tenant.json_page import JsonPage
from mrrt_studio.ui.tenant.object_form import BoundPage, ObjectForm
from mrrt_studio.ui.tenant.subject import ItemSubject
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.banner import MarkedLabel
from mrrt_studio.ui.widgets.labels import HintLabel

translate = QCoreApplication.translate

_MOST_STEPS = 12


class AssumptionsForm(ObjectForm):
    """The open questions, in the order in which they are explained."""

    def __init__(self, document: Document, subject: ItemSubject, selection: Selection | None = None) -> None:
        super().__init__(subject)
        self.questions = AssumptionsPage(document, subject)
        if selection is not None:
            self.questions.step_chosen.connect(selection.select_step)
        self.first_field = self.questions.first
        self.add_page(self.tr("Questions"), lambda: self.questions)
        self.add_page(self.tr("JSON"), lambda: JsonPage(subject, ASSUMPTIONS_SHAPE))

    def title_of(self, item: Scenario) -> tuple[str, str]:
        """Return what this is about, and how many choices differ from their defaults."""
        changed = len(item.assumptions)
        told = self.tr("{count} of {all} changed").format(count=changed, all=len(ASSUMPTIONS))
        return self.tr("Assumptions"), told if changed else self.tr("all as by default")


class AssumptionsPage(BoundPage):
    """One section a question: the choice, how sure the default is and why, and the steps that it decided."""

    step_chosen = Signal(str)
    """Id of a step that the user wants to see."""

    def __init__(self, document: Document, subject: ItemSubject) -> None:
        super().__init__(subject)
        self._document = document
        self._decided: dict[str, MarkedLabel] = {}
        self.add_widget(
            HintLabel(
                self.tr(
                    "What Auth0's own material leaves open. No live tenant was asked: choose what yours does."
                )
            )
        )
        for assumption in ASSUMPTIONS.values():
            self._add_question(assumption)
        self.first = self.row_of(next(iter(ASSUMPTIONS))).control
        self.add_notes(lambda _: self._show_decided())
        document.timeline_changed.connect(self._follow_timeline)

    def row_of(self, assumption_id: str) -> Any:  # noqa: ANN401 - a FormRow
        """Return the row of a question."""
        return next(b.row for b in self.binder.bindings() if b.prop.path == f"assumptions.{assumption_id}")

    def decided_text(self, assumption_id: str) -> str:
        """Return what is said about the steps that an assumption decided."""
        return self._decided[assumption_id].accessibleName()

    def _add_question(self, assumption: Assumption) -> None:
        section = self.add_section()
        row = section.add_row(
            assumption.question,
            AssumptionChoice(assumption),
        )
        self.add_notes(lambda scenario: row.set_help(self._help(assumption, scenario)))
        self.binder.bind(row, choice_of(assumption))
        source = MarkedLabel("small")
        source.setOpenExternalLinks(True)
        host = urlsplit(assumption.source).hostname
        source.set_marked(self.tr("Source: {link}").format(link=f"[{host}]({assumption.source})"))
        source.setToolTip(assumption.source)
        decided = MarkedLabel("small")
        decided.linkActivated.connect(self._open_step)
        self._decided[assumption.id] = decided
        section.add_widget(source)
        section.add_widget(decided)

    def _help(self, assumption: Assumption, scenario: Scenario) -> str:
        """The choice in full, which a narrow pane cuts off in the box, and how sure the default is."""
        chosen = scenario.assumptions.get(assumption.id, assumption.default)
        meaning = dict(assumption.values)[chosen]
        return self.tr("{chosen}: {meaning}. The default is {confidence}.").format(
            chosen=chosen, meaning=meaning, confidence=confidence_text(assumption.confidence)
        )

    def _show_decided(self) -> None:
        steps = steps_decided(self._document.timeline)
        for name, label in self._decided.items():
            label.set_marked(decided_marked(steps.get(name, ())))

    def _follow_timeline(self) -> None:
        if self.isVisible():
            self._show_decided()

    def _open_step(self, link: str) -> None:
        self.step_chosen.emit(link.removeprefix("step:"))


class AssumptionChoice(Choice):
    """The values of one assumption in words; the first is the default and takes the choice away."""

    def __init__(self, assumption: Assumption) -> None:
        super().__init__(())
        self.clear()
        for value, meaning in assumption.values:
            is_default = value == assumption.default
            text = self.tr("{meaning} (default)").format(meaning=meaning) if is_default else meaning
            self.addItem(text, "" if is_default else value)
        self.setToolTip("\n".join(f"{value}: {meaning}" for value, meaning in assumption.values))

    def showPopup(self) -> None:
        """Give the list room for whole sentences, which the box has not."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + theme().space(6))
        super().showPopup()

    def show_value(self, value: Any, default: Any) -> None:  # noqa: ANN401
        """Show a choice; one that says the default out loud is the default."""
        self.set_value("" if value in (None, default) else value)


def choice_of(assumption: Assumption) -> Property:
    """Return the choice of a scenario for a question; None is the default."""

    def read(scenario: Any) -> str | None:  # noqa: ANN401 - a property reads any model
        return scenario.assumptions.get(assumption.id)

    def write(scenario: Any, value: str | None) -> Any:  # noqa: ANN401
        others = {name: given for name, given in scenario.assumptions.items() if name != assumption.id}
        chosen = others if value is None else {**others, assumption.id: value}
        in_order = {name: chosen[name] for name in ASSUMPTIONS if name in chosen}
        return scenario.replace(assumptions=in_order)

    return Property(f"assumptions.{assumption.id}", read, write, lambda _: assumption.default)


def steps_decided(timeline: Timeline) -> dict[str, tuple[str, ...]]:
    """Return for each assumption the ids of the steps of this scenario that it decided, in their order."""
    decided: dict[str, list[str]] = {}
    for played in timeline.steps:
        for name in played.outcome.assumptions if played.outcome else ():
            decided.setdefault(name, []).append(played.id)
    return {name: tuple(dict.fromkeys(ids)) for name, ids in decided.items()}


def decided_marked(ids: tuple[str, ...]) -> str:
    """Return the sentence about the steps, each a link."""
    if not ids:
        return translate("Assumptions", "Decides no step of this scenario.")
    links = ", ".join(f"[{name}](step:{name})" for name in ids[:_MOST_STEPS])
    more = len(ids) - _MOST_STEPS
    if more > 0:
        links = translate("Assumptions", "{steps} and {count} more").format(steps=links, count=more)
    return translate("Assumptions", "Decided in this scenario: {steps}.").format(steps=links)


def confidence_text(confidence: str) -> str:
    """Return how sure a default is, in words for people."""
    texts: dict[str, Callable[[], str]] = {
        "documented": lambda: translate("Assumptions", "documented by Auth0"),
        "observed": lambda: translate("Assumptions", "observed in SDKs and recorded traffic"),
        "reported": lambda: translate("Assumptions", "reported by people who use Auth0"),
        "assumed": lambda: translate("Assumptions", "assumed: Auth0 documents nothing"),
        "contradicted": lambda: translate("Assumptions", "contradicted: sources disagree"),
    }
    return texts[confidence]()
