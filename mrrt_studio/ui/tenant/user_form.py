"""The form of a user: who it is, and what it may do at APIs that enforce RBAC."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.tenant import Permission, User
from mrrt_studio.ui.binding import Property, attribute
from mrrt_studio.ui.tenant.fields import OrDefault, Switch, TextField
from mrrt_studio.ui.tenant.object_form import BoundPage, ObjectForm
from mrrt_studio.ui.tenant.pair_table import PairTable
from mrrt_studio.ui.tenant.pairs_page import Pairs, PairsPage
from mrrt_studio.ui.tenant.roles_field import RolesField
from mrrt_studio.ui.tenant.subject import ItemSubject

translate = QCoreApplication.translate


class UserForm(ObjectForm):
    """Everything of a user that changes their tokens."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        general = UserPage(subject)
        self.first_field = general.name
        self.add_page(self.tr("General"), lambda: general)
        self.add_page(self.tr("Roles"), lambda: RolesPage(subject))
        self.add_page(self.tr("Permissions"), lambda: _permissions_page(subject))

    def title_of(self, item: User) -> tuple[str, str]:
        """Return the name, and the address where that is not the name."""
        email = item.email or ""
        kind = self.tr("user") if email in ("", item.label) else email
        return item.label, self.tr("{kind} · blocked").format(kind=kind) if item.blocked else kind

    def show_counts(self, item: User) -> None:
        """Show how many roles and direct permissions there are."""
        self.tabs.bar.set_count(1, len(item.roles) or None)
        self.tabs.bar.set_count(2, len(item.permissions) or None)


class UserPage(BoundPage):
    """Who the user is and how they log in."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        self.name = TextField()
        section = self.add_section()
        row = section.add_row(
            self.tr("Name"), self.name, self.tr("Stands in the ID token if the scope profile is granted.")
        )
        self.binder.bind(row, attribute("name"))
        row = section.add_row(
            self.tr("Email"), TextField(), self.tr("Stands in the ID token if the scope email is granted.")
        )
        self.binder.bind(row, attribute("email"))
        row = section.add_row(
            self.tr("User ID"),
            TextField(self.tr("A user needs a user ID."), "mono"),
            self.tr("The sub of every token; memberships and steps follow a new one."),
        )
        self.binder.bind(row, attribute("user_id"))
        row = section.add_row(
            self.tr("Password"),
            TextField(),
            self.tr("Only for the simulator: never write a real one. Empty: any password is right."),
        )
        self.binder.bind(row, attribute("password"))
        row = section.add_row(
            "",
            OrDefault(Switch(self.tr("Blocked"))),
            self.tr("Neither logs in nor exchanges refresh tokens."),
        )
        self.binder.bind(row, attribute("blocked", lambda _: False))


class RolesPage(BoundPage):
    """The roles that the user has."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        self.roles = RolesField(lambda: subject.scenario.roles)
        row = self.add_section().add_row(
            self.tr("Roles"),
            self.roles,
            self.tr("Each gives its permissions, which count at APIs that enforce RBAC."),
        )
        self.binder.bind(row, _roles())
        self.add_notes(lambda _: self.roles.refresh())
        self._row = row
        self.add_notes(self._tell_none)

    def _tell_none(self, user: User) -> None:
        has_any = bool(user.roles or self.subject.scenario.roles)
        self._row.set_warning("" if has_any else self.tr("The tenant has no roles."))


def _roles() -> Property:
    def read(user: Any) -> tuple[str, ...]:  # noqa: ANN401
        return user.roles

    return Property("roles", read, lambda user, value: user.replace(roles=value))


def _permissions_page(subject: ItemSubject) -> PairsPage:
    def offer(row: int, column: int) -> Iterable[str]:
        apis = subject.scenario.resource_servers
        if column == 0:
            return (api.identifier for api in apis)
        rows = page.table.rows()
        chosen = rows[row][0] if row < len(rows) else ""
        return (value for api in apis if api.identifier == chosen for value in api.scope_values)

    headers = (translate("UserForm", "API"), translate("UserForm", "Permission"))
    table = PairTable(headers, translate("UserForm", "add a permission…"), ("mono", "mono"), offer)
    help_text = translate("UserForm", "Beside those of the roles; they count at APIs that enforce RBAC.")
    page = PairsPage(subject, _permissions(subject), table, help_text, translate("UserForm", "Permissions"))
    return page


def _permissions(subject: ItemSubject) -> Pairs:
    def notes(user: Any) -> dict[int, str]:  # noqa: ANN401
        defined = {api.identifier: set(api.scope_values) for api in subject.scenario.resource_servers}
        return {
            row: note
            for row, permission in enumerate(user.permissions)
            if (note := _permission_note(permission, defined))
        }

    columns = ("resource_server_identifier", "permission_name")
    return Pairs("permissions", columns, _new_permission, notes)


def _permission_note(permission: Permission, defined: dict[str, set[str]]) -> str:
    scopes = defined.get(permission.resource_server_identifier)
    if scopes is None:
        return translate("UserForm", "No API has this identifier.")
    if permission.permission_name not in scopes:
        return translate("UserForm", "The API defines no such scope.")
    return ""


def _new_permission(identifier: str, name: str) -> Permission:
    return Permission(resource_server_identifier=identifier, permission_name=name)
