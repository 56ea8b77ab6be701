"""What could a thief reach: all that the refresh token of the selected step opens, and what would stop it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from mrrt_studio.simulation.blast_radius import BlastRadius, blast_radius
from mrrt_studio.simulation.countermeasures import Countermeasure, Effect
from mrrt_studio.simulation.step_titles import span_in_words
from mrrt_studio.simulation.timeline import Timeline
from mrrt_studio.simulation.token_reach import ReachedApi
from mrrt_studio.ui.background import Background
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.freshness import Freshness
from mrrt_studio.ui.inspector.wording import unmarked
from mrrt_studio.ui.reach.plain_table import CellText, PlainTable
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.banner import Banner
from mrrt_studio.ui.widgets.empty_state import EmptyState

_ICONS: dict[Effect, tuple[str, str]] = {
    "ends it": ("ok", "ok"),
    "narrows it": ("filter", "info"),
    "changes nothing": ("dropped", "dropped"),
    "widens it": ("warning", "surprise"),
}


class _Found(NamedTuple):
    radius: BlastRadius | None
    countermeasures: tuple[Countermeasure, ...]


class BlastPage(QWidget):
    """Follows the selected step; every API and every countermeasure is tried on the engine."""

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._background = Background(self)
        self._asked: tuple[Timeline, str] | None = None
        self.banner = Banner("surprise")
        self.reached = PlainTable(
            self.tr("What the token reaches"),
            (self.tr("API"), self.tr("Access tokens live"), self.tr("Scopes")),
        )
        self.stops = PlainTable(
            self.tr("What would stop it"), (self.tr("What it does"), self.tr("What would stop it"))
        )
        self._arrange()
        document.timeline_changed.connect(self._touch)
        selection.step_changed.connect(self._touch)
        self.freshness = Freshness(self, self._refresh)

    @property
    def is_busy(self) -> bool:
        """Whether the engine is still being asked."""
        return self._background.is_busy

    def _arrange(self) -> None:
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.addWidget(self.banner)
        self._tables = QHBoxLayout()
        self._tables.addWidget(self.reached, 1)
        self._tables.addWidget(self.stops, 1)
        self._column.addLayout(self._tables, 1)
        title = self.tr("This step has no refresh token")
        sentence = self.tr("Select a login or an exchange that returned one or kept one.")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(EmptyState("ticket", title, sentence))
        self._stack.addWidget(body)
        set_ground(self, "surface")
        theme().follow(self._restyle)

    def _touch(self) -> None:
        self.freshness.touch()

    def _refresh(self) -> None:
        timeline, step_id = self._document.timeline, self._selection.step_id
        if self._asked is not None and self._asked[0] is timeline and self._asked[1] == step_id:
            return
        self._asked = (timeline, step_id)
        if step_id not in timeline.by_id:
            self._background.forget()
            self._stack.setCurrentIndex(0)
            return
        self._background.ask(lambda: _find(timeline, step_id), self._show)

    def _show(self, found: _Found) -> None:
        radius = found.radius
        self._stack.setCurrentIndex(0 if radius is None else 1)
        if radius is None:
            return
        title = self.tr("What whoever steals the refresh token of {step} could do")
        self.banner.set_kind("surprise" if radius.reached else "ok")
        self.banner.set_content(title.format(step=radius.step_id), unmarked(" ".join(radius.told)))
        self.reached.show_rows([self._api_row(api) for api in radius.reached])
        self.stops.show_rows([self._stop_row(measure) for measure in found.countermeasures])

    def _api_row(self, api: ReachedApi) -> list[CellText]:
        scopes = " ".join(api.scopes) or self.tr("no scope")
        lifetime = span_in_words(api.lifetime)
        return [CellText(api.name, "api", "text", api.audience or ""), CellText(lifetime), CellText(scopes)]

    def _stop_row(self, measure: Countermeasure) -> list[CellText]:
        words: dict[Effect, str] = {
            "ends it": self.tr("ends it"),
            "narrows it": self.tr("narrows it"),
            "changes nothing": self.tr("changes nothing"),
            "widens it": self.tr("widens it"),
        }
        left = ", ".join(api.name for api in measure.left) or self.tr("nothing")
        tooltip = self.tr("{what}\nStill reached: {left}").format(what=measure.sentence, left=left)
        return [CellText(words[measure.effect], *_ICONS[measure.effect], tooltip), CellText(measure.sentence)]

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(3), space(2), space(3), space(2))
        self._column.setSpacing(space(2))
        self._tables.setSpacing(space(4))


def _find(timeline: Timeline, step_id: str) -> _Found:
    radius = blast_radius(timeline, step_id)
    return _Found(radius, radius.countermeasures if radius is not None else ())
