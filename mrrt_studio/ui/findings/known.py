"""What is found in a document, found once for all that show it: tree, pane, cards and inspector."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from mrrt_studio.scenario.findings import Finding, Survey
from mrrt_studio.simulation.played_findings import Sufferings
from mrrt_studio.simulation.timeline import PlayedStep, Timeline
from mrrt_studio.ui.document import Document

_SURVEYS: WeakKeyDictionary[Document, Survey] = WeakKeyDictionary()


def survey_of(document: Document) -> Survey:
    """Return the one memory of findings that a document's views share; for the window's thread alone."""
    survey = _SURVEYS.get(document)
    if survey is None:
        survey = _SURVEYS[document] = Survey()
    return survey


class SufferedSteps:
    """What each step of a document's timeline suffered from; looked for when somebody asks."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._timeline: Timeline | None = None
        self._sufferings: Sufferings | None = None
        self._known: dict[str, tuple[PlayedStep, tuple[Finding, ...]]] = {}

    def of(self, played: PlayedStep) -> tuple[Finding, ...]:
        """Return the findings of a step; one of an earlier timeline may be asked for while views follow."""
        sufferings, known = self._follow(), self._known.get(played.id)
        if known is not None and known[0] is played:
            return known[1]
        found = sufferings.of(played)
        self._known[played.id] = (played, found)
        return found

    def _follow(self) -> Sufferings:
        timeline = self._document.timeline
        if self._timeline is not timeline or self._sufferings is None:
            found = survey_of(self._document).of(timeline.scenario)
            self._timeline, self._sufferings = timeline, Sufferings(timeline.scenario, found)
            self._known.clear()
        return self._sufferings
