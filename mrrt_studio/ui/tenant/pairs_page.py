"""A page of a form that is one table: the scopes of an API, or the permissions of a user."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.ui.binding import put
from mrrt_studio.ui.tenant.pair_model import Pair
from mrrt_studio.ui.tenant.pair_table import PairTable
from mrrt_studio.ui.tenant.subject import ItemSubject
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.labels import HintLabel


@dataclass(frozen=True, slots=True)
class Pairs:
    """A list of objects within an object, two fields of which are edited as a row."""

    field: str
    """The list: ``scopes``."""
    columns: Pair
    """The fields of each member: ``value`` and ``description``."""
    make: Callable[[str, str], FrozenModel]
    """Returns a new member."""
    notes: Callable[[Any], Mapping[int, str]] = lambda _: {}
    """What is unwise, by row."""

    def members(self, item: Any) -> tuple[Any, ...]:  # noqa: ANN401
        """Return the members, none where the list is absent."""
        return getattr(item, self.field) or ()

    def rows(self, item: Any) -> tuple[Pair, ...]:  # noqa: ANN401
        """Return the texts of each member."""
        first, second = self.columns
        members = self.members(item)
        return tuple((getattr(each, first) or "", getattr(each, second) or "") for each in members)

    def with_text(self, item: Any, row: int, column: int, text: str) -> FrozenModel:  # noqa: ANN401
        """Return the object after an edit; what else a member holds stays in it."""
        members = self.members(item)
        if row < len(members):
            changed = _changed(members[row], self.columns[column], text)
        else:
            changed = self.make(*((text, "") if column == 0 else ("", text)))
        return item.replace(**{self.field: (*members[:row], changed, *members[row + 1 :])})

    def without(self, item: Any, row: int) -> FrozenModel:  # noqa: ANN401
        """Return the object without a member; an empty list stays a list."""
        members = self.members(item)
        return item.replace(**{self.field: (*members[:row], *members[row + 1 :])})


def _changed(member: FrozenModel, field: str, text: str) -> FrozenModel:
    is_needed = type(member).model_fields[field].is_required()
    return put(member, field, text if text or is_needed else None)


class PairsPage(QWidget):
    """A sentence of help above the table."""

    def __init__(
        self, subject: ItemSubject, pairs: Pairs, table: PairTable, help_text: str, what: str
    ) -> None:
        super().__init__()
        self.table = table
        self._subject = subject
        self._pairs = pairs
        self._what = what
        table.setAccessibleName(what)
        table.setAccessibleDescription(help_text)
        table.text_edited.connect(self._edit)
        table.row_removed.connect(self._remove)
        table.editing_finished.connect(self._drop_empty)
        self._column = QVBoxLayout(self)
        self._column.addWidget(HintLabel(help_text))
        self._column.addWidget(table, 1)
        theme().follow(self._restyle)

    def refresh(self, *, anew: bool = False) -> None:  # noqa: ARG002 - rows hold nothing of their own
        """Show the rows as they stand in the document."""
        if (item := self._subject.item()) is not None:
            self.table.show_rows(self._pairs.rows(item), self._pairs.notes(item))

    def _edit(self, row: int, column: int, text: str) -> None:
        if (item := self._subject.item()) is not None:
            path = f"{self._pairs.field}[{row}].{self._pairs.columns[column]}"
            self._subject.put(self._pairs.with_text(item, row, column, text), self._what, path)

    def _remove(self, row: int) -> None:
        if (item := self._subject.item()) is not None:
            self._subject.put(self._pairs.without(item, row), self._what)

    def _drop_empty(self, row: int) -> None:
        """A row that was emptied is not wanted any more."""
        rows = self.table.rows()
        if 0 <= row < len(rows) and rows[row] == ("", ""):
            self._remove(row)

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(3.5), space(3), space(2), space(2))
        self._column.setSpacing(space(2))
