"""What stands beneath the table: notes, the checks that were passed, and what is only assumed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mrrt_studio.engine.explain import explain_note
from mrrt_studio.engine.outcome import Note
from mrrt_studio.scenario.rules import Rule
from mrrt_studio.ui.inspector.disclosure import Disclosure
from mrrt_studio.ui.inspector.row_list import RowList
from mrrt_studio.ui.inspector.rule_line import RuleLine
from mrrt_studio.ui.inspector.stories import OpenQuestion
from mrrt_studio.ui.inspector.story import Story
from mrrt_studio.ui.inspector.story_banner import StoryBanner
from mrrt_studio.ui.inspector.wording import as_sentence, emphasis_of, emphasised, unmarked
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.banner import MarkedLabel
from mrrt_studio.ui.widgets.labels import IconLabel, WrapLabel


def show_note(banner: StoryBanner, note: Note) -> None:
    """Tell something worth knowing in a banner of its own."""
    explanation = explain_note(note)
    names = emphasis_of(None, note.facts)
    advice = (emphasised(explanation.advice, names),) if explanation.advice else ()
    text = emphasised(explanation.text, names)
    banner.set_story(Story("info", as_sentence(explanation.title), (text,), advice, (explanation.rule,)))


class QuestionView(QWidget):
    """An open question: what the simulator does here, and what else may be true."""

    def __init__(self) -> None:
        super().__init__()
        self.assumption_id = ""
        self._question = WrapLabel("", "strong")
        self._answer = MarkedLabel()
        self._line = RuleLine()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._question, self._answer, self._line):
            self._column.addWidget(widget)
        theme().follow(self._restyle)

    def set_question(self, question: OpenQuestion) -> None:
        """Show another question."""
        assumption = question.assumption
        self.assumption_id = assumption.id
        self._question.set_text(assumption.question)
        others = "; ".join(unmarked(other) for other in question.others)
        here = self.tr("**Here:** {answer}.").format(answer=unmarked(question.here))
        also = self.tr("**What else may be true:** {others}.").format(others=others)
        self._answer.set_marked(f"{here}\n{also}")
        self._line.set_origin(assumption.id, assumption.question, assumption.confidence, assumption.source)
        self.setAccessibleName(assumption.question)

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(1))


class CheckRow(QWidget):
    """One check that held: what it demands, and its id."""

    def __init__(self) -> None:
        super().__init__()
        self._says = WrapLabel()
        self._id = WrapLabel("", "mono-small", "text-secondary")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._says)
        texts.addWidget(self._id)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(IconLabel("ok", "ok", 3.4), 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(texts, 1)
        theme().follow(self._restyle)

    def set_rule(self, rule: Rule) -> None:
        """Show another check."""
        self._says.set_text(rule.says)
        self._id.set_text(rule.id)

    def _restyle(self) -> None:
        self._line.setSpacing(theme().space(1.5))


class Checks(QWidget):
    """The checks that a step passed, in order; closed until somebody asks."""

    def __init__(self) -> None:
        super().__init__()
        self._rules: tuple[Rule, ...] = ()
        self._rows = RowList[CheckRow, Rule](CheckRow, CheckRow.set_rule, 2)
        self._disclosure = Disclosure(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._disclosure)
        self._disclosure.opened.connect(self._fill)

    def set_checks(self, rules: tuple[Rule, ...], *, next_failed: bool) -> None:
        """Show other checks, and say whether one more was made that did not hold."""
        self._rules = rules
        title = self.tr("1 check passed") if len(rules) == 1 else self.tr("{count} checks passed")
        title = title.format(count=len(rules))
        if next_failed:
            title += self.tr(", the next one failed")
        self._disclosure.set_title(title)
        self.setVisible(bool(rules))
        if self._disclosure.is_open():
            self._fill()

    def disclosure(self) -> Disclosure:
        """Return what opens and closes the list."""
        return self._disclosure

    def rows(self) -> list[CheckRow]:
        """Return the rows that were filled."""
        return self._rows.rows()

    def _fill(self) -> None:
        self._rows.set_items(self._rules)
