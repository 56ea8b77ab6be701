"""Secrets in a source: real ones are not kept, hidden ones are not taken for real.

The simulator makes its own secrets, so nobody's live credential has to enter a file that is shown and shared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from mrrt_studio.formats.keywords import MARKER
from mrrt_studio.scenario.errors import FieldPath

_NAMES = frozenset(
    {
        "access_token", "access_token_secret", "api_key", "api_secret", "apikey", "app_secret", "auth_token",
        "bearer_token", "client_secret", "id_token", "master_key", "masterkey", "passwd", "password",
        "password_hash", "private_key", "privatekey", "sas_key", "saskey", "secret",
        "secret_key", "shared_key", "sharedkey", "signing_key", "signing_secret", "token",
    }
)  # fmt: skip
"""Names of fields that hold a secret, in lower case; ``refresh_token`` is one where it is text."""
_LISTS = frozenset({"signing_keys"})
"""Names of fields that hold keys in a list; Auth0 returns them and takes them from nobody."""
_PRIVATE_KEY = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")
_PLACEHOLDER = re.compile(r"\s*|\[?REDACTED\]?|_VALUE_NOT_SHOWN_|(##|@@).*\1|\*+|null # sensitive", re.DOTALL)
_CODE = frozenset({"code", "script"})


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An object without its secrets."""

    item: dict[str, JsonValue]
    real: int = 0
    """How many real secrets were left out."""
    hidden: int = 0
    """How many placeholders of secrets were left out."""
    markers: Mapping[FieldPath, str] = field(default_factory=dict[FieldPath, str])
    """The placeholders that are keyword markers or expressions, by their place in the object."""
    had_secret: bool = False
    """Whether the object itself has a secret at Auth0, shown or not."""


@dataclass(slots=True)
class _Found:
    """The secrets of one object, gathered on the way through it."""

    real: int = 0
    hidden: int = 0
    markers: dict[FieldPath, str] = field(default_factory=dict[FieldPath, str])
    of_object: bool = False
    """Whether one of them is a field of the object itself."""

    def add(self, path: FieldPath, value: JsonValue) -> None:
        self.of_object = self.of_object or path in {("client_secret",), ("signing_secret",)}
        if not (is_placeholder(value) or (path[-1] in _LISTS and _shows_no_key(value))):
            self.real += 1
            return
        self.hidden += 1
        if isinstance(value, str) and (MARKER.fullmatch(value) or value.startswith("${")):
            self.markers[path] = value


def without_secrets(item: Mapping[str, JsonValue]) -> Cleaned:
    """Return a copy of an object without its secrets at any depth, and how many there were."""
    found = _Found()
    kept = _fields(item, (), found)
    return Cleaned(kept, found.real, found.hidden, found.markers, had_secret=found.of_object)


def is_placeholder(value: JsonValue) -> bool:
    """Tell whether a value stands for a secret that an export did not show."""
    if not isinstance(value, str):
        return False
    is_expression = value.startswith("${") and value.endswith("}")
    return is_expression or _PLACEHOLDER.fullmatch(value) is not None


def _shows_no_key(keys: JsonValue) -> bool:
    items = keys if isinstance(keys, list) else [keys]
    values = (value for item in items if isinstance(item, dict) for value in item.values())
    return not any(isinstance(value, str) and "-----BEGIN" in value for value in values)


def _fields(item: Mapping[str, JsonValue], path: FieldPath, found: _Found) -> dict[str, JsonValue]:
    kept: dict[str, JsonValue] = {}
    for name, value in item.items():
        here = (*path, name)
        if not _is_secret(name, value):
            kept[name] = value if name in _CODE else _inside(value, here, found)
        elif value is not None:
            found.add(here, value)
    return kept


def _is_secret(name: str, value: JsonValue) -> bool:
    if name == "refresh_token":
        return isinstance(value, str)
    if name.lower() in _NAMES:
        return not isinstance(value, bool)
    if name in _LISTS:
        return True
    return isinstance(value, str) and name not in _CODE and _PRIVATE_KEY.search(value) is not None


def _inside(value: JsonValue, path: FieldPath, found: _Found) -> JsonValue:
    if isinstance(value, dict):
        return _fields(value, path, found)
    if isinstance(value, list):
        return [_inside(item, (*path, number), found) for number, item in enumerate(value)]
    return value
