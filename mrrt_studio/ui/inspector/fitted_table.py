"""A table that is as tall as its rows: the page around it scrolls, and one Tab stop leads into it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScrollArea, QTableView, QWidget

from mrrt_studio.ui.theme import paint_focus_ring, theme

COPY_ROLE = Qt.ItemDataRole.UserRole + 1
"""What Ctrl+C takes from a cell."""


class FittedTable(QTableView):
    """Arrows walk through the rows, Ctrl+C copies the current cell, Escape lets go of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._quieten(self.horizontalHeader())
        self._quieten(self.verticalHeader())
        self.verticalHeader().hide()
        self._offer_copy()
        theme().changed.connect(self.fit)

    def row_height(self, row: int) -> int:
        """Return the height of a row at the present width, in pixels; subclasses measure."""
        return self.verticalHeader().sectionSize(row)

    def arrange_columns(self) -> None:
        """Divide the width among the columns; subclasses know how."""

    def fit(self) -> None:
        """Divide the width, give every row its height and take the height of all of them."""
        if self.model() is None:
            return
        self.arrange_columns()
        for row in range(self.model().rowCount()):
            if (height := self.row_height(row)) != self.verticalHeader().sectionSize(row):
                self.verticalHeader().resizeSection(row, height)
        self.fit_height()

    def fit_height(self) -> None:
        """Take the height of header and rows."""
        header = self.horizontalHeader()
        top = 0 if header.isHidden() else header.sizeHint().height()
        wanted = top + self.verticalHeader().length()
        if wanted != self.minimumHeight() or wanted != self.maximumHeight():
            self.setFixedHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def minimumSizeHint(self) -> QSize:
        """Any width will do: the rows adapt."""
        return QSize(0, self.minimumHeight())

    def sizeHint(self) -> QSize:
        """Ask for no width of its own."""
        return QSize(0, self.minimumHeight())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the table."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets go of the current row; the page follows the keyboard to any other."""
        if event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self.reveal_later()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ring around the row that became the current one."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Nothing is ever out of sight in here."""

    def reveal_later(self) -> None:
        """Scroll the page to the current row once the rows have taken their heights."""
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """Show the top of the row before its end, where there is no room for both."""
        row = self.currentIndex().row()
        page = self._page()
        inside = page.widget() if page else None
        if page is None or inside is None or row < 0:
            return
        top = self.viewport().mapTo(inside, QPoint(0, self.rowViewportPosition(row))).y()
        bottom = top + min(self.rowHeight(row), page.viewport().height() - theme().space(4))
        for y in (bottom, top):
            page.ensureVisible(0, y, 0, theme().space(2))

    def row_rect(self, row: int) -> QRect:
        """Return where a row is, in pixels of the viewport."""
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows and, with the keyboard in here, a ring around the current one."""
        super().paintEvent(event)
        row = self.currentIndex().row()
        if self.hasFocus() and row >= 0:
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, QRectF(self.row_rect(row)))
            painter.end()

    def copy_current(self) -> None:
        """Put the text of the current cell on the clipboard."""
        if (text := self.currentIndex().data(COPY_ROLE)) is not None:
            QGuiApplication.clipboard().setText(text)

    def _offer_copy(self) -> None:
        copy = QAction(self.tr("Copy"), self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_current)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _page(self) -> QScrollArea | None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent

    @staticmethod
    def _quieten(header: QHeaderView) -> None:
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(1)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
