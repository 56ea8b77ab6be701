"""The form of a role: its name, what it may do, and who has it."""

from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.tenant import Role
from mrrt_studio.ui.binding import attribute
from mrrt_studio.ui.tenant.fields import TextField
from mrrt_studio.ui.tenant.json_page import JsonPage
from mrrt_studio.ui.tenant.members_field import MembersField, roles_of_users
from mrrt_studio.ui.tenant.object_form import BoundPage, ObjectForm
from mrrt_studio.ui.tenant.permissions_page import permissions_page
from mrrt_studio.ui.tenant.subject import ItemSubject


class RoleForm(ObjectForm):
    """Everything of a role that changes what its users get."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        general = RolePage(subject)
        self.first_field = general.name
        help_text = self.tr("What users of the role may do at APIs that enforce RBAC.")
        self.add_page(self.tr("General"), lambda: general)
        self.add_page(self.tr("Permissions"), lambda: permissions_page(subject, help_text))
        self.add_page(self.tr("JSON"), lambda: JsonPage(subject))

    def title_of(self, item: Role) -> tuple[str, str]:
        """Return the name, and how many users have the role."""
        count = len(roles_of_users(self.subject.scenario, item))
        return item.name, self.tr("role · 1 user") if count == 1 else self.tr("role · {count} users").format(
            count=count
        )

    def show_counts(self, item: Role) -> None:
        """Show how many permissions it gives."""
        self.tabs.bar.set_count(1, len(item.permissions) or None)


class RolePage(BoundPage):
    """What the role is called."""

    def __init__(self, subject: ItemSubject) -> None:
        super().__init__(subject)
        self.name = TextField(self.tr("A role needs a name."))
        section = self.add_section()
        self._name_row = section.add_row(
            self.tr("Name"), self.name, self.tr("Users have the role by this name and follow a new one.")
        )
        self.binder.bind(self._name_row, attribute("name"))
        row = section.add_row(
            self.tr("Description"), TextField(), self.tr("What it is for; no token carries it.")
        )
        self.binder.bind(row, attribute("description"))
        row = section.add_row(
            self.tr("Role ID"),
            TextField(role="mono"),
            self.tr("Auth0's own id; users may name the role by it."),
        )
        self.binder.bind(row, attribute("id"))
        self.holders = MembersField(self.tr("No user has this role yet."))
        section.add_row(
            self.tr("Users"), self.holders, self.tr("Given on the form of each user, under Roles.")
        )
        self.add_notes(self._show_users)

    def _show_users(self, role: Any) -> None:  # noqa: ANN401 - pages take any model
        scenario = self.subject.scenario
        self.holders.show_names(roles_of_users(scenario, role))
        twice = sum(each.name == role.name for each in scenario.roles) > 1
        self._name_row.set_warning(
            self.tr("Another role has this name: who has one of them has both.") if twice else ""
        )
