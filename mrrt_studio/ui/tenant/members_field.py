"""Names that are only read, such as the users who have a role: a line each, and a sentence for none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.tenant import Role
from mrrt_studio.ui.widgets.labels import WrapLabel

_MOST = 20


class MembersField(WrapLabel):
    """Shows names, separated as the language does it."""

    def __init__(self, nobody: str, parent: QWidget | None = None) -> None:
        super().__init__("", "body", "text-secondary", parent)
        self._nobody = nobody
        self.show_names(())

    def show_names(self, names: Sequence[str]) -> None:
        """Show up to twenty names, and how many more there are."""
        shown = list(names[:_MOST])
        if len(names) > _MOST:
            shown.append(self.tr("{count} more").format(count=len(names) - _MOST))
        self.set_text(QLocale().createSeparatedList(shown) if shown else self._nobody)


def roles_of_users(scenario: Scenario, role: Role) -> tuple[str, ...]:
    """Return the names of the users who have a role, by its name or by its id."""
    names = {role.name, role.id} - {None}
    return tuple(user.label for user in scenario.users if names.intersection(user.roles))
