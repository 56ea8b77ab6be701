"""What the forms of Actions and Rules edit; code that is typed there may run."""

from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import Action, Rule
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.scripts.known_code import known_code
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.subject import ItemSubject


def code_of(item: Any) -> str:  # noqa: ANN401 - any model
    """Return the code of an Action or a Rule; nothing else has any."""
    if isinstance(item, Action):
        return item.code
    return item.script if isinstance(item, Rule) else ""


class ScriptSubject(ItemSubject):
    """The object of another subject; an edit of its code allows that code to run."""

    def __init__(self, document: Document, inner: ItemSubject) -> None:
        super().__init__(document)
        self._inner = inner

    @property
    def selected(self) -> Item | None:
        """Which object it is."""
        return self._inner.selected

    def select(self, item: Item | None) -> None:
        """Edit another object."""
        self._inner.select(item)

    def item(self) -> Any | None:  # noqa: ANN401
        """Return the object as it stands in the document; None while another kind is selected."""
        item = self._inner.item()
        return item if isinstance(item, (Action, Rule)) else None

    def path(self) -> FieldPath:
        """Return where the object stands."""
        return self._inner.path()

    def put(self, item: FrozenModel, what: str, merge_path: str = "") -> None:
        """Make a changed object part of the document."""
        before, after = code_of(self.item()), code_of(item)
        if before != after and after:
            known_code().write(self.scenario, before, after)
        self._inner.put(item, what, merge_path)


class ConfigSubject(ItemSubject):
    """The scenario itself, for the values that all Rules share."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._shown_in = document

    def item(self) -> Scenario:
        """Return the scenario."""
        return self._shown_in.scenario

    def put(self, item: FrozenModel, what: str, merge_path: str = "") -> None:
        """Make a changed scenario the current one."""
        assert isinstance(item, Scenario)  # noqa: S101 - what item() returned, changed
        self._shown_in.apply(item, what, merge_path)
