"""How a row of the table of scopes is painted: in columns, or stacked where the pane is narrow."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from mrrt_studio.engine.outcome import ScopeDecision
from mrrt_studio.ui.inspector.scope_columns import Mark, MarkState, ScopeColumn, result_chip
from mrrt_studio.ui.inspector.scope_model import DECISION_ROLE, MARK_ROLE
from mrrt_studio.ui.theme import FontRole, paint_icon, theme
from mrrt_studio.ui.widgets.chips import chip_height, chip_size, paint_chip

_COLOURS: dict[MarkState, str] = {"yes": "ok", "no": "refused", "none": "text-faint"}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ScopeDelegate(QStyledItemDelegate):
    """Paints cells; ``stacked`` puts a whole row into the first one."""

    def __init__(self) -> None:
        super().__init__()
        self.stacked = False
        self.columns: tuple[ScopeColumn, ...] = ()

    def base_height(self, decision: ScopeDecision, width: int) -> int:
        """Return the height of a row without its details, in pixels.

        Args:
            decision: the scope of the row.
            width: of the first column, or of the whole row where it is stacked.
        """
        if not self.stacked:
            return _height_in_columns(decision.rule, width, theme().generation)
        head = chip_height() * (1 if _fits_beside(decision, width) else 2)
        lines = len(rule_lines(decision.rule, width - _inset(), theme().generation))
        return head + (lines + len(self._mark_lines(width))) * _small_line() + 2 * _padding()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell, at the top of its row: the details of a selected scope follow beneath."""
        decision: ScopeDecision = index.data(DECISION_ROLE)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == 0:
            self._paint_scope(painter, area, decision)
        elif (mark := index.data(MARK_ROLE)) is not None:
            place = QRectF(area.left(), area.top() + _padding(), area.width(), chip_height())
            paint_mark(painter, place, mark)
        else:
            _paint_result(painter, area, decision)
        painter.restore()
        painter.fillRect(option.rect.adjusted(0, option.rect.height() - 1, 0, 0), theme().colour("border"))

    def _paint_scope(self, painter: QPainter, area: QRectF, decision: ScopeDecision) -> None:
        inner = area.adjusted(_inset(), _padding(), 0, 0)
        name = QRectF(inner.left(), inner.top(), inner.width(), chip_height())
        if self.stacked:
            name = _paint_stacked_result(painter, area, name, decision)
        _text(painter, name, decision.scope, "mono", "text")
        top = inner.top() + chip_height()
        if self.stacked and not _fits_beside(decision, int(area.width())):
            top += chip_height()
        for line in rule_lines(decision.rule, int(inner.width()), theme().generation):
            place = QRectF(inner.left(), top, inner.width(), _small_line())
            _text(painter, place, line, "mono-small", "text-secondary")
            top += _small_line()
        if self.stacked:
            self._paint_marks(painter, QRectF(inner.left(), top, inner.width(), 0), decision)

    def _paint_marks(self, painter: QPainter, area: QRectF, decision: ScopeDecision) -> None:
        top = area.top()
        for line in self._mark_lines(int(area.width()) + _inset()):
            left = area.left()
            for column, width in line:
                _paint_labelled_mark(painter, QRectF(left, top, width, _small_line()), column, decision)
                left += width
            top += _small_line()

    def _mark_lines(self, width: int) -> list[list[tuple[ScopeColumn, float]]]:
        """Break the marks of a stacked row into lines."""
        metrics = QFontMetricsF(theme().font("small"))
        lines: list[list[tuple[ScopeColumn, float]]] = [[]]
        left = 0.0
        for column in self.columns:
            needed = _small_line() + metrics.horizontalAdvance(column.title) + theme().space(2)
            if lines[-1] and left + needed > width - _inset():
                lines.append([])
                left = 0.0
            lines[-1].append((column, needed))
            left += needed
        return lines if lines[0] else []


