"""The command palette: a few letters find any action, object or step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from mrrt_studio.ui.shell.palette_entries import Entry, matching
from mrrt_studio.ui.shell.palette_model import PaletteModel
from mrrt_studio.ui.shell.settings import remember, remembered_texts
from mrrt_studio.ui.theme import icon, theme
from mrrt_studio.ui.widgets.labels import TextLabel

_USED_KEY = "palette/used"
_MOST_REMEMBERED = 20
_KEYS_OF_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Palette(QDialog):
    """Typing finds, Up and Down choose, Enter runs, Escape leaves everything as it is."""

    ran = Signal(str)
    """The id of an entry that was run."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._focused = QApplication.focusWidget()
        self.setWindowTitle(self.tr("Command palette"))
        self.field = QLineEdit()
        self.model = PaletteModel()
        self.list = QTreeView()
        self.nothing = TextLabel(self.tr("Nothing fits what you typed."), "body", "text-secondary")
        self._column = QVBoxLayout(self)
        self._dress()
        self._column.addWidget(self.field)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.nothing)
        self.field.textChanged.connect(self._search)
        self.list.activated.connect(lambda index: self._run(index.row()))
        self.list.clicked.connect(lambda index: self._run(index.row()))
        self.list.selectionModel().currentChanged.connect(self._describe)
        self.field.installEventFilter(self)
        theme().follow(self._restyle)
        self._search("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list move in it while letters go to the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _KEYS_OF_LIST:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in _ENTER:
                self._run(self.list.currentIndex().row())
                return True
        return super().eventFilter(watched, event)

    def current(self) -> Entry | None:
        """Return what Enter would run."""
        return self.model.entry(self.list.currentIndex().row())

    def _dress(self) -> None:
        self.field.setPlaceholderText(self.tr("Find an action, an object or a step"))
        self.field.setAccessibleName(self.tr("Find an action, an object or a step"))
        self.field.addAction(icon("search", "text-faint"), QLineEdit.ActionPosition.LeadingPosition)
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("What fits"))
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The field keeps the keyboard; a screen reader hears the line that is chosen.
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def _search(self, query: str) -> None:
        found = matching(self._entries, query, remembered_texts(_USED_KEY))
        self.model.show_entries(found)
        self.nothing.setVisible(not found)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._describe()

    def _describe(self, *_indexes: object) -> None:
        entry = self.current()
        self.field.setAccessibleDescription(entry.text if entry is not None else self.nothing.text())

    def _run(self, row: int) -> None:
        entry = self.model.entry(row)
        if entry is None or not entry.enabled:
            return
        used = [entry.id, *(known for known in remembered_texts(_USED_KEY) if known != entry.id)]
        remember(_USED_KEY, used[:_MOST_REMEMBERED])
        self.accept()
        if self._focused is not None and self._focused.isVisible():
            # What an action does may depend on where the keyboard was, as with Ctrl+F.
            self._focused.window().activateWindow()
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
        entry.run()
        self.ran.emit(entry.id)

    def _restyle(self) -> None:
        space = theme().space
        self.field.setFont(theme().font("body"))
        self.list.setFont(theme().font("body"))
        self._column.setContentsMargins(space(3), space(3), space(3), space(3))
        self._column.setSpacing(space(2))
        room = self.screen().availableSize()
        self.resize(min(space(160), room.width()), min(space(110), room.height()))
