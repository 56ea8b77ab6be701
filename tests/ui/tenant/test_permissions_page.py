from __future__ import annotations

from mrrt_studio.scenario.tenant import Permission
from mrrt_studio.ui.tenant.permissions_page import permission_note
from tests.ui.tenant.studio import ADA, HOME, Studio

DEFINED = {HOME: {"read:messages"}}


def test_notes_on_permissions() -> None:
    def note(api: str, name: str) -> str:
        return permission_note(Permission(resource_server_identifier=api, permission_name=name), DEFINED)

    assert note(HOME, "read:messages") == ""
    assert note(HOME, "write:messages") == "The API defines no such scope."
    assert note("https://gone", "x") == "No API has this identifier."


def test_a_permission_is_edited_removed_and_undone(studio: Studio) -> None:
    studio.select("user", ADA)
    page = studio.page(2)
    page.table.text_edited.emit(0, 0, HOME)
    page.table.text_edited.emit(0, 1, "read:messages")
    given = Permission(resource_server_identifier=HOME, permission_name="read:messages")
    assert studio.scenario.users[0].permissions == (given,)
    page.table.row_removed.emit(0)
    assert studio.scenario.users[0].permissions == ()
    studio.undo()
    assert studio.scenario.users[0].permissions == (given,)
