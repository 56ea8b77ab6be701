"""The forms, one for each kind of object, made when the first object of the kind is selected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget

from mrrt_studio.ui.document import Document
from mrrt_studio.ui.findings.marks import mark_fields
from mrrt_studio.ui.scripts.forms import ActionForm, RuleForm
from mrrt_studio.ui.selection import Item, ItemKind, Selection
from mrrt_studio.ui.tenant.api_form import ApiForm
from mrrt_studio.ui.tenant.assumptions_form import AssumptionsForm
from mrrt_studio.ui.tenant.badges import FindingCache
from mrrt_studio.ui.tenant.client_form import ClientForm
from mrrt_studio.ui.tenant.client_grant_form import ClientGrantForm
from mrrt_studio.ui.tenant.object_form import ObjectForm
from mrrt_studio.ui.tenant.organization_form import OrganizationForm
from mrrt_studio.ui.tenant.role_form import RoleForm
from mrrt_studio.ui.tenant.subject import ItemSubject
from mrrt_studio.ui.tenant.tenant_form import TenantForm
from mrrt_studio.ui.tenant.user_form import UserForm
from mrrt_studio.ui.widgets.empty_state import EmptyState


@dataclass(frozen=True, slots=True)
class Parts:
    """What forms are made of."""

    document: Document
    subject: ItemSubject
    findings: FindingCache
    selection: Selection | None = None
    """Where a form asks to see a step; None where there is no timeline to show it."""


FORMS: dict[ItemKind, Callable[[Parts], ObjectForm]] = {
    "tenant": lambda parts: TenantForm(parts.document, parts.subject),
    "client": lambda parts: ClientForm(parts.document, parts.subject, parts.findings),
    "resource_server": lambda parts: ApiForm(parts.subject),
    "client_grant": lambda parts: ClientGrantForm(parts.subject),
    "user": lambda parts: UserForm(parts.subject),
    "role": lambda parts: RoleForm(parts.subject),
    "organization": lambda parts: OrganizationForm(parts.subject),
    "action": lambda parts: ActionForm(parts.document, parts.subject, parts.selection),
    "rule": lambda parts: RuleForm(parts.document, parts.subject, parts.selection),
    "assumptions": lambda parts: AssumptionsForm(parts.document, parts.subject, parts.selection),
}
"""How the form of each kind is made."""


class FormStack(QStackedWidget):
    """Shows the form of one object, or that nothing is selected."""

    def __init__(
        self, document: Document, findings: FindingCache, selection: Selection | None = None
    ) -> None:
        super().__init__()
        self._subject = ItemSubject(document)
        self._parts = Parts(document, self._subject, findings, selection)
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
        self._mark_fields()
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
        form = FORMS[kind](self._parts)
        form.tabs.current_changed.connect(self._mark_fields)
        return form

    def _mark_fields(self) -> None:
        """Say at each row what the findings say about its field; after the page was brought up to date."""
        item, path = self._subject.selected, self._subject.path()
        if item is not None and item.kind in self._forms:
            mark_fields(self._forms[item.kind], self._parts.findings.at(*path), len(path))
