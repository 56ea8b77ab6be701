"""Why one scope has its result: the sentence, what would change it, the rule and its source."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.engine.explain import explain_scope
from mrrt_studio.engine.outcome import Authorization, ScopeDecision
from mrrt_studio.ui.inspector.eliding_button import SmallLink
from mrrt_studio.ui.inspector.rule_line import RuleLine
from mrrt_studio.ui.inspector.wording import emphasis_of, emphasised, unmarked, with_scopes
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.banner import MarkedLabel


class ScopeDetail(QWidget):
    """Stands beneath the selected row of the table."""

    expectation_toggled = Signal(str)
    """The scope whose verdict is to be expected, or no longer."""
    mend_requested = Signal(str)
    """The scope that shall be granted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = MarkedLabel()
        self._advice = MarkedLabel()
        self._rule = MarkedLabel("small")
        self._line = RuleLine()
        self._unknown = MarkedLabel("small")
        self._scope = ""
        self.expectation = SmallLink()
        self.expectation.clicked.connect(lambda: self.expectation_toggled.emit(self._scope))
        self.set_expected(expected=False)
        self.mend = SmallLink()
        self.mend.set_label(
            self.tr("Make this succeed…"), self.tr("Shows which changes of the tenant grant it.")
        )
        self.mend.clicked.connect(lambda: self.mend_requested.emit(self._scope))
        self._column = QVBoxLayout(self)
        for widget in (self._sentence, self._advice, self._rule, self._line, self._unknown):
            self._column.addWidget(widget)
        for link in (self.mend, self.expectation):
            self._column.addWidget(link)
        theme().follow(self._restyle)

    def set_decision(self, decision: ScopeDecision, authorization: Authorization) -> None:
        """Explain another scope."""
        explanation = explain_scope(decision, authorization)
        names = with_scopes(emphasis_of(authorization), [decision])
        rule = explanation.rule
        self._scope = decision.scope
        self.mend.setVisible(not decision.granted and not decision.withheld)
        self._sentence.set_marked(emphasised(explanation.text, names))
        advice = emphasised(explanation.advice, names)
        self._advice.set_marked(f"**{self.tr('What would change it:')}** {advice}" if advice else "")
        self._rule.set_marked(f"{self.tr('The rule:')} {unmarked(rule.says)}")
        self._line.set_rule(rule)
        unknown = self.tr("Not known: {what}").format(what=rule.unknown)
        self._unknown.set_marked(unknown if rule.unknown else "")
        self.setAccessibleName(self.tr("Why {scope}").format(scope=decision.scope))

    def set_expected(self, *, expected: bool) -> None:
        """Offer to expect this verdict, or to expect it no longer."""
        text = self.tr("No longer expect this verdict") if expected else self.tr("Expect this verdict")
        self.expectation.set_label(text, self.tr("Later runs tell when it is another one."))

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(2), space(0.5), space(1), space(2))
        self._column.setSpacing(space(1))
