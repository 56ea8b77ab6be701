from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.ui.tenant.studio import ADA, PHONE, Studio, at, binding, control, edit, example, write


@pytest.fixture
def studio(shows: Callable[..., Studio]) -> Studio:
    step = {"id": "in", "type": "login", "client": PHONE, "user": ADA, "organization": "org_1"}
    studio = shows(example(organizations=[{"id": "org_1", "name": "acme"}], steps=[step]))
    studio.select("organization", "org_1")
    return studio


@pytest.mark.parametrize(("path", "value"), [("display_name", "Acme Inc"), ("name", "acme-2")])
def test_each_field_is_edited_undone_and_redone(studio: Studio, path: str, value: str) -> None:
    before = studio.scenario
    edit(control(studio.page(0), path), value)
    after = studio.scenario
    assert at(after.organizations[0].to_json(), path) == value
    studio.undo()
    assert studio.scenario == before
    studio.redo()
    assert studio.scenario == after


def test_logins_follow_a_new_id_and_an_empty_one_stays_in_the_field(studio: Studio) -> None:
    page = studio.page(0)
    write(control(page, "id"), "org_2")
    assert studio.scenario.steps[0].to_json()["organization"] == "org_2"
    write(control(page, "id"), "")
    assert binding(page, "id").row.error() == "An organization needs an ID."
    assert studio.scenario.organizations[0].id


def test_members_are_ticked_and_undone(studio: Studio) -> None:
    page = studio.page(1)
    row = page.members.item(0)
    assert row.text() == "Ada · ada@example.com"
    row.setCheckState(Qt.CheckState.Checked)
    assert studio.scenario.organizations[0].members == (ADA,)
    assert studio.form().tabs.bar.tabText(1) == "Members 1"
    studio.undo()
    assert row.checkState() == Qt.CheckState.Unchecked


def test_a_member_that_is_no_user_can_be_taken_away(shows: Callable[..., Studio]) -> None:
    studio = shows(example(organizations=[{"id": "org_1", "members": ["gone"]}]))
    studio.select("organization", "org_1")
    page = studio.page(1)
    assert page.members.item(1).text() == "gone (no such user)"
    page.members.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert studio.scenario.organizations[0].members == ()
