"""The forms, one for each kind of object, made when the first object of the kind is selected."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Item, ItemKind
from mrrt_studio.ui.tenant.api_form import ApiForm
from mrrt_studio.ui.tenant.badges import FindingCache
from mrrt_studio.ui.tenant.client_form import ClientForm
from mrrt_studio.ui.tenant.object_form import ObjectForm
from mrrt_studio.ui.tenant.subject import ItemSubject
from mrrt_studio.ui.tenant.tenant_form import TenantForm
from mrrt_studio.ui.tenant.user_form import UserForm
from mrrt_studio.ui.widgets.empty_state import EmptyState


class FormStack(QStackedWidget):
    """Shows the form of one object, or that nothing is selected."""

    def __init__(self, document: Document, findings: FindingCache) -> None:
        super().__init__()
        self._document = document
        self._findings = findings
        self._subject = ItemSubject(document)
        self._forms: dict[ItemKind, ObjectForm] = {}
        self._empty = EmptyState(
            "tenant", self.tr("Nothing is selected"), self.tr("Select an object in the tree, or paste one.")
        )
        self.addWidget(self._empty)

    def current_form(self) -> ObjectForm | None:
        """Return the form that is shown, or None."""
        form = self.currentWidget()
        return form if isinstance(form, ObjectForm) else None

    def show_item(self, item: Item | None, *, is_renamed: bool = False) -> None:
        """Show an object as it stands in the document.

        Args:
            item: what is selected.
            is_renamed: it is the object from before under a new id, so what is being typed stays.
        """
        before = self._subject.selected
        self._subject.select(item)
        if item is None or self._subject.item() is None:
            self.setCurrentWidget(self._empty)
            return
        form = self._form(item.kind)
        form.refresh(anew=item != before and not is_renamed)
        self.setCurrentWidget(form)

    def focus_first_field(self) -> None:
        """Put the keyboard where the object is renamed."""
        if (form := self.current_form()) is not None:
            form.focus_first_field()

    def _form(self, kind: ItemKind) -> ObjectForm:
        if kind not in self._forms:
            self._forms[kind] = form = self._make(kind)
            self.addWidget(form)
        return self._forms[kind]

    def _make(self, kind: ItemKind) -> ObjectForm:
        if kind == "client":
            return ClientForm(self._document, self._subject, self._findings)
        if kind == "resource_server":
            return ApiForm(self._subject)
        return UserForm(self._subject) if kind == "user" else TenantForm(self._subject)
