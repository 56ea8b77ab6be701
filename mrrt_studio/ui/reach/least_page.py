"""The smallest policies with which every recorded step still gives what it gives, as a change to apply."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from mrrt_studio.simulation.least_privilege import LeastPrivilege, least_privilege
from mrrt_studio.simulation.timeline import Timeline
from mrrt_studio.ui.background import Background
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.freshness import Freshness
from mrrt_studio.ui.inspector.copy_button import CopyButton
from mrrt_studio.ui.inspector.page import InspectorPage
from mrrt_studio.ui.inspector.wording import unmarked
from mrrt_studio.ui.lifetimes.wrapping_list import WrappingList
from mrrt_studio.ui.reach.change_forms import export_forms
from mrrt_studio.ui.reach.differences import difference_lines
from mrrt_studio.ui.reach.policy_diff import policy_diff
from mrrt_studio.ui.tenant.notice import Notice
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.banner import Banner
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.code_view import CodeView
from mrrt_studio.ui.widgets.empty_state import EmptyState
from mrrt_studio.ui.widgets.flow_layout import FlowLayout

MOST_STEPS = 300
"""Every step is replayed for every scope that may go; beyond so many, a person asks for it."""
_TOLD = 3
"""Removals that the message tells."""
_READY, _ASK, _PAGE = range(3)


class _Found(NamedTuple):
    timeline: Timeline
    least: LeastPrivilege
    closes: list[str]


class LeastPage(QWidget):
    """Follows the steps while it is seen."""

    message = Signal(object)
    """A ``Notice`` for the message bar."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._background = Background(self)
        self._found: _Found | None = None
        self._asked: Timeline | None = None
        self.banner = Banner("info")
        self.removals = WrappingList(self.tr("What no step needed"))
        self.diff = CodeView(self.tr("Policies, before and after"))
        self.apply_button = ActionButton(self.tr("Apply the smaller policies"), "primary", "ok")
        self.copy = CopyButton()
        self._arrange()
        self.apply_button.clicked.connect(self._apply)
        document.timeline_changed.connect(self._touch)
        self.freshness = Freshness(self, self._refresh)

    @property
    def is_busy(self) -> bool:
        """Whether the steps are still being replayed."""
        return self._background.is_busy

    def _arrange(self) -> None:
        self._page = InspectorPage()
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons)
        self._flow.addWidget(self.apply_button)
        self._flow.addWidget(self.copy)
        self.copy.set_label(self.tr("Copy as…"), self.tr("Opens a menu of forms for Auth0's tools."))
        for widget in (self.banner, self._buttons, self.diff, self.removals):
            self._page.add_widget(widget)
        nothing = EmptyState(
            "policy-source",
            self.tr("No policies to make smaller"),
            self.tr("Applications with MRRT policies and steps that use them are needed."),
        )
        many = EmptyState(
            "policy-source",
            self.tr("Many steps to replay"),
            self.tr("All of them are replayed for every scope that may be left out. This may take minutes."),
        )
        self.start = many.add_button(self.tr("Look for smaller policies"))
        self.start.clicked.connect(self._ask)
        self._stack = QStackedLayout(self)
        for widget in (nothing, many, self._page):
            self._stack.addWidget(widget)
        set_ground(self, "surface")
        theme().follow(self._restyle)

    def _restyle(self) -> None:
        self._flow.set_gap(theme().space(2))

    def _touch(self) -> None:
        self.freshness.touch()

    def _refresh(self) -> None:
        timeline = self._document.timeline
        if not timeline.steps or not any(client.policies for client in timeline.scenario.clients):
            self._background.forget()
            self._asked = None
            self._stack.setCurrentIndex(_READY)
        elif len(timeline.steps) <= MOST_STEPS:
            self._ask()
        elif self._asked is not timeline:
            self._background.forget()
            self._stack.setCurrentIndex(_ASK)

    def _ask(self) -> None:
        timeline = self._document.timeline
        if self._asked is timeline:
            return
        self._asked = timeline
        self._stack.setCurrentIndex(_PAGE)
        self.banner.set_kind("info")
        self.banner.set_content(self.tr("Replaying the steps with smaller and smaller policies…"))
        for widget in (self._buttons, self.diff, self.removals):
            widget.hide()
        self._background.ask(lambda: _find(timeline), self._show)

    def _show(self, found: _Found) -> None:
        self._found = found
        least = found.least
        count = len(least.removals)
        for widget in (self._buttons, self.diff, self.removals):
            widget.setVisible(bool(count))
        if not count:
            self.banner.set_kind("ok")
            self.banner.set_content(self.tr("The policies are as small as the recorded steps allow."))
            return
        title = self.tr("Removals with which every recorded step still gives what it gives: {count}")
        lines = "\n".join(unmarked(line) for line in found.closes)
        closes = (
            f"**{self.tr('Closes:')}**\n{lines}"
            if lines
            else self.tr("No user reaches less: nothing of it was in effect.")
        )
        self.banner.set_kind("info")
        self.banner.set_content(title.format(count=count), closes)
        self.diff.set_code(policy_diff(least.before, least.scenario))
        self.removals.clear()
        self.removals.addItems([removal.sentence for removal in least.removals])
        self.removals.fit()
        self.copy.set_forms(export_forms(least.before, least.scenario))
        self._page.keep_tab_order()

    def _apply(self) -> None:
        found = self._found
        if found is None:
            return
        if found.timeline.scenario is not self._document.scenario:
            text = self.tr("The document has changed since; the policies are looked at again.")
            self.message.emit(Notice("info", text))
            return
        self._document.apply(found.least.scenario, self.tr("Make policies smaller"))
        removed = " ".join(removal.sentence for removal in found.least.removals[:_TOLD])
        self.message.emit(Notice("ok", self.tr("The policies were made smaller."), removed, can_undo=True))


def _find(timeline: Timeline) -> _Found:
    least = least_privilege(timeline)
    return _Found(timeline, least, difference_lines(least.closes.removed, least.before))
