"""Tabs as plain words with a line under the current one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from mrrt_studio.ui.theme import paint_focus_ring, theme


class UnderlineTabBar(QTabBar):
    """A tab bar that paints itself; ``set_count`` adds a number behind the word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._titles: dict[int, str] = {}
        theme().follow(self._restyle)

    def set_count(self, index: int, count: int | None) -> None:
        """Show a number behind the title of a tab, or none."""
        title = self._titles.setdefault(index, self.tabText(index))
        self.setTabText(index, title if count is None else f"{title} {count}")

    def tabSizeHint(self, index: int) -> QSize:
        """Every tab is as wide as in bold, so that nothing moves when another becomes current."""
        metrics = QFontMetrics(theme().font("strong"))
        space = theme().space
        return QSize(metrics.horizontalAdvance(self.tabText(index)) + space(6), metrics.height() + space(4))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Tabs do not shrink: arrows appear instead."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint every tab and the thin line that they stand on."""
        painter = QPainter(self)
        painter.setPen(theme().colour("border"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setClipRect(0, 0, self._end_of_tabs(), self.height())
        for index in range(self.count()):
            self._paint_tab(painter, index, self.tabRect(index))

    def _end_of_tabs(self) -> int:
        """Return where the arrows begin that a bar too narrow for its tabs shows, or the end of the bar."""
        arrows = [button.x() for button in self.findChildren(QToolButton) if button.isVisible()]
        return min([*arrows, self.width()])

    def _paint_tab(self, painter: QPainter, index: int, area: QRect) -> None:
        current = index == self.currentIndex()
        painter.setFont(theme().font("strong" if current else "body"))
        painter.setPen(theme().colour(self._text_colour(index, current=current)))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
        if current:
            thick = theme().space(0.6)
            line = QRect(area.left(), area.bottom() + 1 - thick, area.width(), thick)
            painter.fillRect(line, theme().colour("accent"))
        if current and self.hasFocus():
            paint_focus_ring(painter, QRectF(area).adjusted(2, 2, -2, -5))

    def _text_colour(self, index: int, *, current: bool) -> str:
        if not self.isTabEnabled(index):
            return "disabled"
        return "accent" if current else "text-secondary"

    def _restyle(self) -> None:
        self.setFont(theme().font("body"))
        self.updateGeometry()
        self.update()


class TabPages(QWidget):
    """A tab bar above the page of the current tab."""

    current_changed = Signal(int)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = UnderlineTabBar()
        self.bar.setAccessibleName(name)
        self._pages = QStackedWidget()
        self._pages.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        self.bar.currentChanged.connect(self._pages.setCurrentIndex)
        self.bar.currentChanged.connect(self.current_changed)

    def add_page(self, title: str, page: QWidget) -> int:
        """Append a page and return its index."""
        self._pages.addWidget(page)
        return self.bar.addTab(title)

    def page(self, index: int) -> QWidget | None:
        """Return the page at an index, or None where there is none."""
        return self._pages.widget(index)

    def set_current(self, index: int) -> None:
        """Show a page."""
        self.bar.setCurrentIndex(index)

    def current(self) -> int:
        """Return the index of the page shown."""
        return self.bar.currentIndex()
