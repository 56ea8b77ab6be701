"""What a scenario says about itself: its name, its story, when it begins, and what its ids derive from."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.binding import MalformedError, Property
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.tenant.fields import TextField
from mrrt_studio.ui.tenant.object_form import BoundPage
from mrrt_studio.ui.widgets.form import FormSection

translate = QCoreApplication.translate


class ScenarioSubject:
    """The scenario itself as the object that a page edits."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @property
    def scenario(self) -> Scenario:
        """The scenario."""
        return self._document.scenario

    def item(self) -> Any | None:  # noqa: ANN401 - as every subject
        """Return the scenario, which is always there."""
        return self._document.scenario

    def put(self, item: FrozenModel, what: str, merge_path: str = "") -> None:
        """Make a changed scenario the document's, as ``Subject.put`` says."""
        assert isinstance(item, Scenario)  # noqa: S101 - the page below edits nothing else
        self._document.apply(item, _change_text(what), f"scenario.{merge_path}" if merge_path else "")


class ScenarioPage(BoundPage):
    """The few fields that belong to no object of the tenant."""

    def __init__(self, document: Document) -> None:
        super().__init__(ScenarioSubject(document))
        about = self.add_section()
        self._add(
            about, "name", self.tr("Name of the scenario"), self.tr("Stands in the window and in reports.")
        )
        self._add(
            about,
            "description",
            self.tr("Description"),
            self.tr("What it shows, in Markdown; reports carry it."),
        )
        clock = self.add_section()
        self._start = clock.add_row(
            self.tr("Start of the clock"),
            TimeField(self.tr("Write a time in UTC such as 2026-01-01T09:00:00Z.")),
            self.tr("Time in UTC before the first step; every iat and exp counts from it."),
        )
        self.binder.bind(self._start, _field("start"))
        row = clock.add_row(
            self.tr("Seed"),
            TextField(self.tr("A scenario needs a seed."), "mono"),
            self.tr("Every id, code and opaque token derives from it: another seed, other tokens."),
        )
        self.binder.bind(row, _field("seed"))

    def _add(self, section: FormSection, name: str, label: str, help_text: str) -> None:
        row = section.add_row(label, TextField(), help_text)
        self.binder.bind(row, _field(name))


class TimeField(TextField):
    """A time as the scenario writes it."""

    def __init__(self, needed: str) -> None:
        super().__init__(needed, "mono")

    def value(self) -> Any:  # noqa: ANN401 - as in the base class
        """Return the time.

        Raises:
            MalformedError: it is none.
        """
        text = super().value()
        try:
            return Scenario.model_validate({"start": text}).start
        except ValidationError:
            raise MalformedError(self._needed) from None


def _field(name: str) -> Property:
    """A field of the scenario that is never absent: an empty name is an empty text."""

    def read(scenario: Any) -> str | None:  # noqa: ANN401
        return getattr(scenario, name) or None

    return Property(name, read, lambda scenario, value: scenario.replace(**{name: value or ""}))


def _change_text(what: str) -> str:
    return translate("Subject", "Change {field}").format(field=what)
