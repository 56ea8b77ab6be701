"""The page Why: the sentence before the table, the table before what is left to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.engine.outcome import Authorization, Note, Outcome
from mrrt_studio.simulation.expectations_written import expected_scopes
from mrrt_studio.simulation.outcome_export import outcome_json, outcome_markdown, outcome_text
from mrrt_studio.simulation.proposal_goals import Goal, goals_of
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.inspector.copy_button import CopyForm
from mrrt_studio.ui.inspector.expectations import Expectations
from mrrt_studio.ui.inspector.page import InspectorPage
from mrrt_studio.ui.inspector.row_list import RowList
from mrrt_studio.ui.inspector.rule_line import FlowingText
from mrrt_studio.ui.inspector.scope_table import ScopeTable
from mrrt_studio.ui.inspector.scripts_section import ScriptsSection
from mrrt_studio.ui.inspector.stories import OpenQuestion, checks_of, open_questions_of, story_of
from mrrt_studio.ui.inspector.story_banner import StoryBanner
from mrrt_studio.ui.inspector.why_parts import Checks, QuestionView, show_note
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.flow_layout import FlowLayout
from mrrt_studio.ui.widgets.labels import HintLabel, SectionLabel

Names = Callable[[], Mapping[str, str]]


def _no_names() -> Mapping[str, str]:
    return {}


class AuthorizationSection(QWidget):
    """The heading with the audience, written as it is compared, and the table of its scopes."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = FlowingText("", "label", "text-secondary")
        self._audience = FlowingText("", "mono", "text-secondary")
        self._hint = HintLabel()
        self.table = ScopeTable()
        head = QWidget()
        self._flow = FlowLayout(head)
        self._flow.addWidget(self._heading)
        self._flow.addWidget(self._audience)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (head, self._hint, self.table):
            self._column.addWidget(widget)
        theme().follow(self._restyle)

    def set_authorization(self, authorization: Authorization | None, step_type: str) -> None:
        """Show what was merged, or nothing where nothing was."""
        self.setVisible(authorization is not None)
        self.table.set_authorization(authorization, step_type)
        if authorization is None:
            return
        is_exchange = step_type == "exchange"
        self._heading.set_text(self.tr("Merged authorization for") if is_exchange else self.tr("Scopes for"))
        self._audience.set_text(authorization.audience or self.tr("the userinfo endpoint alone"))
        some = bool(authorization.scopes)
        choose, nothing = self.tr("Choose a scope to read why."), self.tr("No scope was asked for or given.")
        self._hint.set_text(choose if some else nothing)
        self.table.setVisible(some)

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(1.5))
        self._flow.set_gap(theme().space(1.5))


class WhyPage(InspectorPage):
    """Why the selected step ended as it did."""

    origin_requested = Signal()
    goal_requested = Signal(object)
    """The ``Goal`` that a person has for the step."""
    thief_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._played: PlayedStep | None = None
        self._banner = StoryBanner()
        self._authorization = AuthorizationSection()
        self._notes = RowList[StoryBanner, Note](StoryBanner, show_note)
        self._checks = Checks()
        self.scripts = ScriptsSection()
        self.expectations = Expectations()
        self._questions_heading = SectionLabel(self.tr("Assumptions that decided here"))
        self._questions = RowList[QuestionView, OpenQuestion](QuestionView, QuestionView.set_question, 4)
        self.setAccessibleName(self.tr("Why"))
        parts = (self._banner, self._authorization, self.scripts, self._notes)
        parts = (*parts, self.expectations, self._checks)
        for widget in (*parts, self._questions_heading, self._questions):
            self.add_widget(widget)
        self._banner.assumption_chosen.connect(self._show_question)
        self._banner.origin_requested.connect(self.origin_requested)
        self._banner.thief_requested.connect(self.thief_requested)
        self._banner.mend_requested.connect(self._ask_for_first_goal)
        self.table.detail().mend_requested.connect(self._ask_for_scope)

    @property
    def table(self) -> ScopeTable:
        """The scopes of the step."""
        return self._authorization.table

    def show_step(self, played: PlayedStep, outcome: Outcome, names: Names = _no_names) -> None:
        """Explain a step that was played; ``names`` returns those of the refresh tokens, for a copy."""
        story, questions = story_of(played, outcome), open_questions_of(played, outcome)
        reference = getattr(played.step, "access_token", None)
        self._banner.set_origin(reference if reference and reference in played.before.returned else "")
        self._played, goals = played, goals_of(played)
        self._banner.set_offers(mend=bool(goals), thief=outcome.kept_refresh_token is not None)
        self._banner.set_story(story, questions, self._forms(played, names))
        self._authorization.set_authorization(outcome.authorization, played.step.type)
        self.table.set_expected_scopes(expected_scopes(played.step))
        self.expectations.set_step(played)
        self.scripts.set_outcome(outcome)
        self._notes.set_items(story.notes)
        self._checks.set_checks(checks_of(played, outcome), next_failed=outcome.refused is not None)
        self._questions_heading.setVisible(bool(questions))
        self._questions.set_items(questions)
        self.keep_tab_order()

    def _forms(self, played: PlayedStep, names: Names) -> tuple[CopyForm, ...]:
        return (
            (self.tr("As text"), lambda: outcome_text(played, names())),
            (self.tr("As Markdown"), lambda: outcome_markdown(played, names())),
            (self.tr("As JSON, with the tokens"), lambda: outcome_json(played)),
        )

    def _ask_for_first_goal(self) -> None:
        goals = goals_of(self._played) if self._played is not None else ()
        if goals:
            self.goal_requested.emit(goals[0])

    def _ask_for_scope(self, scope: str) -> None:
        if self._played is not None:
            self.goal_requested.emit(Goal(self._played.id, "scope", scope))

    def _show_question(self, assumption_id: str) -> None:
        for view in self._questions.rows():
            if view.assumption_id == assumption_id:
                self.ensureWidgetVisible(view, 0, theme().space(4))
