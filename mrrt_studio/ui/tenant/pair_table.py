"""A table of two texts a row that is edited in place, live, and grows by typing into its last row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mrrt_studio.ui.tenant.fields import TextField
from mrrt_studio.ui.tenant.pair_model import REMOVE_COLUMN, Pair, PairModel
from mrrt_studio.ui.theme import FontRole, theme

Index = QModelIndex | QPersistentModelIndex
Offer = Callable[[int, int], Iterable[str]]
"""What to complete with, given row and column."""

_FIRST_SHARE = 0.54
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PairTable(QTableView):
    """Tells of every keystroke; whoever owns the rows shows them again."""

    text_edited = Signal(int, int, str)
    """Row, column and the new text; the row behind the last one is a new one."""
    editing_finished = Signal(int)
    """The keyboard left the editor of a row."""
    row_removed = Signal(int)

    def __init__(
        self,
        headers: Pair,
        placeholder: str,
        roles: tuple[FontRole, FontRole] = ("mono", "body"),
        offer: Offer = lambda _row, _column: (),
    ) -> None:
        super().__init__()
        self._pairs = PairModel(headers, placeholder, roles)
        self.setModel(self._pairs)
        delegate = _LiveDelegate(roles, offer, self)
        delegate.closeEditor.connect(self._tell_finished)
        self.setItemDelegate(delegate)
        self._pairs.text_edited.connect(self.text_edited)
        self.clicked.connect(self._edit_text)
        self._set_up()
        theme().follow(self._restyle)

    def rows(self) -> tuple[Pair, ...]:
        """Return what is shown, without the empty row."""
        return self._pairs.rows()

    def show_rows(self, rows: Sequence[Pair], notes: Mapping[int, str] | None = None) -> None:
        """Show other rows and what is unwise about some; an open editor and its cursor stay."""
        self.clearSpans()
        self._pairs.show_rows(rows, notes)
        # Room for the words that say what typing there does.
        self.setSpan(len(rows), 0, 1, REMOVE_COLUMN)

    def start_editing(self, row: int, column: int = 0) -> None:
        """Put the keyboard into a cell."""
        index = self._pairs.index(row, column)
        self.setFocus()
        self.setCurrentIndex(index)
        self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the cell and Delete removes the row; letters start typing into it."""
        row = self.currentIndex().row()
        if event.key() in _ENTER:
            self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and 0 <= row < len(self.rows()):
            self.row_removed.emit(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross removes the row."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.column() == REMOVE_COLUMN and index.row() < len(self.rows()):
            self.row_removed.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first text is the one that matters, so it gets more of the width."""
        super().resizeEvent(event)
        self.horizontalHeader().resizeSection(0, int(self.viewport().width() * _FIRST_SHARE))

    def _edit_text(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def _tell_finished(self) -> None:
        self.editing_finished.emit(self.currentIndex().row())

    def _set_up(self) -> None:
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        # Otherwise the Tab key would never leave the table.
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _restyle(self) -> None:
        space = theme().space
        self.horizontalHeader().setMinimumSectionSize(space(6))
        self.horizontalHeader().resizeSection(REMOVE_COLUMN, space(7))
        self.verticalHeader().setDefaultSectionSize(space(8))


class _LiveDelegate(QStyledItemDelegate):
    """Editors that tell of each keystroke and are never written over while they say the same."""

    def __init__(self, roles: tuple[FontRole, FontRole], offer: Offer, parent: QWidget) -> None:
        super().__init__(parent)
        self._roles = roles
        self._offer = offer

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        """Return a line that writes through to the document."""
        editor = TextField(role=self._roles[index.column()], parent=parent)
        editor.setAccessibleName(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        place = QPersistentModelIndex(index)
        editor.value_edited.connect(lambda: _write(place, editor.text()))
        if offered := list(self._offer(index.row(), index.column())):
            editor.set_completer(_completer(offered, editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the document has, unless it stands there already."""
        text = index.data(Qt.ItemDataRole.EditRole) or ""
        if isinstance(editor, QLineEdit) and editor.text() != text:
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Everything is in the document already, except what a completion or an input method wrote."""
        if isinstance(editor, QLineEdit):
            model.setData(QModelIndex(index), editor.text())  # pyright: ignore[reportCallIssue, reportArgumentType] - either kind


def _write(place: QPersistentModelIndex, text: str) -> None:
    if place.isValid():
        model = place.model()
        model.setData(model.index(place.row(), place.column()), text)


def _completer(offered: list[str], editor: QLineEdit) -> QCompleter:
    completer = QCompleter(QStringListModel(offered, editor), editor)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer
