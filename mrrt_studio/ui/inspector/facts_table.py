"""Claims and the like as a table: the name, and beside it the value above what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mrrt_studio.simulation.claims import Fact
from mrrt_studio.ui.inspector.fitted_table import COPY_ROLE, FittedTable
from mrrt_studio.ui.inspector.text_blocks import paint_text, text_height
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.chips import Chip, chip_height, chip_size, paint_chip

FACT_ROLE = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex

_VALUE_LETTERS = 18
"""A value needs room for this many letters before it may stand beside its name."""


class FactsModel(QAbstractTableModel):
    """Two columns: the name, and the value with its meaning."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facts: tuple[Fact, ...] = ()

    def set_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show others; where only texts differ, the current row stays."""
        if len(facts) != len(self.facts):
            self.beginResetModel()
            self.facts = facts
            self.endResetModel()
        elif facts != self.facts:
            self.facts = facts
            self.dataChanged.emit(self.index(0, 0), self.index(len(facts) - 1, 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of facts."""
        return 0 if parent.isValid() else len(self.facts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return name and value."""
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | Qt.AlignmentFlag | QFont | None:
        """Return the titles of the columns."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.FontRole:
            return theme().font("small-strong")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tr("Name") if section == 0 else self.tr("Value and meaning")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, says and copies."""
        fact = self.facts[index.row()]
        if role == FACT_ROLE:
            return fact
        text = fact.name if index.column() == 0 else fact.value
        if role in (Qt.ItemDataRole.DisplayRole, COPY_ROLE):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = ", ".join(fact.items) or fact.value
            return fact.name if index.column() == 0 else ". ".join(filter(None, (spoken, fact.meaning)))
        return None


class FactsDelegate(QStyledItemDelegate):
    """Paints a fact; ``stacked`` puts the value beneath the name."""

    def __init__(self) -> None:
        super().__init__()
        self.stacked = False
        self.chips: Mapping[str, Chip] = {}

    def height(self, fact: Fact, name_width: int, value_width: int) -> int:
        """Return the height of a row in pixels."""
        name = text_height(fact.name, "mono", name_width)
        value = self._value_height(fact, value_width)
        return (name + value if self.stacked else max(name, value)) + 2 * _padding()

    def _value_height(self, fact: Fact, width: int) -> int:
        shown = self._chips_height(fact, width) if fact.items else text_height(fact.value, "mono", width)
        return shown + text_height(fact.meaning, "small", width)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint name or value."""
        fact: Fact = index.data(FACT_ROLE)
        area = QRectF(option.rect).adjusted(_inset(), _padding(), -_inset(), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == 0:
            paint_text(painter, area, fact.name, "mono", "text-secondary" if self.stacked else "text")
            area.setTop(area.top() + text_height(fact.name, "mono", int(area.width())))
        if index.column() == 1 or self.stacked:
            self._paint_value(painter, area, fact, _seen(painter, option.widget))
        painter.restore()
        line = option.rect.adjusted(0, option.rect.height() - 1, 0, 0)
        painter.fillRect(line, theme().colour("border"))

    def _paint_value(self, painter: QPainter, area: QRectF, fact: Fact, seen: QRectF) -> None:
        width = int(area.width())
        if fact.items:
            self._paint_chips(painter, area, fact, seen)
            top = self._chips_height(fact, width)
        else:
            paint_text(painter, area, fact.value, "mono", "text")
            top = text_height(fact.value, "mono", width)
        paint_text(painter, area.adjusted(0, top, 0, 0), fact.meaning, "small", "text-secondary")

    def _chips_height(self, fact: Fact, width: int) -> int:
        return int(self._places(fact, width)[-1].bottom()) + _padding() // 2

    def _paint_chips(self, painter: QPainter, area: QRectF, fact: Fact, seen: QRectF) -> None:
        seen = seen.translated(-area.topLeft())
        for chip, place in zip(self._chips_of(fact), self._places(fact, int(area.width())), strict=True):
            if seen.isEmpty() or place.intersects(seen):
                paint_chip(painter, place.translated(area.topLeft()), chip)

    def _chips_of(self, fact: Fact) -> tuple[Chip, ...]:
        return tuple(self.chips.get(item, Chip(item, "plain", show_icon=False)) for item in fact.items)

    def _places(self, fact: Fact, width: int) -> tuple[QRectF, ...]:
        return flow_of(self._chips_of(fact), width, theme().generation)


class FactsTable(FittedTable):
    """As high as its facts; values wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FactsModel(self)
        self._delegate = FactsDelegate()
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().hide()

    def facts(self) -> Sequence[Fact]:
        """Return what is shown."""
        return self._model.facts

    def set_facts(self, facts: tuple[Fact, ...], chips: Mapping[str, Chip]) -> None:
        """Show others; ``chips`` says how a scope looks."""
        self._delegate.chips = chips
        self._model.set_facts(facts)
        self.fit()

    def arrange_columns(self) -> None:
        """Give the names what they need, up to two fifths, or stack name and value."""
        metrics = QFontMetrics(theme().font("mono"))
        width = self.viewport().width()
        longest = max((metrics.horizontalAdvance(fact.name) for fact in self._model.facts), default=0)
        name = min(longest + 2 * _inset() + 1, width * 2 // 5)
        self._delegate.stacked = width - name < metrics.horizontalAdvance("m" * _VALUE_LETTERS)
        self.setColumnHidden(1, self._delegate.stacked)
        self.setColumnWidth(0, width if self._delegate.stacked else name)
        if not self._delegate.stacked:
            self.setColumnWidth(1, width - name)

    def row_height(self, row: int) -> int:
        """Return the height of a row at the present width, in pixels."""
        value_column = 0 if self._delegate.stacked else 1
        name_width = self.columnWidth(0) - 2 * _inset()
        value_width = self.columnWidth(value_column) - 2 * _inset()
        return self._delegate.height(self._model.facts[row], name_width, value_width)


def _seen(painter: QPainter, widget: QWidget | None) -> QRectF:
    """Return what can be seen of a view that is far taller than the page around it; nothing means all."""
    clip = painter.clipBoundingRect()
    if not clip.isEmpty() or not isinstance(widget, QAbstractScrollArea):
        return clip
    return QRectF(widget.viewport().visibleRegion().boundingRect())


@lru_cache(maxsize=64)
def flow_of(chips: tuple[Chip, ...], width: int, generation: int) -> tuple[QRectF, ...]:  # noqa: ARG001 - forgets old sizes
    """Return the place of each chip in a flow of some width that starts at the origin, in pixels."""
    gap, left, top, height = theme().space(1.2), 0, 0, chip_height()
    places: list[QRectF] = []
    for chip in chips:
        needed = chip_size(chip, max_width=width).width()
        if left and left + needed > width:
            left, top = 0, top + height + gap
        places.append(QRectF(left, top, needed, height))
        left += needed + gap
    return tuple(places)


def _padding() -> int:
    return theme().space(1.2)


def _inset() -> int:
    return theme().space(1)
