"""A list to tick, such as the roles of a user; what the tenant does not have can only be taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from mrrt_studio.scenario.tenant import Role
from mrrt_studio.ui.theme import theme

_MOST_ROWS = 8
_NAMES = Qt.ItemDataRole.UserRole


class TicksField(QListWidget):
    """Ticks stand for names within a list of the document; one thing may go by several names."""

    value_edited = Signal()
    merges_edits = False

    def __init__(
        self,
        choices: Callable[[], Sequence[tuple[str, list[str]]]],
        unknown: str,
        parent: QWidget | None = None,
    ) -> None:
        """Show choices to tick.

        Args:
            choices: returns what there is now, each with its names, the first of which a tick writes.
            unknown: what to say of a ``{name}`` that is none of them.
            parent: the widget around it.
        """
        super().__init__(parent)
        self._choices = choices
        self._told_unknown = unknown
        self._value: tuple[str, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._toggle)
        theme().follow(self.updateGeometry)

    def value(self) -> tuple[str, ...]:
        """Return the names that are ticked, in the order of the document."""
        return self._value

    def show_value(self, value: Any, default: Any) -> None:  # noqa: ANN401, ARG002
        """Show which names the document has."""
        self._value = tuple(value or ())
        self.refresh()

    def refresh(self) -> None:
        """Show what the tenant has now; the current row stays current."""
        row = self.currentRow()
        wanted = [*self._known(), *self._unknown()]
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        if [self._text(place) for place in range(self.count())] != [text for text, _ in wanted]:
            self.clear()
            for text, names in wanted:
                item = QListWidgetItem(text, self)
                item.setData(_NAMES, names)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            self.setCurrentRow(row)
        for place, (_, names) in enumerate(wanted):
            has = any(name in self._value for name in names)
            self.item(place).setCheckState(Qt.CheckState.Checked if has else Qt.CheckState.Unchecked)
        self.blockSignals(False)  # noqa: FBT003
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return a height for what there is to tick, up to eight rows."""
        row = self.sizeHintForRow(0) if self.count() else theme().space(6)
        return QSize(theme().space(30), row * min(max(1, self.count()), _MOST_ROWS) + theme().space(1))

    def minimumSizeHint(self) -> QSize:
        """The form scrolls; the list does so only when it is long."""
        return QSize(theme().space(20), self.sizeHint().height())

    def _known(self) -> list[tuple[str, list[str]]]:
        return list(self._choices())

    def _unknown(self) -> list[tuple[str, list[str]]]:
        known = {name for _, names in self._known() for name in names}
        return [(self._told_unknown.format(name=name), [name]) for name in self._value if name not in known]

    def _text(self, place: int) -> str:
        return self.item(place).text()

    def _toggle(self, item: QListWidgetItem) -> None:
        names: list[str] = item.data(_NAMES)
        kept = tuple(name for name in self._value if name not in names)
        is_on = item.checkState() == Qt.CheckState.Checked
        self._value = (*kept, names[0]) if is_on else kept
        self.value_edited.emit()


class RolesField(TicksField):
    """The roles of a user, who may also name one by its id."""

    def __init__(self, roles: Callable[[], tuple[Role, ...]], parent: QWidget | None = None) -> None:
        def choices() -> list[tuple[str, list[str]]]:
            return [(role.name, [role.name, *([role.id] if role.id else [])]) for role in roles()]

        super().__init__(choices, self.tr("{name} (no such role)"), parent)
