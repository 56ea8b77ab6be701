from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.tenant.studio import ADA, HOME, MISSING, Studio, at, binding, control, edit, example, write


@pytest.fixture
def studio(shows: Callable[..., Studio]) -> Studio:
    users = [{"user_id": ADA, "name": "Ada", "roles": ["Accountant"]}]
    return shows(example(roles=[{"name": "Accountant"}, {"name": "Clerk"}], users=users))


@pytest.mark.parametrize(
    ("path", "value"), [("name", "Chief"), ("description", "May see bills"), ("id", "rol_1")]
)
def test_each_field_is_edited_undone_and_redone(studio: Studio, path: str, value: str) -> None:
    before = studio.scenario
    studio.select("role", "Clerk")
    edit(control(studio.page(0), path), value)
    after = studio.scenario
    assert at(after.roles[1].to_json(), path) == value
    studio.undo()
    assert studio.scenario == before
    studio.redo()
    assert studio.scenario == after


def test_users_follow_a_new_name_and_are_listed(studio: Studio) -> None:
    studio.select("role", "Accountant")
    page = studio.page(0)
    write(page.name, "Chief")
    assert studio.scenario.users[0].roles == ("Chief",)
    assert page.holders.written() == "Ada"
    assert studio.form().title.accessibleName() == "Chief, role · 1 user"


def test_a_role_without_a_name_stays_in_the_field(studio: Studio) -> None:
    before = studio.scenario
    studio.select("role", "Clerk")
    page = studio.page(0)
    write(page.name, "")
    assert studio.scenario.roles[1].name != ""
    assert binding(page, "name").row.error() == "A role needs a name."
    studio.undo()
    assert studio.scenario == before


def test_a_name_that_stands_twice_is_told(studio: Studio) -> None:
    studio.select("role", "Clerk")
    page = studio.page(0)
    write(page.name, "Accountant")
    assert [role.name for role in studio.scenario.roles] == ["Accountant", "Accountant"]
    assert "Another role" in binding(page, "name").row.warning()
    assert studio.form().title.accessibleName().startswith("Accountant")


def test_permissions_are_given_to_the_role(studio: Studio) -> None:
    studio.select("role", "Clerk")
    studio.page(1).table.text_edited.emit(0, 0, HOME)
    assert studio.scenario.roles[1].permissions[0].resource_server_identifier == HOME
    assert studio.form().tabs.bar.tabText(1) == "Permissions 1"
    assert at(studio.scenario.roles[1].to_json(), "id") is MISSING