def _paint_labelled_mark(
    painter: QPainter, area: QRectF, column: ScopeColumn, decision: ScopeDecision
) -> None:
    mark = column.judge(decision)
    paint_mark(painter, QRectF(area.left(), area.top(), _small_line(), area.height()), mark)
    label = area.adjusted(_small_line() + theme().space(0.5), 0, 0, 0)
    _text(painter, label, column.title, "small", "text-secondary" if mark.state == "none" else "text")


def paint_mark(painter: QPainter, area: QRectF, mark: Mark) -> None:
    """Paint a dot, a cross or a dash into the middle of an area: shapes that differ without colour."""
    side = theme().space(2.4 if mark.state == "yes" else 3)
    place = QRectF(0, 0, side, side)
    place.moveCenter(area.center())
    if mark.state == "yes":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(_COLOURS["yes"]))
        painter.drawEllipse(place)
    elif mark.state == "no":
        paint_icon(painter, place, "close", _COLOURS["no"] if mark.alarming else "text-secondary")
    else:
        middle = place.center().y()
        painter.setPen(theme().colour(_COLOURS["none"]))
        quarter = side / 4
        painter.drawLine(int(place.left() + quarter), int(middle), int(place.right() - quarter), int(middle))


def _paint_result(painter: QPainter, area: QRectF, decision: ScopeDecision) -> None:
    """The chip stands at the right end, so that the eye finds all results in one line."""
    chip = result_chip(decision)
    size = chip_size(chip, max_width=int(area.width()))
    place = QRectF(area.right() - size.width(), area.top() + _padding(), size.width(), size.height())
    paint_chip(painter, place, chip)


def _paint_stacked_result(painter: QPainter, area: QRectF, name: QRectF, decision: ScopeDecision) -> QRectF:
    """Paint the chip beside the scope, or beneath it; return what is left for the scope."""
    if not _fits_beside(decision, int(area.width())):
        size = chip_size(result_chip(decision), max_width=int(name.width()))
        paint_chip(
            painter, QRectF(name.left(), name.bottom(), size.width(), size.height()), result_chip(decision)
        )
        return name
    _paint_result(painter, area, decision)
    return name.adjusted(0, 0, -chip_size(result_chip(decision)).width(), 0)


def _fits_beside(decision: ScopeDecision, width: int) -> bool:
    """Whether scope and chip have room on one line."""
    needed = _name_width(decision.scope, theme().generation) + chip_size(result_chip(decision)).width()
    return needed + _inset() + _padding() <= width


@lru_cache(maxsize=8192)
def _name_width(scope: str, generation: int) -> float:  # noqa: ARG001 - forgets old sizes
    return QFontMetricsF(theme().font("mono")).horizontalAdvance(scope)


def _text(painter: QPainter, area: QRectF, text: str, role: FontRole, colour: str) -> None:
    font = theme().font(role)
    painter.setFont(font)
    painter.setPen(theme().colour(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
    painter.drawText(area, _LEFT, shown)


@lru_cache(maxsize=1024)
def _height_in_columns(rule: str, width: int, generation: int) -> int:
    lines = len(rule_lines(rule, width - _inset(), generation))
    return chip_height() + lines * _small_line() + 2 * _padding()


@lru_cache(maxsize=1024)
def rule_lines(rule: str, width: int, generation: int) -> tuple[str, ...]:  # noqa: ARG001 - forgets old sizes
    """Return the id of a rule in lines that fit a width in pixels, broken after its hyphens."""
    metrics = QFontMetricsF(theme().font("mono-small"))
    lines = [""]
    for part in rule.replace("-", "-\n").split("\n"):
        if lines[-1] and metrics.horizontalAdvance(lines[-1] + part) > width:
            lines.append("")
        lines[-1] += part
    return tuple(lines)


def _small_line() -> int:
    return round(QFontMetricsF(theme().font("small")).lineSpacing())


def _padding() -> int:
    return theme().space(1.5)


def _inset() -> int:
    """Room at the left for the bar that marks the selected row."""
    return theme().space(2)
