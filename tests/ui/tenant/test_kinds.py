from __future__ import annotations

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
        renamed = kind.rename(added, kind.id_of(item), "other")
        assert kind.id_of(kind.items(renamed)[0]) == "other"


def test_the_tenant_is_no_listed_kind() -> None:
    scenario = example()
    assert kind_of("tenant") is None
    assert kind_of("resource_server") is KINDS["resource_server"]
    assert find(scenario, Item("tenant")) is scenario.tenant
    assert find(scenario, None) is None
    assert find(scenario, Item("resource_server", HOME)).name == "Messages"
