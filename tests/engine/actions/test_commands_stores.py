from __future__ import annotations

from typing import Any

import pytest

from tests.builders import NOW
from tests.engine.actions.playing import carried_out, effects, ignored

NOW_MS = NOW * 1000
MINUTE, DAY = 60_000, 86_400_000


@pytest.mark.parametrize(
    ("options", "end"),
    [
        (None, NOW_MS + 15 * MINUTE),
        ({"ttl": MINUTE}, NOW_MS + MINUTE),
        ({"expires_at": NOW_MS + 5}, NOW_MS + 5),
        ({"ttl": 10 * DAY}, NOW_MS + DAY),
        ({"ttl": "long"}, NOW_MS + 15 * MINUTE),
        ({"ttl": float("inf")}, NOW_MS + 15 * MINUTE),
        ({"ttl": True}, NOW_MS + 15 * MINUTE),
    ],
)
def test_a_cached_text_has_an_end(options: Any, end: int) -> None:
    assert effects(("cache.set", "k", "v", options)).cache["k"].expires_at == end


def test_the_cache_keeps_twenty_texts() -> None:
    calls = [("cache.set", f"k{number}", "v") for number in range(20)]
    found = effects(*calls, ("cache.set", "k0", "new"), ("cache.delete", "k1"), ("cache.set", "more", "v"))
    assert len(found.cache) == 20
    assert found.cache["k0"].value == "new"
    assert "texts" in ignored("cache.set", "k", {"a": 1})


def test_one_entry_too_many_is_ignored() -> None:
    found, done = carried_out(*[("cache.set", f"k{number}", "v") for number in range(21)])
    assert len(found.cache) == 20
    assert done[-1].ignored == "the cache is full: it keeps 20 entries"


def test_metadata_is_collected_member_by_member() -> None:
    found = effects(
        ("user.setAppMetadata", "a", {"b": 1}),
        ("user.setAppMetadata", "c", None),
        ("user.setUserMetadata", "d", 2),
        ("transaction.setMetadata", "e", "f"),
    )
    assert (found.app_metadata, found.user_metadata) == ({"a": {"b": 1}, "c": None}, {"d": 2})
    assert found.transaction_metadata == {"e": "f"}
    assert "no text" in ignored("user.setAppMetadata", 3, 4)
