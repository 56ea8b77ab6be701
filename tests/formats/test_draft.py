from __future__ import annotations

from mrrt_studio.formats.draft import Draft, Found, joined
from mrrt_studio.formats.imported import Origin
from mrrt_studio.scenario.text import read_json

RAW = read_json("{}")
ONE = Draft((Found("clients", {}, RAW),), (Origin("a"),), frozenset({"clients"}), {"pages": 1})
TWO = Draft((Found("roles", {}, RAW),), (Origin("b"),), frozenset({"roles"}), {"pages": 2}, domain="d")


def test_several_documents_are_one_and_each_object_knows_its_own() -> None:
    both = joined((ONE, TWO))
    assert [(found.collection, both.origins[found.origin].kind) for found in both.found] == [
        ("clients", "a"),
        ("roles", "b"),
    ]
    assert (both.managed, both.ignored, both.domain) == ({"clients", "roles"}, {"pages": 3}, "d")


def test_an_object_may_stand_in_two_documents_but_not_twice_in_one() -> None:
    assert joined((ONE, TWO)).repeats
    assert not joined((ONE,)).repeats


def test_only_skeletons_make_a_skeleton() -> None:
    skeleton = Draft(is_skeleton=True)
    assert joined((skeleton,)).is_skeleton
    assert not joined((skeleton, ONE)).is_skeleton
    assert not joined(()).is_skeleton
