"""The form of a user: who it is, and what it may do at APIs that enforce RBAC."""

from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.tenant import User
from mrrt_studio.ui.binding import Property, attribute
from mrrt_studio.ui.tenant.fields import OrDefault, Switch, TextField
from mrrt_studio.ui.tenant.json_page import JsonPage
from mrrt_studio.ui.tenant.object_form import BoundPage, ObjectForm
from mrrt_studio.ui.tenant.permissions_page import permissions_page
from mrrt_studio.ui.tenant.roles_field import RolesField
from mrrt_studio.ui.tenant.subject import ItemSubject


class UserForm(ObjectForm):
    """Everything of a user that changes their tokens."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        general = UserPage(subject)
        self.first_field = general.name
        self.add_page(self.tr("General"), lambda: general)
        self.add_page(self.tr("Roles"), lambda: RolesPage(subject))
        help_text = self.tr("Beside those of the roles; they count at APIs that enforce RBAC.")
        self.add_page(self.tr("Permissions"), lambda: permissions_page(subject, help_text))
        self.add_page(self.tr("JSON"), lambda: JsonPage(subject))

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
        self._add_identity()
        self._add_login()
        self._add_profile()

    def _add_identity(self) -> None:
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
            "",
            OrDefault(Switch(self.tr("Email verified"))),
            self.tr("Stands beside the address as email_verified."),
        )
        self.binder.bind(row, attribute("email_verified", lambda _: False))
        row = section.add_row(
            self.tr("User ID"),
            TextField(self.tr("A user needs a user ID."), "mono"),
            self.tr("The sub of every token; memberships and steps follow a new one."),
        )
        self.binder.bind(row, attribute("user_id"))

    def _add_login(self) -> None:
        section = self.add_section()
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

    def _add_profile(self) -> None:
        section = self.add_section()
        row = section.add_row(
            self.tr("Nickname"),
            TextField(),
            self.tr("Stands in the ID token with the scope profile; empty: what stands before the @."),
        )
        self.binder.bind(row, attribute("nickname"))
        row = section.add_row(
            self.tr("Picture"), TextField(), self.tr("URL; stands in the ID token with the scope profile.")
        )
        self.binder.bind(row, attribute("picture"))


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
