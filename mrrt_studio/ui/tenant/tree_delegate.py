"""Paints the rows of the tree: sections as small headings, objects as name, identifier and findings."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mrrt_studio.ui.tenant.tree_model import BADGE_ROLE, DETAIL_ROLE
from mrrt_studio.ui.theme import FontRole, paint_icon, theme
from mrrt_studio.ui.widgets.chips import Chip, chip_size, paint_chip

Index = QModelIndex | QPersistentModelIndex

_NAME_SHARE = 0.62
"""How much of a row a long name may take before its identifier."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TenantDelegate(QStyledItemDelegate):
    """One look for all rows; heights do not depend on content, so that a thousand rows are cheap."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the height of a row; it is as wide as the tree."""
        return QSize(theme().space(20), row_height(is_section=_is_section(index)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground as the style has it, then the texts."""
        is_section = _is_section(index)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, option)
        painter.save()
        area = option.rect.adjusted(theme().space(1.6), 0, -theme().space(1.6), 0)
        if is_section:
            is_closed = _row_count(index) > 0 and not option.state & QStyle.StateFlag.State_Open
            self._paint_section(painter, area, index, is_selected=is_selected, is_closed=is_closed)
        else:
            self._paint_object(painter, area, index, is_selected=is_selected)
        painter.restore()

    def _paint_section(
        self, painter: QPainter, area: QRect, index: Index, *, is_selected: bool, is_closed: bool
    ) -> None:
        area = _paint_badge(painter, area, index.data(BADGE_ROLE) or 0)
        colour = "accent" if is_selected else "text-secondary"
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if is_closed:
            text = f"{text} · {_row_count(index)}"
        used = _paint_text(painter, area, text, "label", colour, area.width(), Qt.TextElideMode.ElideMiddle)
        if is_closed:
            side = theme().space(3.2)
            place = QRectF(area.left() + used + theme().space(1), area.center().y() - side / 2, side, side)
            paint_icon(painter, place, "chevron-right", colour)

    def _paint_object(self, painter: QPainter, area: QRect, index: Index, *, is_selected: bool) -> None:
        area = _paint_badge(painter, area, index.data(BADGE_ROLE) or 0)
        detail = index.data(DETAIL_ROLE) or ""
        name_width = int(area.width() * _NAME_SHARE) if detail else area.width()
        role: FontRole = "strong" if is_selected else "body"
        colour = "accent" if is_selected else "text"
        name = index.data(Qt.ItemDataRole.DisplayRole)
        used = _paint_text(painter, area, name, role, colour, name_width, Qt.TextElideMode.ElideRight)
        rest = area.adjusted(used + theme().space(2), 0, 0, 0)
        if detail and rest.width() > theme().space(8):
            middle = Qt.TextElideMode.ElideMiddle
            _paint_text(painter, rest, detail, "mono-small", "text-secondary", rest.width(), middle)


def row_height(*, is_section: bool) -> int:
    """Return the height of a row at the text size in use, in pixels."""
    return theme().space(7.5 if is_section else 6.6)


def _is_section(index: Index) -> bool:
    return not index.parent().isValid()


def _row_count(index: Index) -> int:
    return index.model().rowCount(index)  # pyright: ignore[reportArgumentType] - either kind of index


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The style knows hover, selection and the focus ring; it gets no text to paint."""
    ground = QStyleOptionViewItem(option)
    ground.text = ""  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
    widget = ground.widget  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
    style = widget.style() if widget is not None else QApplication.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, widget)


def _paint_badge(painter: QPainter, area: QRect, count: int) -> QRect:
    """Paint the number of findings at the right and return what is left of the row."""
    if not count:
        return area
    badge = Chip(str(count), "surprise")
    size = chip_size(badge)
    place = QRect(0, 0, size.width(), min(size.height(), area.height() - 2))
    place.moveCenter(area.center())
    place.moveRight(area.right())
    paint_chip(painter, place, badge)
    return area.adjusted(0, 0, -size.width() - theme().space(1.5), 0)


def _paint_text(
    painter: QPainter,
    area: QRect,
    text: str,
    role: FontRole,
    colour: str,
    width: int,
    mode: Qt.TextElideMode,
) -> int:
    """Paint one line and return how wide it became."""
    painter.setFont(theme().font(role))
    painter.setPen(theme().colour(colour))
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, mode, width)
    painter.drawText(area, _LEFT, shown)
    return metrics.horizontalAdvance(shown)
