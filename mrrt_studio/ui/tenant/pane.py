"""The left pane: the tree of the tenant above the form of what is selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.findings.known import survey_of
from mrrt_studio.ui.selection import Item, Selection
from mrrt_studio.ui.tenant.badges import FindingCache
from mrrt_studio.ui.tenant.drop_hint import DropHint
from mrrt_studio.ui.tenant.dropped import is_document, is_for_pane, local_files
from mrrt_studio.ui.tenant.form_stack import FormStack
from mrrt_studio.ui.tenant.importing import Source, import_sources, refusal
from mrrt_studio.ui.tenant.kinds import KINDS, ListedKind, kind_of
from mrrt_studio.ui.tenant.notice import Notice
from mrrt_studio.ui.tenant.operations import Operation, add, delete, duplicate, move, move_by
from mrrt_studio.ui.tenant.tree_model import TenantModel
from mrrt_studio.ui.tenant.tree_order import TreeOrder
from mrrt_studio.ui.tenant.tree_search import TreeSearch
from mrrt_studio.ui.tenant.tree_view import TenantTree
from mrrt_studio.ui.theme import icon, set_ground, theme


@dataclass(frozen=True, slots=True)
class Place:
    """Where the selected object stood when it was last seen."""

    item: Item
    number: int
    count: int
    """How many objects of the kind there were."""

    def is_renamed(self, before: Place | None) -> bool:
        """Tell whether this is the object from before under a new id."""
        return (
            before is not None
            and before.item != self.item
            and (before.item.kind, before.number, before.count) == (self.item.kind, self.number, self.count)
        )


class TenantPane(QWidget):
    """Shows and edits the tenant of a document; what is selected is the window's."""

    message = Signal(object)
    """A ``Notice`` for the message bar."""
    files_dropped = Signal(list)
    """Paths of files and folders to import."""
    text_to_review = Signal(str)
    """A text that holds more than objects of the Management API."""
    export_requested = Signal(str)
    """The client_id of an application to export."""

    def __init__(self, document: Document, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._selection = selection
        self._place: Place | None = None
        self._shown = document.scenario
        self._findings = FindingCache(survey_of(document))
        self._findings.follow(document.scenario)
        self._model = TenantModel(document.scenario, self._findings, self)
        self._order = TreeOrder(self._model, self)
        self.search = TreeSearch()
        self.tree = TenantTree(self._order)
        self.forms = FormStack(document, self._findings, selection)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._hint = DropHint(self)
        self._arrange()
        self._connect()
        self._select_something()
        self._show_item()

    def import_text(self, text: str, source: str | None = None) -> None:
        """Add what a text of the Management API, the Auth0 CLI or a guide holds, as one undo step.

        Args:
            text: JSON; what cannot be used is told through ``message`` and changes nothing.
            source: name of the file that it comes from.
        """
        self._import(lambda: [Source(text, source)])

    def open_find(self) -> None:
        """Put the keyboard into the field that finds objects, as Ctrl+F does."""
        self.search.open()

    def paste(self) -> None:
        """Add what is on the clipboard."""
        # A platform without a clipboard, or with one that nobody ever filled, gives nothing at all.
        self._import_data(QGuiApplication.clipboard().mimeData() or QMimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste where no text field took the key."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the key for pasting from the window's shortcuts."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste):
            event.accept()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to paste on a form too; the tree and text fields have menus of their own."""
        self.build_menu().popup(event.globalPos())

    def build_menu(self) -> QMenu:
        """Return the menu of a form; it goes away when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(icon("paste"), self.tr("Paste configuration"))
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(self.paste)
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take texts and files; a whole scenario is for the window to open."""
        if is_for_pane(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._hint.show_hint()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing will be dropped."""
        self._hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self._hint.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._import_data(event.mimeData())

    def _import_data(self, data: QMimeData) -> None:
        """Objects that are pasted are taken at once, with an offer to undo; all else is reviewed before."""
        files = local_files(data)
        if files:
            self.files_dropped.emit(files)
        elif data.hasText() and is_document(data.text()):
            self.text_to_review.emit(data.text())
        else:
            self._import(lambda: [Source(data.text())] if data.hasText() else [])

    def _import(self, read: Callable[[], Sequence[Source]]) -> None:
        try:
            operation = import_sources(self._document.scenario, read(), self._selection.item)
        except FormatError as error:
            self.message.emit(refusal(error))
            return
        if operation.scenario == self._document.scenario:
            told = self.tr("Nothing new was pasted: the tenant has all of it already.")
            operation = operation._replace(notice=Notice("info", told))
        self._do(operation)

    def _add(self, kind: ListedKind) -> None:
        self.search.field.clear()
        self._do(add(self._document.scenario, KINDS[kind]))
        self.forms.focus_first_field()

    def _duplicate(self) -> None:
        if (item := self._selection.item) is not None:
            self._do(duplicate(self._document.scenario, item))

    def _delete(self) -> None:
        if (item := self._selection.item) is not None:
            self._do(delete(self._document.scenario, item))

    def _move_by(self, by: int) -> None:
        if (item := self._selection.item) is not None:
            self._do(move_by(self._document.scenario, item, by))

    def _move_dropped(self, kind: ListedKind, place: int, to: int) -> None:
        key = KINDS[kind].keys(self._document.scenario)[place]
        self._do(move(self._document.scenario, Item(kind, key), to))

    def _find(self, text: str) -> None:
        """What is selected stays selected, found or not: its form is not taken away by a search."""
        self.tree.change_rows(lambda: self._order.find(text), self._selection.item)
        self.search.show_count(self._order.found_count() if self._order.wanted else None)

    def _go_to_found(self) -> None:
        """Go to the first object that was found, or back to the tree while nothing is searched for."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._order.wanted:
            self.tree.go_to_first()

    def _sort(self, by_name: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.tree.change_rows(lambda: self._order.sort_by_name(by_name=by_name), self._selection.item)

    def _do(self, operation: Operation | None) -> None:
        if operation is None:
            return
        self._document.apply(operation.scenario, operation.text)
        if operation.item is not None:
            self._selection.select_item(operation.item)
        if operation.notice is not None:
            self.message.emit(operation.notice)

    def _show_document(self) -> None:
        self._shown = scenario = self._document.scenario
        changed = self._findings.follow(scenario)
        self._model.show_scenario(scenario, findings_changed=changed)
        if self._selection.item is None and self._place is not None:
            self._select_neighbour(self._place)
        place = self._place_now()
        self._show_item(is_renamed=place is not None and place.is_renamed(self._place))

    def _show_selected(self) -> None:
        """A selection that follows an edit is shown with the edit, once the tree knows it."""
        if self._document.scenario is self._shown:
            self._show_item()

    def _show_item(self, *, is_renamed: bool = False) -> None:
        self._place = self._place_now()
        self.tree.select(self._selection.item)
        self.forms.show_item(self._selection.item, is_renamed=is_renamed)

    def _select_neighbour(self, gone: Place) -> None:
        """Go on with what now stands where the object stood that is no more."""
        kind = kind_of(gone.item.kind)
        items = kind.items(self._document.scenario) if kind else ()
        if kind and items:
            nearest = kind.keys(self._document.scenario)[min(gone.number, len(items) - 1)]
            self._selection.select_item(Item(gone.item.kind, nearest))
        else:
            self._selection.select_item(Item("tenant"))

    def _place_now(self) -> Place | None:
        item = self._selection.item
        if item is None:
            return None
        kind = kind_of(item.kind)
        if kind is None:
            return Place(item, 0, 1)
        number = kind.index_of(self._document.scenario, item.key)
        return Place(item, number or 0, len(kind.items(self._document.scenario)))

    def _select_something(self) -> None:
        """A form to look at is better than an empty pane."""
        if self._selection.item is None:
            clients = self._document.scenario.clients
            self._selection.select_item(Item("client", clients[0].client_id) if clients else Item("tenant"))

    def _connect(self) -> None:
        self.tree.chosen.connect(self._selection.select_item)
        self.tree.add_requested.connect(self._add)
        self.tree.rename_requested.connect(self.forms.focus_first_field)
        self.tree.duplicate_requested.connect(self._duplicate)
        self.tree.delete_requested.connect(self._delete)
        self.tree.move_up_requested.connect(lambda: self._move_by(-1))
        self.tree.move_down_requested.connect(lambda: self._move_by(1))
        self.tree.paste_requested.connect(self.paste)
        self.tree.export_requested.connect(self.export_requested)
        self._model.move_requested.connect(self._move_dropped)
        self.search.text_changed.connect(self._find)
        self.search.by_name_changed.connect(self._sort)
        self.search.left_downward.connect(self._go_to_found)
        self._selection.item_changed.connect(self._show_selected)
        self._document.changed.connect(self._show_document)

    def _arrange(self) -> None:
        self.setAcceptDrops(True)
        set_ground(self, "surface")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._tree_frame())
        self.splitter.addWidget(self.forms)
        self.splitter.setStretchFactor(0, 9)
        self.splitter.setStretchFactor(1, 11)
        self.splitter.setSizes([360, 440])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.setFocusProxy(self.tree)
        theme().follow(self._restyle)

    def _tree_frame(self) -> QWidget:
        frame = QWidget()
        self._tree_column = QVBoxLayout(frame)
        self._tree_column.addWidget(self.search)
        self._tree_column.addWidget(self.tree)
        return frame

    def _restyle(self) -> None:
        space = theme().space
        self._tree_column.setContentsMargins(space(2), space(2), space(2), 0)
        self._tree_column.setSpacing(space(1.5))
        self.tree.setMinimumHeight(space(24))
        self.forms.setMinimumHeight(space(40))
        self.setMinimumWidth(space(55))
