from __future__ import annotations

import pytest

from mrrt_studio.scenario.edits import EditError
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.kinds import KINDS, find, kind_of
from tests.ui.tenant.studio import HOME, example


def test_every_kind_finds_its_objects_by_their_ids() -> None:
    scenario = example()
    for kind in KINDS.values():
        for place, item in enumerate(kind.items(scenario)):
            assert kind.index_of(scenario, kind.id_of(item)) == place
            assert find(scenario, Item(kind.name, kind.id_of(item))) is item
        assert kind.index_of(scenario, "nobody") is None
        assert find(scenario, Item(kind.name, "nobody")) is None


def test_every_kind_makes_something_that_can_be_added_and_renamed() -> None:
    for kind in KINDS.values():
        added = kind.put(Scenario(), kind.new(Scenario()), was=None)
        (item,) = kind.items(added)
        if kind.rename is not None:
            renamed = kind.rename(added, kind.id_of(item), "other")
            assert kind.id_of(kind.items(renamed)[0]) == "other"


def test_a_copy_is_told_from_its_original() -> None:
    for kind in KINDS.values():
        scenario = kind.put(Scenario(), kind.new(Scenario()), was=None)
        (original,) = kind.items(scenario)
        both = kind.put(scenario, kind.copied(scenario, original, "Copy"), was=None)
        assert len(set(kind.keys(both))) == 2
        assert kind.title()
        assert kind.adding()


def test_a_new_id_follows_unless_another_object_still_has_the_old_one() -> None:
    roles, users = [{"name": "r"}, {"name": "r"}], [{"user_id": "u", "roles": ["r"]}]
    scenario = Scenario.model_validate({"roles": roles, "users": users})
    kind = KINDS["role"]
    once = kind.put(scenario, scenario.roles[1].replace(name="s"), was="r#2")
    assert [role.name for role in once.roles] == ["r", "s"]
    assert once.users[0].roles == ("r",)
    twice = kind.put(once, once.roles[0].replace(name="t"), was="r")
    assert twice.users[0].roles == ("t",)
    with pytest.raises(EditError):
        kind.put(scenario, scenario.roles[0], was="nobody")


def test_the_tenant_is_no_listed_kind() -> None:
    scenario = example()
    assert kind_of("tenant") is None
    assert kind_of("resource_server") is KINDS["resource_server"]
    assert find(scenario, Item("tenant")) is scenario.tenant
    assert find(scenario, None) is None
    assert kind_of("assumptions") is None
    assert find(scenario, Item("assumptions")) is scenario
    assert find(scenario, Item("resource_server", HOME)).name == "Messages"
