from __future__ import annotations

from mrrt_studio.formats.draft import Draft, Found, joined
from mrrt_studio.formats.imported import Origin
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.text import read_json

RAW = read_json("{}", None)
ONE = Draft(
    found=(Found("clients", {"client_id": "a"}, RAW),),
    origins=(Origin("management-api", "one.json", None),),
    managed=frozenset({"clients"}),
    ignored={"pages": 1, "hooks": 2},
    notes=(Note("first"),),
)
OTHER = Draft(
    found=(Found("roles", {"name": "r"}, RAW, ("roles", 0), ("x",)),),
    origins=(Origin("deploy-cli-yaml", "two.yaml", None),),
    managed=frozenset({"roles"}),
    ignored={"pages": 3},
    notes=(Note("second"),),
    domain="two.example.com",
)


def test_several_drafts_are_one_with_everything_in_order() -> None:
    both = joined((ONE, OTHER))
    assert [each.collection for each in both.found] == ["clients", "roles"]
    assert [each.source for each in both.origins] == ["one.json", "two.yaml"]
    assert both.managed == {"clients", "roles"}
    assert both.ignored == {"pages": 4, "hooks": 2}
    assert [note.message for note in both.notes] == ["first", "second"]


def test_each_object_still_knows_its_own_origin_and_place() -> None:
    both = joined((ONE, joined((OTHER, ONE))))
    assert [each.origin for each in both.found] == [0, 1, 2]
    second = both.found[1]
    assert (second.item, second.path, second.address) == ({"name": "r"}, ("roles", 0), ("x",))


def test_the_first_domain_that_is_told_counts() -> None:
    later = Draft(domain="three.example.com")
    assert joined((ONE, OTHER, later)).domain == "two.example.com"
    assert joined((ONE,)).domain is None


def test_one_document_alone_repeats_nothing_unless_it_says_so() -> None:
    assert joined((ONE,)) == ONE
    assert not joined((ONE,)).repeats
    assert joined((ONE, OTHER)).repeats
    assert joined((Draft(repeats=True),)).repeats
