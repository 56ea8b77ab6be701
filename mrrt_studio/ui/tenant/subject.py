"""The object that a form edits, found in the document and put back into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.errors import FieldPath, path_text
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.kinds import Kind, find, kind_of

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Renaming:
    """An id that is being typed: each keystroke starts again from before the first one.

    Otherwise a half-typed id that is somebody else's dangling reference would take that one along.
    """

    before: Scenario
    was: str
    after: Scenario


class ItemSubject:
    """The selected object; ``select`` chooses another one."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._item: Item | None = None
        self._renaming: _Renaming | None = None

    @property
    def selected(self) -> Item | None:
        """Which object it is."""
        return self._item

    def select(self, item: Item | None) -> None:
        """Edit another object, or the same one under its new id."""
        self._item = item

    @property
    def scenario(self) -> Scenario:
        """The scenario that the object stands in."""
        return self._document.scenario

    def item(self) -> Any | None:  # noqa: ANN401 - any model
        """Return the object as it stands in the document, or None."""
        return find(self._document.scenario, self._item)

    def path(self) -> FieldPath:
        """Return where the object stands: an index and no id, so that it holds while the id is typed."""
        kind = kind_of(self._item.kind) if self._item else None
        if self._item is None or kind is None:
            is_scenario = self._item is not None and self._item.kind == "assumptions"
            return () if is_scenario else ("tenant",)
        return (kind.collection, kind.index_of(self._document.scenario, self._item.key) or 0)

    def put(self, item: FrozenModel, what: str, merge_path: str = "") -> None:
        """Make a changed object part of the document, as ``Subject.put`` says."""
        if self._item is None:
            return
        key = f"{path_text(self.path())}.{merge_path}" if merge_path else ""
        kind = kind_of(self._item.kind)
        text = _change_text(what, kind.label(self.scenario, self.item()) if kind else "")
        if isinstance(item, Scenario):
            self._document.apply(item, text, key)
        elif kind is None:
            self._document.apply(self._document.scenario.replace(tenant=item), text, key)
        else:
            self._put_listed(kind, item, text, key)

    def _put_listed(self, kind: Kind, item: FrozenModel, text: str, key: str) -> None:
        assert self._item is not None  # noqa: S101 - put() has looked
        scenario, was = self._document.scenario, self._item.key
        place = kind.index_of(scenario, was)
        if place is None or kind.id_of(item) == kind.id_of(kind.items(scenario)[place]):
            self._document.apply(kind.put(scenario, item, was=was), text, key)
            return
        if self._renaming is not None and self._renaming.after is scenario:
            scenario, was = self._renaming.before, self._renaming.was
        after = kind.put(scenario, item, was=was)
        self._renaming = _Renaming(scenario, was, after)
        self._document.apply(after, text, key)


def _change_text(what: str, name: str) -> str:
    if not name:
        return translate("Subject", "Change {field}").format(field=what)
    changed = translate("Subject", "Change {field} of {name}")
    return changed.format(field=what, name=name)
