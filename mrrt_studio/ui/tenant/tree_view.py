"""The tree of the tenant: what is selected, and the keys and the menu that change whole objects."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QTreeView,
    QWidget,
)

from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.kinds import KINDS, ListedKind, kind_of
from mrrt_studio.ui.tenant.tree_delegate import TenantDelegate
from mrrt_studio.ui.tenant.tree_model import KIND_ROLE
from mrrt_studio.ui.tenant.tree_order import TreeOrder
from mrrt_studio.ui.theme import icon, set_look, theme

# Spelled out: Qt knows its standard keys only once there is an application.
_KEYS = {
    "rename": (QKeySequence("F2"), QKeySequence("Return"), QKeySequence("Enter")),
    "duplicate": (QKeySequence("Ctrl+D"),),
    "delete": (QKeySequence("Del"),),
    "add": (QKeySequence("Ins"),),
    "move_up": (QKeySequence("Alt+Up"),),
    "move_down": (QKeySequence("Alt+Down"),),
    "paste": (QKeySequence("Ctrl+V"), QKeySequence("Shift+Ins")),
}


class TenantTree(QTreeView):
    """Shows a ``TreeOrder``; asks for changes and makes none."""

    chosen = Signal(object)
    """The ``Item`` that the user went to."""
    add_requested = Signal(str)
    """A ``ListedKind``."""
    rename_requested = Signal()
    duplicate_requested = Signal()
    delete_requested = Signal()
    move_up_requested = Signal()
    move_down_requested = Signal()
    paste_requested = Signal()
    export_requested = Signal(str)
    """The client_id of an application."""

    def __init__(self, model: TreeOrder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._buttons: dict[ListedKind, QToolButton] = {}
        self._shown: Item | None = None
        self._is_quiet = False
        self.setModel(model)
        self.setItemDelegate(TenantDelegate(self))
        self._set_up()
        for kind in KINDS:
            self._add_header(kind)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.clicked.connect(self._toggle_section)
        theme().follow(self._restyle)

    def select(self, item: Item | None) -> None:
        """Show which object is selected, without telling."""
        index = self._model.index_of(item)
        selection = self.selectionModel()
        selection.select(index, selection.SelectionFlag.ClearAndSelect)
        # The keyboard may stand on a section meanwhile, or the section be closed: that is left alone.
        is_news, self._shown = item != self._shown, item
        if is_news and index.isValid() and self.currentIndex() != index:
            if index.parent().isValid():
                self.expand(index.parent())
            selection.setCurrentIndex(index, selection.SelectionFlag.NoUpdate)
            self.scrollTo(index)

    def follow_order(self) -> None:
        """Let objects be dragged exactly while everything is shown as it stands in the file."""
        is_free = self._may("move")
        mode = (
            QAbstractItemView.DragDropMode.InternalMove
            if is_free
            else QAbstractItemView.DragDropMode.NoDragDrop
        )
        self.setDragDropMode(mode)
        for row in range(self._model.rowCount()):
            section = self._model.index(row, 0)
            is_empty = bool(self._model.wanted) and not self._model.rowCount(section)
            self.setRowHidden(row, QModelIndex(), is_empty)

    def change_rows(self, change: Callable[[], object], item: Item | None) -> None:
        """Show other rows or another order; what is selected stays so, shown or not.

        Args:
            change: changes what the model shows.
            item: what is selected.
        """
        self._is_quiet = True
        change()
        self.follow_order()
        self.expandAll()
        index = self._model.index_of(item)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)
            self.scrollTo(index)
        self.select(item)
        self._is_quiet = False

    def go_to_first(self) -> None:
        """Go to the first object that is shown."""
        sections = (self._model.index(row, 0) for row in range(self._model.rowCount()))
        first = next((index for index in sections if self._model.rowCount(index)), None)
        if first is not None:
            index = self._model.index(0, 0, first)
            self.setCurrentIndex(index)
            # It may have become current already, when the rows around it went.
            self._tell_chosen(index)

    def add_button(self, kind: ListedKind) -> QToolButton:
        """Return the button that adds an object of a kind."""
        return self._buttons[kind]

    def current_kind(self) -> ListedKind:
        """Return what the Insert key adds: one more of where the keyboard is."""
        index = self.currentIndex()
        section = index.parent() if index.parent().isValid() else index
        return section.data(KIND_ROLE) or "client"

    def event(self, event: QEvent) -> bool:
        """Keep the tree's own keys from the window, which uses some of them for steps."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _verb(event):
            event.accept()
            return True
        handled = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            # The stylesheet indents every tree; here headings tell the levels apart.
            self.setIndentation(0)
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key says to the selected object; arrows and letters move as in every tree."""
        verb = _verb(event)
        if verb == "add":
            self.add_requested.emit(self.current_kind())
        elif verb and (verb == "paste" or self._on_object(verb)):
            getattr(self, f"{verb}_requested").emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer everything that the keys do, at the mouse or, for the menu key, at the row."""
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.visualRect(self.currentIndex()).center() if is_key else event.pos()
        if not is_key and (index := self.indexAt(event.pos())).isValid():
            self.setCurrentIndex(index)
        self.build_menu().popup(self.viewport().mapToGlobal(QPoint(place)))

    def build_menu(self) -> QMenu:
        """Return the menu for what is current; it goes away when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        item = self._model.item_at(self.currentIndex())
        on_object = item is not None and kind_of(item.kind) is not None
        for kind in KINDS.values():
            action = menu.addAction(icon(kind.icon), kind.adding())
            action.triggered.connect(lambda _checked=False, kind=kind.name: self.add_requested.emit(kind))
        menu.addSeparator()
        for verb, icon_name, text in self._verbs():
            action = menu.addAction(icon(icon_name), text)
            action.setShortcut(_KEYS[verb][0])
            action.setShortcutVisibleInContextMenu(True)
            action.setEnabled(verb == "paste" or (on_object and self._may(verb)))
            self._connect(action, verb)
        if item is not None and item.kind == "client":
            export = menu.addAction(icon("export"), self.tr("Export this application…"))
            export.triggered.connect(lambda _checked=False: self.export_requested.emit(item.key))
        return menu

    def _connect(self, action: QAction, verb: str) -> None:
        action.triggered.connect(lambda _checked=False: getattr(self, f"{verb}_requested").emit())

    def _verbs(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("rename", "edit", self.tr("Rename")),
            ("duplicate", "duplicate", self.tr("Duplicate")),
            ("delete", "trash", self.tr("Delete")),
            ("move_up", "up", self.tr("Move up")),
            ("move_down", "down", self.tr("Move down")),
            ("paste", "paste", self.tr("Paste configuration")),
        )

    def _may(self, verb: str) -> bool:
        """Sorted by name or with some hidden, nobody could see where an object goes."""
        return not verb.startswith("move") or not (self._model.is_by_name or self._model.wanted)

    def _on_object(self, verb: str) -> bool:
        """A section can only be opened and closed; the tenant cannot go, but its form entered."""
        item = self._model.item_at(self.currentIndex())
        if item is None:
            return False
        return self._may(verb) if kind_of(item.kind) else verb == "rename"

    def _tell_chosen(self, index: QModelIndex) -> None:
        if not self._is_quiet and (item := self._model.item_at(index)) is not None:
            self.chosen.emit(item)

    def _toggle_section(self, index: QModelIndex) -> None:
        if index.data(KIND_ROLE):
            self.setExpanded(index, not self.isExpanded(index))

    def _set_up(self) -> None:
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        # The selection is the window's; keys and clicks only move the current row.
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Tenant"))
        self.follow_order()
        self.expandAll()

    def _add_header(self, kind: ListedKind) -> None:
        button = QToolButton()
        button.setIcon(icon("plus", "text-secondary"))
        set_look(button, "flat")
        text = KINDS[kind].adding()
        button.setAccessibleName(text)
        button.setToolTip(self.tr("{text} (Ins)").format(text=text))
        # The Insert key does the same: a stop of the Tab key for each would only be in the way.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _checked=False: self.add_requested.emit(kind))
        header = QWidget()
        line = QHBoxLayout(header)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(button)
        self._buttons[kind] = button
        self.setIndexWidget(self._model.section_of(kind), header)

    def _restyle(self) -> None:
        space = theme().space
        for button in self._buttons.values():
            button.setIconSize(QSize(space(4.4), space(4.4)))
        # Row heights are asked for again only when a layout is due.
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


def _verb(event: QKeyEvent) -> str:
    """Return what a key does to an object, or an empty text."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    pressed = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key())))
    return next((verb for verb, keys in _KEYS.items() if pressed in keys), "")
