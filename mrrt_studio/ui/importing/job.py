"""Reads what is imported away from the window's thread, tells how far it is, and can be ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.importing import Request, read_paths, read_text
from mrrt_studio.formats.keywords import KeywordValue
from mrrt_studio.formats.progress import Cancelled
from mrrt_studio.formats.readings import AmbiguousError
from mrrt_studio.formats.review import Review, review
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import StorageError
from mrrt_studio.ui.background import Background

WHOLE = 1000
"""What the progress counts up to."""
_LOOK_EVERY = 50


@dataclass(frozen=True, slots=True)
class Source:
    """What is imported: files and folders, or one text."""

    paths: tuple[Path, ...] = ()
    text: str | None = None

    def title(self) -> str:
        """Return what people call it; nothing for a text without a name."""
        return ", ".join(path.name or str(path) for path in self.paths)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person who imports has decided."""

    kind: str | None = None
    keywords: Mapping[str, KeywordValue] = field(default_factory=dict[str, KeywordValue])


@dataclass(frozen=True, slots=True)
class Found:
    """What came of reading: a review, a question which kind it is, or what is wrong."""

    imported: Imported | None = None
    review: Review | None = None
    kinds: tuple[str, ...] = ()
    """The kinds to choose from, where there is more than one."""
    problem: str = ""
    """What is wrong, where, and what to do."""


class ImportJob(QObject):
    """One reading after the other; only what was asked last is told."""

    progressed = Signal(int)
    """From 0 to ``WHOLE``."""
    ended = Signal(object)
    """``Found``; nothing after a cancel."""

    def __init__(self, scenario: Scenario, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self._source = source
        self._turn = _Turn()
        self._background = Background(self)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(lambda: self.progressed.emit(self._turn.done))

    @property
    def is_busy(self) -> bool:
        """Whether something is still to come."""
        return self._background.is_busy

    def start(self, choices: Choices) -> None:
        """Read; what is read now ends first."""
        self.cancel()
        self._turn = turn = _Turn()
        request = Request(choices.kind, choices.keywords, turn.tell)
        self._look.start()
        self._background.ask(lambda: _read(self._scenario, self._source, request), self._end)

    def cancel(self) -> None:
        """End at the next object that is read; nothing is told."""
        self._turn.is_over = True
        self._look.stop()
        self._background.forget()

    def _end(self, found: Found) -> None:
        self._look.stop()
        self.ended.emit(found)


class _Turn:
    """What one reading and the window tell each other; each only writes its own part."""

    def __init__(self) -> None:
        self.done = 0
        self.is_over = False

    def tell(self, done: int, total: int) -> None:
        """Note how far it is.

        Raises:
            Cancelled: the person does not want to wait.
        """
        if self.is_over:
            raise Cancelled
        self.done = round(WHOLE * done / total) if total else WHOLE


def _read(scenario: Scenario, source: Source, request: Request) -> Found:
    try:
        text = source.text
        imported = read_paths(source.paths, request) if text is None else read_text(text, None, request)
        return Found(imported, review(scenario, imported))
    except AmbiguousError as question:
        return Found(kinds=question.kinds, problem=str(question))
    except (FormatError, StorageError) as error:
        return Found(problem=str(error))
    except Cancelled:
        return Found()
