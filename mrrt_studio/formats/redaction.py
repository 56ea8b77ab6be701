"""Secrets in pasted text: real ones are not kept, hidden ones are not taken for real.

The simulator makes its own secrets, so nobody's live credential has to enter a file that is shown and shared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

_SECRETS: Mapping[str, frozenset[str]] = {
    "clients": frozenset({"client_secret"}),
    "resource_servers": frozenset({"signing_secret"}),
    "users": frozenset({"password_hash"}),
}
_TOKENS_OF_IDENTITIES = frozenset({"access_token", "access_token_secret", "refresh_token"})
_PLACEHOLDER = re.compile(r"\s*|\[?REDACTED\]?|_VALUE_NOT_SHOWN_|(##|@@).*\1|\*+|null # sensitive", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An object without its secrets."""

    item: dict[str, JsonValue]
    real: int = 0
    """How many real secrets were left out."""
    hidden: int = 0
    """How many placeholders of secrets were left out."""

    @property
    def had_secret(self) -> bool:
        """Whether the object has a secret at Auth0, shown or not."""
        return self.real + self.hidden > 0


def without_secrets(collection: str, item: Mapping[str, JsonValue]) -> Cleaned:
    """Return a copy of an object without its secrets, and how many there were."""
    names = _SECRETS.get(collection, frozenset())
    found: list[JsonValue] = [value for name, value in item.items() if name in names and value is not None]
    kept = {name: value for name, value in item.items() if name not in names}
    if isinstance(identities := item.get("identities"), list):
        found.extend(_tokens(identities))
        kept["identities"] = [_without_tokens(identity) for identity in identities]
    hidden = sum(is_placeholder(value) for value in found)
    return Cleaned(kept, real=len(found) - hidden, hidden=hidden)


def is_placeholder(value: JsonValue) -> bool:
    """Tell whether a value stands for a secret that an export did not show."""
    return isinstance(value, str) and _PLACEHOLDER.fullmatch(value) is not None


def _tokens(identities: list[JsonValue]) -> Iterator[JsonValue]:
    for identity in identities:
        if isinstance(identity, dict):
            yield from (value for name, value in identity.items() if name in _TOKENS_OF_IDENTITIES)


def _without_tokens(identity: JsonValue) -> JsonValue:
    if not isinstance(identity, dict):
        return identity
    return {name: value for name, value in identity.items() if name not in _TOKENS_OF_IDENTITIES}
