"""The first page: what is here to begin with, what was open last, and what could be recovered."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from mrrt_studio.ui.shell.fidelity import fidelity_statement
from mrrt_studio.ui.shell.recent_list import RecentList
from mrrt_studio.ui.shell.recovered_list import RecoveredList
from mrrt_studio.ui.shell.start_cards import Choice
from mrrt_studio.ui.shell.templates import BEGINNINGS, LESSONS, TEMPLATES, Template
from mrrt_studio.ui.theme import application_icon, set_ground, theme
from mrrt_studio.ui.widgets.labels import HintLabel, SectionLabel, TitleLabel, WrapLabel

NARROW = 190
"""Quarters of a text line below which recent files stand under the choices and not beside them."""


class StartPage(QScrollArea):
    """Choices on the left, recent files on the right; above both what could be recovered."""

    template_chosen = Signal(Template)
    open_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.recovered = RecoveredList()
        self.recent = RecentList()
        self.templates = {template.id: _choice(template) for template in TEMPLATES}
        self.open = Choice(
            "open",
            self.tr("Open a file…"),
            self.tr("A scenario that you or a colleague saved: *.mrrt.json, or the same as YAML."),
        )
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._head = QHBoxLayout()
        self._mark = QLabel()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choices = QVBoxLayout()
        self._arrange()
        self._connect()
        theme().follow(self._restyle)

    def focus_first(self) -> None:
        """Put the keyboard where a person most likely goes on: recovery, else the example."""
        recoverable = (row.recover for row in self.recovered.rows() if row.copy.scenario is not None)
        next(recoverable, next(iter(self.templates.values()))).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two columns above each other where the page is narrow."""
        super().resizeEvent(event)
        self._turn()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's name
        """Scroll to what the Tab key reaches."""
        moved = super().focusNextPrevChild(next)
        if (focused := self.focusWidget()) is not None and self._body.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, theme().space(4), theme().space(8))
        return moved

    def _connect(self) -> None:
        for template, choice in zip(TEMPLATES, self.templates.values(), strict=True):
            choice.clicked.connect(
                lambda _checked=False, template=template: self.template_chosen.emit(template)
            )
        self.open.clicked.connect(self.open_chosen)

    def _arrange(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_ground(self._body, "window")
        self.setWidget(self._body)
        self._arrange_head()
        self._add_choices(self.tr("Begin with"), (*(self.templates[one.id] for one in BEGINNINGS), self.open))
        self._add_choices(self.tr("Cases to step through"), [self.templates[one.id] for one in LESSONS])
        self._choices.addStretch(1)
        files = QVBoxLayout()
        files.addWidget(self.recent)
        files.addStretch(1)
        self._columns.addLayout(self._choices, 11)
        self._columns.addLayout(files, 9)
        self._column.addLayout(self._head)
        self._column.addWidget(self.recovered)
        self._column.addLayout(self._columns, 1)
        self._column.addWidget(HintLabel(fidelity_statement()))

    def _add_choices(self, title: str, choices: Iterable[Choice]) -> None:
        if self._choices.count():
            self._choices.addSpacing(theme().space(4))
        self._choices.addWidget(SectionLabel(title))
        for choice in choices:
            self._choices.addWidget(choice)

    def _arrange_head(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(TitleLabel("MRRT Studio"))
        sentence = self.tr("See what a refresh token gets from Auth0 for each API, and why.")
        words.addWidget(WrapLabel(sentence, "body", "text-secondary"))
        self._head.addWidget(self._mark)
        self._head.addLayout(words, 1)

    def _turn(self) -> None:
        is_narrow = self.viewport().width() < theme().space(NARROW)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)

    def _restyle(self) -> None:
        space = theme().space
        side = space(14)
        self._mark.setPixmap(application_icon().pixmap(side, side))
        self._head.setSpacing(space(4))
        self._column.setContentsMargins(space(12), space(10), space(12), space(6))
        self._column.setSpacing(space(7))
        self._columns.setSpacing(space(10))
        self._choices.setSpacing(space(2.5))
        self._turn()


def _choice(template: Template) -> Choice:
    return Choice(template.icon, template.shown_title(), template.shown_sentence())
