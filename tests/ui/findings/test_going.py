from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.ui.findings.going import go_to, item_of
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.policies_page import PoliciesPage
from tests.ui.tenant.studio import BILLING, PHONE, WEB, Studio, example, show_pane


@pytest.mark.parametrize(
    ("at", "item"),
    [
        (("tenant", "default_audience"), Item("tenant")),
        (("clients", 1, "refresh_token"), Item("client", WEB)),
        (("resource_servers", 1), Item("resource_server", BILLING)),
        (("steps", 0, "audience"), None),
    ],
)
def test_a_place_belongs_to_an_object(at: FieldPath, item: Item | None) -> None:
    assert item_of(example(), at) == item


def studio(qtbot: QtBot) -> Studio:
    return show_pane(qtbot)


def test_the_keyboard_goes_into_the_field(qtbot: QtBot) -> None:
    opened = studio(qtbot)
    at = ("clients", 0, "refresh_token", "leeway")
    go_to(opened.pane, opened.selection, opened.document.scenario, at)
    assert opened.selection.item == Item("client", PHONE)
    form = opened.pane.forms.current_form()
    assert form is not None
    assert form.tabs.current() == 1
    focused = opened.window.focusWidget()
    assert focused is not None
    assert form.page(1).isAncestorOf(focused)


@pytest.mark.parametrize(("part", "focused"), [(("scope", 1), "scopes"), (("audience",), "api"), ((), "api")])
def test_the_keyboard_goes_into_the_row_of_a_policy(qtbot: QtBot, part: FieldPath, focused: str) -> None:
    opened = studio(qtbot)
    at = ("clients", 0, "refresh_token", "policies", 1, *part)
    go_to(opened.pane, opened.selection, opened.document.scenario, at)
    form = opened.pane.forms.current_form()
    assert form is not None
    assert form.tabs.current() == 2
    page = form.page(2)
    assert isinstance(page, PoliciesPage)
    editing = [number for number, row in enumerate(page.rows()) if row.is_editing]
    assert editing == [1]
    assert page.rows()[1].editor.focused_part() == focused


def test_of_a_list_of_policies_as_a_whole_the_page_is_shown(qtbot: QtBot) -> None:
    opened = studio(qtbot)
    at = ("clients", 0, "refresh_token", "policies")
    go_to(opened.pane, opened.selection, opened.document.scenario, at)
    form = opened.pane.forms.current_form()
    assert form is not None
    assert form.tabs.current() == 2


def test_a_step_is_selected(qtbot: QtBot) -> None:
    opened = studio(qtbot)
    go_to(opened.pane, opened.selection, opened.document.scenario, ("steps", 1, "audience"))
    assert opened.selection.step_id == "x1"
