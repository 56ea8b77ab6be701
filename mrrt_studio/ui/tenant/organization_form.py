"""The form of an organization: how logins name it, and who its members are."""

from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.tenant import Organization
from mrrt_studio.ui.binding import Property, attribute
from mrrt_studio.ui.tenant.completion import labels_of_users
from mrrt_studio.ui.tenant.fields import TextField
from mrrt_studio.ui.tenant.json_page import JsonPage
from mrrt_studio.ui.tenant.object_form import BoundPage, ObjectForm
from mrrt_studio.ui.tenant.roles_field import TicksField
from mrrt_studio.ui.tenant.subject import ItemSubject


class OrganizationForm(ObjectForm):
    """Everything of an organization."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        general = OrganizationPage(subject)
        self.first_field = general.display_name
        self.add_page(self.tr("General"), lambda: general)
        self.add_page(self.tr("Members"), lambda: MembersPage(subject))
        self.add_page(self.tr("JSON"), lambda: JsonPage(subject))

    def title_of(self, item: Organization) -> tuple[str, str]:
        """Return the name for people, and that it is an organization."""
        return item.display_name or item.name or item.id, self.tr("organization")

    def show_counts(self, item: Organization) -> None:
        """Show how many members it has."""
        self.tabs.bar.set_count(1, len(item.members) or None)


class OrganizationPage(BoundPage):
    """How people, logins and tokens name it."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        self.display_name = TextField()
        section = self.add_section()
        row = section.add_row(
            self.tr("Display name"), self.display_name, self.tr("What people call it; no token carries it.")
        )
        self.binder.bind(row, attribute("display_name"))
        row = section.add_row(
            self.tr("Name"),
            TextField(role="mono"),
            self.tr("A login may name it so, if the tenant allows names; org_name carries it then."),
        )
        self.binder.bind(row, _name())
        row = section.add_row(
            self.tr("Organization ID"),
            TextField(self.tr("An organization needs an ID."), "mono"),
            self.tr("The org_id of tokens; logins for it follow a new one."),
        )
        self.binder.bind(row, attribute("id"))


class MembersPage(BoundPage):
    """Who may log in to the organization."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        self.members = TicksField(
            lambda: labels_of_users(subject.scenario.users), self.tr("{name} (no such user)")
        )
        self._row = self.add_section().add_row(
            self.tr("Members"), self.members, self.tr("Only members can log in to the organization.")
        )
        self.binder.bind(self._row, _members())
        self.add_notes(lambda _: self.members.refresh())
        self.add_notes(self._tell_none)

    def _tell_none(self, organization: Organization) -> None:
        has_any = bool(organization.members or self.subject.scenario.users)
        self._row.set_warning("" if has_any else self.tr("The tenant has no users."))


def _members() -> Property:
    def read(organization: Any) -> tuple[str, ...]:  # noqa: ANN401
        return organization.members

    return Property("members", read, lambda item, value: item.replace(members=value))


def _name() -> Property:
    def read(organization: Any) -> str | None:  # noqa: ANN401
        return organization.name or None

    return Property("name", read, lambda item, value: item.replace(name=value or ""))
