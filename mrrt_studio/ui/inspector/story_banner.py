"""The story of a step in one coloured box: what happened, what would change it, and how that is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mrrt_studio.scenario.rules import Rule
from mrrt_studio.ui.inspector.copy_button import CopyButton, CopyForm
from mrrt_studio.ui.inspector.eliding_button import ElidingButton
from mrrt_studio.ui.inspector.row_list import RowList
from mrrt_studio.ui.inspector.rule_line import AssumptionLink, RuleLine
from mrrt_studio.ui.inspector.stories import OpenQuestion
from mrrt_studio.ui.inspector.story import Story
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.banner import BannerKind, MarkedLabel
from mrrt_studio.ui.widgets.flow_layout import FlowLayout
from mrrt_studio.ui.widgets.labels import IconLabel, WrapLabel
from mrrt_studio.ui.widgets.marked import plain_of_marked

ICONS: dict[BannerKind, str] = {"surprise": "warning", "refused": "refused", "ok": "ok", "info": "info"}


class StoryBanner(QWidget):
    """Icon and title, the text, the advice, rules with their sources, assumptions, and buttons."""

    assumption_chosen = Signal(str)
    origin_requested = Signal()
    """The step that issued the sent token is to be shown."""
    mend_requested = Signal()
    """Which changes of the configuration make the step succeed."""
    thief_requested = Signal()
    """What the step's refresh token opens to whoever steals it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: BannerKind = "info"
        self._icon = IconLabel("info", "info")
        self._title = WrapLabel("", "strong", "info")
        self._text = RowList[MarkedLabel, str](_paragraph, MarkedLabel.set_marked, 1.2)
        self._advice = _paragraph()
        self._rules = RowList[RuleLine, Rule](RuleLine, RuleLine.set_rule, 0.5)
        self._unknown = _paragraph("small")
        self._assumptions = RowList[AssumptionLink, OpenQuestion](
            self._make_link, _show_question, 1, flowing=True
        )
        self._buttons = QWidget()
        self._copy = CopyButton()
        self._origin = ElidingButton(icon_name="arrow-right")
        self._mend = ElidingButton(icon_name="settings")
        self._thief = ElidingButton(icon_name="ticket")
        self._arrange()
        theme().follow(self._restyle)

    def set_story(
        self, story: Story, questions: Sequence[OpenQuestion] = (), forms: tuple[CopyForm, ...] = ()
    ) -> None:
        """Tell a story.

        Args:
            story: what happened.
            questions: the assumptions that decided something.
            forms: what the Copy button offers; without any there is no such button.
        """
        self._kind = story.kind
        self._icon.set_icon(ICONS[story.kind], story.kind)
        self._title.set_colour(story.kind)
        self._title.set_text(story.title)
        self._text.set_items([paragraph for paragraph in story.paragraphs if paragraph])
        self._advice.set_marked(self._advice_text(story))
        self._rules.set_items(story.rules)
        self._unknown.set_marked(self._unknown_text(story))
        self._assumptions.set_items(questions)
        self._copy.set_forms(forms)
        self._describe(story)
        offered = (self._origin, self._mend, self._thief)
        self._buttons.setVisible(bool(forms) or not all(button.isHidden() for button in offered))
        self.update()

    def set_origin(self, step_id: str) -> None:
        """Offer to show the step whose access token was sent, or nothing for ''."""
        self._origin.set_label(self.tr("Show step {step}").format(step=step_id))
        self._origin.setVisible(bool(step_id))

    def set_offers(self, *, mend: bool, thief: bool) -> None:
        """Offer changes that make the step succeed, and what its refresh token opens to a thief."""
        self._mend.setVisible(mend)
        self._thief.setVisible(thief)

    def _advice_text(self, story: Story) -> str:
        if not story.advice:
            return ""
        return f"**{self.tr('What would change it:')}** {' '.join(story.advice)}"

    def _unknown_text(self, story: Story) -> str:
        unknown = " ".join(rule.unknown for rule in story.rules if rule.unknown)
        return self.tr("Not known: {what}").format(what=unknown) if unknown else ""

    def _describe(self, story: Story) -> None:
        kinds = {"surprise": self.tr("Surprise"), "refused": self.tr("Refused"), "ok": "", "info": ""}
        spoken = [kinds[story.kind], story.title]
        self.setAccessibleName(": ".join(filter(None, spoken)))
        self.setAccessibleDescription(plain_of_marked("\n".join([*story.paragraphs, *story.advice])))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the box; in high contrast with an outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outlined = theme().scheme == "high-contrast"
        painter.setPen(QPen(theme().colour(self._kind), 2) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(f"{self._kind}-background"))
        radius = theme().space(2)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _make_link(self) -> AssumptionLink:
        link = AssumptionLink()
        link.chosen.connect(self.assumption_chosen)
        return link

    def _arrange(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self._title, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        parts = (self._text, self._advice, self._rules, self._unknown, self._assumptions, self._buttons)
        for widget in parts:
            self._column.addWidget(widget)
        self._flow = FlowLayout(self._buttons)
        self._mend.set_label(
            self.tr("Make this succeed…"), self.tr("Shows which changes of the tenant would.")
        )
        self._thief.set_label(
            self.tr("What could a thief reach?"), self.tr("With the refresh token of the step.")
        )
        for button in (self._mend, self._copy, self._origin, self._thief):
            self._flow.addWidget(button)
            button.hide()
        self._copy.setAccessibleName(self.tr("Copy the outcome"))
        self._origin.clicked.connect(self.origin_requested)
        self._mend.clicked.connect(self.mend_requested)
        self._thief.clicked.connect(self.thief_requested)

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(3), space(2.5), space(3), space(2.5))
        self._column.setSpacing(space(1.5))
        self._head.setSpacing(space(1.5))
        self._flow.set_gap(space(2))
        self._flow.setContentsMargins(0, space(1), 0, 0)
        self.update()


def _paragraph(role: Literal["body", "small"] = "body") -> MarkedLabel:
    """Text that the mouse can select; for the keyboard there is one button that copies all of it."""
    label = MarkedLabel(role)
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label


def _show_question(link: AssumptionLink, question: OpenQuestion) -> None:
    link.set_assumption(question.assumption.id, question.assumption.question)
