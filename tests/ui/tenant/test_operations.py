from __future__ import annotations

import pytest

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.kinds import KINDS, Kind, find
from mrrt_studio.ui.tenant.operations import add, delete, duplicate, move, move_by
from tests.ui.tenant.studio import ADA, BILLING, HOME, PHONE, example

ITEMS = [Item("client", PHONE), Item("resource_server", HOME), Item("user", ADA)]


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_new_object_stands_at_the_end_and_is_selected(kind: Kind) -> None:
    operation = add(example(), kind)
    assert find(operation.scenario, operation.item) is kind.items(operation.scenario)[-1]
    assert operation.text.startswith("Add a")


@pytest.mark.parametrize("item", ITEMS)
def test_a_copy_stands_behind_the_original_and_a_file_can_hold_both(item: Item) -> None:
    operation = duplicate(example(), item)
    assert operation is not None
    kind = KINDS[item.kind]  # type: ignore[index]
    place = kind.index_of(operation.scenario, item.key)
    assert place is not None
    assert kind.items(operation.scenario)[place + 1] is find(operation.scenario, operation.item)
    assert kind.items(operation.scenario)[place + 1].label.endswith(" copy")
    Scenario.model_validate(operation.scenario.to_json())


def test_a_copied_api_has_no_id_of_auth0_and_keeps_the_slash_at_its_end() -> None:
    scenario = Scenario.model_validate(
        {"resource_servers": [{"identifier": "https://a/", "id": "65f"}, {"identifier": "https://a-2/"}]}
    )
    operation = duplicate(scenario, Item("resource_server", "https://a/"))
    assert operation is not None
    copy = operation.scenario.resource_servers[1]
    assert (copy.identifier, copy.id) == ("https://a-3/", None)


def test_deleting_names_what_still_names_it() -> None:
    operation = delete(example(), Item("resource_server", BILLING))
    assert operation is not None
    assert operation.notice is not None
    assert operation.notice.text == "Deleted Billing."
    assert operation.notice.details == "Still named by 1 step (x1), 1 policy (Phone app)."
    assert operation.notice.can_undo
    assert [api.identifier for api in operation.scenario.resource_servers] == [HOME]


@pytest.mark.parametrize("item", [Item("tenant"), Item("client", "nobody")])
def test_what_is_not_listed_is_neither_copied_nor_deleted(item: Item) -> None:
    assert duplicate(example(), item) is None
    assert delete(example(), item) is None


def test_an_object_moves_within_its_kind_and_not_beyond() -> None:
    down = move_by(example(), Item("resource_server", HOME), 1)
    assert down is not None
    assert [api.identifier for api in down.scenario.resource_servers] == [BILLING, HOME]
    assert (down.text, down.item) == ("Move Messages", Item("resource_server", HOME))
    assert move_by(example(), Item("resource_server", HOME), -1) is None
    assert move(example(), Item("resource_server", HOME), 2) is None
    assert move(example(), Item("resource_server", HOME), 0) is None
    assert move_by(example(), Item("tenant"), 1) is None


def test_the_second_of_two_roles_of_a_name_is_the_one_that_goes() -> None:
    scenario = Scenario.model_validate({"roles": [{"name": "r"}, {"name": "r", "description": "second"}]})
    operation = delete(scenario, Item("role", "r#2"))
    assert operation is not None
    assert [role.description for role in operation.scenario.roles] == [None]
