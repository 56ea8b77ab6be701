from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.edits import add_step, put_client, put_step, remove_item, remove_step
from mrrt_studio.scenario.fresh import new_client, new_resource_server, new_user
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import WaitStep
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Item, Selection

pytestmark = pytest.mark.usefixtures("qapp")

MINUTE = WaitStep(type="wait", seconds=60)


def three_waits() -> Scenario:
    return Scenario(steps=tuple(MINUTE.replace(id=name) for name in ("a", "b", "c")))


@pytest.fixture
def document() -> Document:
    return Document(three_waits())


@pytest.fixture
def selection(document: Document) -> Selection:
    return Selection(document)


def test_at_first_everything_is_played_and_nothing_selected(selection: Selection) -> None:
    assert selection.playhead == 3
    assert selection.step is None
    assert selection.item is None


def test_the_playhead_takes_the_selected_step_with_it(selection: Selection, qtbot: QtBot) -> None:
    with qtbot.waitSignals([selection.playhead_changed, selection.step_changed]):
        selection.move_playhead(2)
    assert selection.step_id == "b"
    selection.move_playhead(0)
    assert selection.step_id == ""


@pytest.mark.parametrize(("wanted", "reached"), [(-5, 0), (99, 3)])
def test_the_playhead_stays_within_the_timeline(selection: Selection, wanted: int, reached: int) -> None:
    selection.move_playhead(wanted)
    assert selection.playhead == reached


def test_the_same_choice_again_is_not_told(selection: Selection, qtbot: QtBot) -> None:
    selection.select_step("a")
    selection.select_item(Item("tenant"))
    with qtbot.assertNotEmitted(selection.step_changed), qtbot.assertNotEmitted(selection.item_changed):
        selection.select_step("a")
        selection.select_item(Item("tenant"))


def test_a_playhead_at_the_end_follows_new_steps(document: Document, selection: Selection) -> None:
    document.apply(add_step(document.scenario, MINUTE), "Add wait")
    assert selection.playhead == 4


def test_a_playhead_in_the_middle_stays(document: Document, selection: Selection) -> None:
    selection.move_playhead(1)
    document.apply(add_step(document.scenario, MINUTE), "Add wait")
    assert selection.playhead == 1
    document.apply(Scenario(), "Clear")
    assert selection.playhead == 0


def test_a_step_that_is_gone_is_not_selected(document: Document, selection: Selection) -> None:
    selection.select_step("b")
    document.apply(remove_step(document.scenario, 1), "Delete step")
    assert selection.step_id == ""


def test_a_step_that_is_renamed_stays_selected(document: Document, selection: Selection) -> None:
    selection.select_step("b")
    document.apply(put_step(document.scenario, 1, MINUTE.replace(id="pause")), "Rename step")
    assert selection.step_id == "pause"
    document.undo_stack.undo()
    assert selection.step_id == "b"


def test_an_application_that_gets_another_id_stays_selected() -> None:
    scenario = Scenario()
    for _ in range(2):
        scenario = put_client(scenario, new_client(scenario), was=None)
    document = Document(scenario)
    selection = Selection(document)
    old = scenario.clients[0].client_id
    selection.select_item(Item("client", old))
    renamed = scenario.clients[0].replace(client_id="renamed")
    document.apply(put_client(scenario, renamed, was=old), "Change client ID")
    assert selection.item == Item("client", "renamed")
    document.undo_stack.undo()
    assert selection.item == Item("client", old)


@pytest.mark.parametrize("kind", ["client", "resource_server", "user"])
def test_an_object_that_is_gone_is_not_selected(kind: str) -> None:
    empty = Scenario()
    client, api, user = new_client(empty), new_resource_server(empty), new_user(empty)
    full = Scenario(clients=(client,), resource_servers=(api,), users=(user,))
    collection, key = {
        "client": ("clients", client.client_id),
        "resource_server": ("resource_servers", api.identifier),
        "user": ("users", user.user_id),
    }[kind]
    document = Document(full)
    selection = Selection(document)
    item = Item(kind, key)
    selection.select_item(item)
    document.apply(full.replace(name="Other"), "Rename")
    assert selection.item == item
    document.apply(remove_item(document.scenario, collection, 0), "Delete")
    assert selection.item is None


def test_the_second_of_two_roles_is_followed_by_its_key() -> None:
    roles = [{"name": "a"}, {"name": "r"}, {"name": "r", "description": "second"}]
    document = Document(Scenario.model_validate({"roles": roles}))
    selection = Selection(document)
    selection.select_item(Item("role", "r#2"))
    renamed = document.scenario.roles[2].replace(name="s")
    kept = document.scenario.roles[:2]
    document.apply(document.scenario.replace(roles=(*kept, renamed)), "Rename")
    assert selection.item == Item("role", "s")
    document.apply(document.scenario.replace(roles=kept), "Delete")
    assert selection.item is None


def test_the_assumptions_are_always_there(document: Document, selection: Selection) -> None:
    selection.select_item(Item("assumptions"))
    document.apply(Scenario(), "Clear")
    assert selection.item == Item("assumptions")


def test_the_tenant_is_always_there(document: Document, selection: Selection) -> None:
    selection.select_item(Item("tenant"))
    document.apply(Scenario(), "Clear")
    assert selection.item == Item("tenant")
