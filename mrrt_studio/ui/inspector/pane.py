"""The inspector of the selected step; only the page that is seen does any work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.timeline import PlayedStep, Timeline
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.expecting import Expecting
from mrrt_studio.ui.findings.because import BecauseOf
from mrrt_studio.ui.inspector.emptiness import (
    Emptiness,
    no_log,
    no_requests,
    no_state,
    no_tokens,
    nothing_at_all,
)
from mrrt_studio.ui.inspector.http import HttpPage
from mrrt_studio.ui.inspector.log import LogPage
from mrrt_studio.ui.inspector.page_stack import PageStack
from mrrt_studio.ui.inspector.state import StatePage
from mrrt_studio.ui.inspector.token_cards import Viewpoint, count_tokens
from mrrt_studio.ui.inspector.token_comparison import RunTokens
from mrrt_studio.ui.inspector.tokens import TokensPage
from mrrt_studio.ui.inspector.why import WhyPage
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.theme import set_ground
from mrrt_studio.ui.widgets.tabs import TabPages

_TOKENS = 1
"""Where the tokens' tab is."""


class _Tab(NamedTuple):
    """One page: where it stands, when it is empty, how it shows a step, and what that depends on."""

    stack: PageStack
    emptiness: Callable[[PlayedStep], Emptiness | None]
    show: Callable[[PlayedStep, Outcome], None]
    depends_on: Callable[[PlayedStep], object]


class InspectorPane(QWidget):
    """Why, tokens, HTTP, state and log of the selected step.

    Args:
        document: what is played.
        selection: which step is looked at, and where the playhead stands.
    """

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._names: tuple[Timeline | None, Mapping[str, str]] = (None, {})
        self._shown: dict[int, tuple[object, ...]] = {}
        self.why = WhyPage()
        self.tokens = TokensPage()
        self.http = HttpPage()
        self.state = StatePage()
        self.log = LogPage()
        self.pages = TabPages(self.tr("Inspector"))
        self._because = BecauseOf(document, selection)
        self.why.add_widget(self._because)
        self._tabs = self._make_tabs()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        set_ground(self, "surface")
        self.setAccessibleName(self.tr("Inspector"))
        self._connect()
        self.refresh()

    def _make_tabs(self) -> list[_Tab]:
        titles = (
            self.tr("Why"),
            self.tr("Tokens"),
            self.tr("HTTP"),
            self.tr("State"),
            self.tr("Log"),
        )
        tabs = [
            _Tab(PageStack(self.why, self.why), _never_empty, self._show_why, _nothing_else),
            _Tab(PageStack(self.tokens, self.tokens), no_tokens, self._show_tokens, self._viewpoint),
            _Tab(PageStack(self.http, self.http), no_requests, self._show_http, _nothing_else),
            _Tab(PageStack(self.state, self.state.tree), no_state, self._show_state, _nothing_else),
            _Tab(PageStack(self.log, self.log), no_log, self._show_log, _nothing_else),
        ]
        for title, tab in zip(titles, tabs, strict=True):
            self.pages.add_page(title, tab.stack)
        return tabs

    def _connect(self) -> None:
        self._document.timeline_changed.connect(self.refresh)
        self._selection.step_changed.connect(self.refresh)
        self._selection.playhead_changed.connect(self.refresh)
        self.pages.current_changed.connect(self.refresh)
        expecting = Expecting(self._document, self._selection, self)
        self.why.expectations.expect_requested.connect(expecting.expect)
        self.why.expectations.remove_requested.connect(expecting.remove)
        self.why.table.detail().expectation_toggled.connect(expecting.toggle_scope)
        self.why.origin_requested.connect(self._select_origin)
        self.why.scripts.item_chosen.connect(self._selection.select_item)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Bring the page that is seen up to date; the others wait until somebody looks."""
        played = self._selection.step
        count = count_tokens(played) if played is not None else 0
        self.pages.bar.set_count(_TOKENS, count or None)
        if self.isVisible():
            self._refresh_page(self.pages.current(), played)
            if self.pages.current() == _TOKENS and count:
                self.tokens.refresh_comparisons()

    def _refresh_page(self, index: int, played: PlayedStep | None) -> None:
        tab = self._tabs[index]
        key = (played, tab.depends_on(played) if played else None)
        before = self._shown.get(index)
        if before is not None and all(old is new for old, new in zip(before, key, strict=True)):
            return
        self._shown[index] = key
        emptiness = nothing_at_all(played) or (tab.emptiness(played) if played else None)
        if emptiness is not None or played is None or played.outcome is None:
            tab.stack.show_emptiness(emptiness)
            return
        tab.show(played, played.outcome)
        tab.stack.show_page(played.id)

    def _show_why(self, played: PlayedStep, outcome: Outcome) -> None:
        self._because.show_step(played)
        self.why.show_step(played, outcome, self._refresh_token_names)

    def _show_tokens(self, played: PlayedStep, outcome: Outcome) -> None:
        self.tokens.show_step(played, outcome, self._viewpoint_of(played), self._run_tokens)

    def _viewpoint_of(self, played: PlayedStep) -> Viewpoint:
        state = self._document.timeline.steps[self._position(played) - 1].after.state
        reached = self._selection.playhead > played.index
        return Viewpoint(state, played.before.world.seed, self._refresh_token_names(), reached)

    def _run_tokens(self) -> RunTokens | None:
        played = self._selection.step
        return RunTokens(self._document.timeline, self._viewpoint_of(played)) if played else None

    def _show_http(self, _: PlayedStep, outcome: Outcome) -> None:
        self.http.show_step(outcome)

    def _show_state(self, played: PlayedStep, _: Outcome) -> None:
        self.state.show_step(played, self._refresh_token_names())

    def _show_log(self, played: PlayedStep, _: Outcome) -> None:
        self.log.show_step(played)

    def _viewpoint(self, played: PlayedStep) -> object:
        """Tokens look different from elsewhere in time."""
        return self._document.timeline.steps[self._position(played) - 1]

    def _position(self, played: PlayedStep) -> int:
        """Return where the playhead stands, or the end of the step where it has not come so far."""
        return min(max(self._selection.playhead, played.index + 1), len(self._document.timeline.steps))

    def _refresh_token_names(self) -> Mapping[str, str]:
        timeline = self._document.timeline
        if self._names[0] is not timeline:
            self._names = (timeline, refresh_token_names(timeline.steps))
        return self._names[1]

    def _select_origin(self) -> None:
        played = self._selection.step
        reference = getattr(played.step, "access_token", None) if played else None
        if reference:
            self._selection.select_step(reference)


def _never_empty(_: PlayedStep) -> Emptiness | None:
    return None


def _nothing_else(_: PlayedStep) -> object:
    return None
