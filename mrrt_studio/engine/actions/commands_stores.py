"""Commands that keep something: in the user's metadata, in the cache, for the rest of the transaction.

Source: https://auth0.com/docs/customize/actions/reference/post-login/api-object
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mrrt_studio.engine.actions.arguments import Arguments, at, options_at, text_at
from mrrt_studio.engine.actions.command import Caller, Handler
from mrrt_studio.engine.actions.effects import Effects, Ignored
from mrrt_studio.engine.state import CacheEntry

_CACHE_ENTRIES = 20
_CACHE_DEFAULT_MS = 15 * 60 * 1000
_CACHE_LONGEST_MS = 24 * 60 * 60 * 1000
_FURTHEST_MS = 2**53
"""What JavaScript can count to; it also keeps infinity away."""


def _app_metadata(effects: Effects, arguments: Arguments, _: Caller) -> Effects:
    name = text_at(arguments, 0, "name of the metadata")
    return effects.with_(app_metadata={**effects.app_metadata, name: at(arguments, 1)})


def _user_metadata(effects: Effects, arguments: Arguments, _: Caller) -> Effects:
    name = text_at(arguments, 0, "name of the metadata")
    return effects.with_(user_metadata={**effects.user_metadata, name: at(arguments, 1)})


def _transaction_metadata(effects: Effects, arguments: Arguments, _: Caller) -> Effects:
    name = text_at(arguments, 0, "name of the metadata")
    return effects.with_(transaction_metadata={**effects.transaction_metadata, name: at(arguments, 1)})


def _cache_set(effects: Effects, arguments: Arguments, caller: Caller) -> Effects:
    """Keep a text; without a lifetime for 15 minutes, and never longer than 24 hours (the latter assumed)."""
    key = text_at(arguments, 0, "key")
    value = at(arguments, 1)
    if not isinstance(value, str):
        raise Ignored("the cache keeps texts alone")
    if key not in effects.cache and len(effects.cache) >= _CACHE_ENTRIES:
        raise Ignored(f"the cache is full: it keeps {_CACHE_ENTRIES} entries")
    end = _cache_end(options_at(arguments, 2), caller.occasion.now_ms)
    return effects.with_(cache={**effects.cache, key: CacheEntry(value, end)})


def _cache_end(options: Mapping[str, Any], now: int) -> int:
    lifetime, end = _number(options.get("ttl")), _number(options.get("expires_at"))
    ends = [] if lifetime is None else [now + lifetime]
    ends += [] if end is None else [end]
    return min((*ends, now + _CACHE_LONGEST_MS)) if ends else now + _CACHE_DEFAULT_MS


def _number(value: Any) -> int | None:  # noqa: ANN401 - JSON
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return int(value) if abs(value) < _FURTHEST_MS else None


def _cache_delete(effects: Effects, arguments: Arguments, _: Caller) -> Effects:
    key = at(arguments, 0)
    return effects.with_(cache={name: entry for name, entry in effects.cache.items() if name != key})


STORE_COMMANDS: Mapping[str, Handler] = {
    "user.setAppMetadata": _app_metadata,
    "user.setUserMetadata": _user_metadata,
    "transaction.setMetadata": _transaction_metadata,
    "cache.set": _cache_set,
    "cache.delete": _cache_delete,
}
"""By what is written after ``api.``."""
