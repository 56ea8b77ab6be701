"""Permissions as rows of API and scope, for a user and for a role alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.tenant import Permission
from mrrt_studio.ui.tenant.pair_table import PairTable
from mrrt_studio.ui.tenant.pairs_page import Pairs, PairsPage
from mrrt_studio.ui.tenant.subject import ItemSubject

translate = QCoreApplication.translate


def permissions_page(subject: ItemSubject, help_text: str) -> PairsPage:
    """Return the page that edits ``permissions`` of the object.

    Args:
        subject: the object.
        help_text: the sentence above the table.
    """

    def offer(row: int, column: int) -> Iterable[str]:
        apis = subject.scenario.resource_servers
        if column == 0:
            return (api.identifier for api in apis)
        rows = page.table.rows()
        chosen = rows[row][0] if row < len(rows) else ""
        return (value for api in apis if api.identifier == chosen for value in api.scope_values)

    headers = (translate("Permissions", "API"), translate("Permissions", "Permission"))
    adding = translate("Permissions", "add a permission…")
    table = PairTable(headers, adding, ("mono", "mono"), offer)
    page = PairsPage(
        subject, _permissions(subject), table, help_text, translate("Permissions", "Permissions")
    )
    return page


def _permissions(subject: ItemSubject) -> Pairs:
    def notes(item: Any) -> dict[int, str]:  # noqa: ANN401 - a user or a role
        defined = {api.identifier: set(api.scope_values) for api in subject.scenario.resource_servers}
        return {
            row: note
            for row, permission in enumerate(item.permissions)
            if (note := permission_note(permission, defined))
        }

    columns = ("resource_server_identifier", "permission_name")
    return Pairs("permissions", columns, _new_permission, notes)


def permission_note(permission: Permission, defined: dict[str, set[str]]) -> str:
    """Return what is unwise about a permission, or an empty text.

    Args:
        permission: one row.
        defined: the scopes of each API, by its identifier.
    """
    scopes = defined.get(permission.resource_server_identifier)
    if scopes is None:
        return translate("Permissions", "No API has this identifier.")
    if permission.permission_name not in scopes:
        return translate("Permissions", "The API defines no such scope.")
    return ""


def _new_permission(identifier: str, name: str) -> Permission:
    return Permission(resource_server_identifier=identifier, permission_name=name)
