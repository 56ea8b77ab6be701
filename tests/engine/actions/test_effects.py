from __future__ import annotations

from mrrt_studio.engine.actions.effects import Effects, Ignored
from mrrt_studio.engine.state import CacheEntry
from tests.builders import NOW, state


def test_a_request_starts_with_what_the_cache_still_keeps() -> None:
    cache = (
        state()
        .cache.insert("old", CacheEntry("v", NOW * 1000))
        .insert("new", CacheEntry("v", NOW * 1000 + 1))
    )
    assert list(Effects.none_yet(state().changed(cache=cache)).cache) == ["new"]


def test_effects_are_values() -> None:
    none = Effects.none_yet(state())
    noted = none.noting("claim-restricted", claim="a")
    assert (none.notes, noted.notes[0].facts) == ((), {"claim": "a"})
    assert none.with_(redirect="A").redirect == "A"


def test_what_is_ignored_has_a_rule_unless_it_is_not_worth_a_word() -> None:
    assert Ignored("because").rule == "action-command-ignored"
    assert Ignored("because", rule=None, facts={"a": "b"}).facts == {"a": "b"}
