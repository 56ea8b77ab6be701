"""One finding in full: its sentence, its place, where the rule comes from, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mrrt_studio.scenario.findings import FINDINGS, Finding
from mrrt_studio.simulation.finding_fixes import Fix
from mrrt_studio.ui.inspector.eliding_button import ElidingButton, SmallLink
from mrrt_studio.ui.inspector.row_list import RowList
from mrrt_studio.ui.inspector.rule_line import RuleLine
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.flow_layout import FlowLayout
from mrrt_studio.ui.widgets.labels import HeadingLabel, HintLabel, SectionLabel, WrapLabel


class _StepButton(SmallLink):
    """Leads to a step."""

    def __init__(self) -> None:
        super().__init__()
        self.step_id = ""


class FindingDetails(QScrollArea):
    """Follows the list; empty while nothing is selected."""

    place_wanted = Signal()
    fix_chosen = Signal(object)
    """A ``Fix``."""
    step_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = HeadingLabel()
        self.sentence = WrapLabel()
        self.says = HintLabel()
        self.place = WrapLabel("", "mono-small", "text-secondary")
        self.rule = RuleLine()
        self.go = ActionButton(self.tr("Go to the field"), "plain", "arrow-right")
        self.fixes: list[QPushButton] = []
        self._actions = QWidget()
        self._flow = FlowLayout(self._actions)
        self._flow.addWidget(self.go)
        self._suffered = SectionLabel(self.tr("Steps that met with it"))
        self.steps = RowList[_StepButton, tuple[str, str]](self._make_step, self._show_step, 1, flowing=True)
        self._arrange()
        self.go.clicked.connect(self.place_wanted)
        theme().follow(self._restyle)

    def show_finding(self, finding: Finding, fixes: Sequence[Fix], steps: Sequence[tuple[str, str]]) -> None:
        """Show one finding.

        Args:
            finding: what was found.
            fixes: what mends it.
            steps: id and title of each step that suffered from it.
        """
        kind = FINDINGS[finding.id]
        self.title.set_text(kind.title)
        self.sentence.set_text(finding.text)
        self.says.set_text(kind.says)
        self.place.set_text(finding.path)
        self.rule.set_origin(finding.id, kind.says, kind.confidence, kind.source)
        self._suffered.setVisible(bool(steps))
        self.steps.set_items(steps)
        self._show_fixes(fixes)

    def _show_fixes(self, fixes: Sequence[Fix]) -> None:
        for button in self.fixes:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.fixes = [self._fix_button(fix) for fix in fixes]
        for button in self.fixes:
            self._flow.addWidget(button)

    def _fix_button(self, fix: Fix) -> QPushButton:
        button = ElidingButton(icon_name="edit", parent=self._actions)
        same, other = self.tr("Every step gives what it gave."), self.tr("Steps may give something else.")
        button.set_label(fix.text, other if fix.may_change_outcomes else same)
        button.clicked.connect(lambda: self.fix_chosen.emit(fix))
        return button

    def _make_step(self) -> _StepButton:
        button = _StepButton()
        button.clicked.connect(lambda: self.step_chosen.emit(button.step_id))
        return button

    @staticmethod
    def _show_step(button: _StepButton, step: tuple[str, str]) -> None:
        button.step_id = step[0]
        button.set_label(step[1])

    def _arrange(self) -> None:
        body = QWidget()
        set_ground(body, "surface")
        self._column = QVBoxLayout(body)
        parts = (self.title, self.sentence, self.says, self.place, self.rule, self._actions)
        for widget in (*parts, self._suffered, self.steps):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("The finding"))

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(4), space(3), space(4), space(3))
        self._column.setSpacing(space(2))
        self._flow.set_gap(space(1.5))
