"""From a changed object to the body that the Management API takes.

A PATCH keeps what it does not name and clears what it names as null; ``refresh_token`` alone is replaced as a
whole, so it is always sent whole.

Source: https://auth0.com/docs/api/management/v2/clients/patch-clients-by-id
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from pydantic import JsonValue

from mrrt_studio.formats.changes import Change
from mrrt_studio.formats.writable import RESPONSE_ONLY, WRITABLE, Writable
from mrrt_studio.scenario.client import RefreshTokenSettings

Body = dict[str, JsonValue]

_SETTINGS = frozenset(RefreshTokenSettings.model_fields)
_HOURS = (
    "session_lifetime",
    "idle_session_lifetime",
    "ephemeral_session_lifetime",
    "idle_ephemeral_session_lifetime",
)


@dataclass(frozen=True, slots=True)
class Unsent:
    """A changed field that no request can carry."""

    field: str
    why: Literal["immutable", "unknown", "no default"]


@dataclass(frozen=True, slots=True)
class Written:
    """What goes into a body, and what cannot."""

    body: Body
    unsent: tuple[Unsent, ...] = ()


def body_of(change: Change) -> Written:
    """Return the body of a POST for an object that was added, of a PATCH for one that was changed."""
    kind = WRITABLE[change.collection]
    body: Body = {}
    unsent: list[Unsent] = []
    for name in change.fields:
        field = _Field(change, kind, name)
        if why := field.obstacle:
            unsent.append(Unsent(name, why))
        elif field.is_sent:
            body |= field.value()
    return Written(body, tuple(unsent))


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a changed object."""

    change: Change
    kind: Writable
    name: str

    @property
    def _is_new(self) -> bool:
        return self.change.kind == "added"

    @property
    def _after(self) -> JsonValue:
        return (self.change.after or {}).get(self.name)

    @property
    def _is_ours_to_tell(self) -> bool:
        """A field that the API only returns is not worth a word."""
        return self.name not in RESPONSE_ONLY.get(self.change.collection, frozenset())

    @property
    def obstacle(self) -> Literal["immutable", "unknown", "no default"] | None:
        """Why the field cannot be sent although it changed, or None."""
        if not self._is_ours_to_tell:
            return None
        if self.name in self.kind.on_create:
            # An object that is stated as a whole has them as they always were.
            return None if self._is_new or not self.change.before else "immutable"
        if self.name not in self.kind.fields:
            return "unknown"
        return "no default" if self._must_be_cleared and not self._can_be_cleared else None

    @property
    def _must_be_cleared(self) -> bool:
        return not self._is_new and bool(self.change.before) and self._after is None

    @property
    def _can_be_cleared(self) -> bool:
        return self.name in self.kind.nullable or self.name in self.kind.defaults

    @property
    def is_sent(self) -> bool:
        """Whether a request of this kind may hold the field; null in a POST says what its absence says."""
        if self.name in self.kind.on_create:
            return self._is_new and self._after is not None
        if self.name not in self.kind.fields:
            return False
        return self._after is not None or (not self._is_new and self._can_be_cleared)

    def value(self) -> Body:
        """Return the field as a member of the body, under the name and in the shape that the API takes."""
        if self._after is None:
            cleared = None if self.name in self.kind.nullable else self.kind.defaults[self.name]
            return {self.name: cleared}
        return _shaped(self.change, self.name, self._after)


def _shaped(change: Change, name: str, value: JsonValue) -> Body:
    before = (change.before or {}).get(name)
    if change.collection == "clients" and isinstance(value, dict):
        if name == "refresh_token":
            return {name: refresh_token_body(value, before if change.kind == "changed" else None)}
        if name == "jwt_configuration" and change.kind == "changed":
            return {name: {key: each for key, each in value.items() if key != "secret_encoded"}}
    if change.collection == "resource_servers" and name == "scopes" and isinstance(value, list):
        return {name: [_scope(each) for each in value]}
    if name in _HOURS and isinstance(value, float) and not value.is_integer():
        return {f"{name}_in_minutes": round(value * 60)}
    return {name: value}


def refresh_token_body(settings: Mapping[str, JsonValue], before: JsonValue = None) -> Body:
    """Return ``refresh_token`` as the API takes it: whole, and never with an empty list of policies.

    An empty list is refused (``Array is too short``); null clears.

    Args:
        settings: as the scenario has them, with the fields that were given.
        before: as the API has them; None where it has none or nobody knows.

    Source: https://github.com/auth0/terraform-provider-auth0/issues/1236
    """
    defaults = RefreshTokenSettings()
    required = {"rotation_type": defaults.rotation_type, "expiration_type": defaults.expiration_type}
    missing = {name: value for name, value in required.items() if name not in settings}
    given = {name: value for name, value in settings.items() if name in _SETTINGS and value is not None}
    body: Body = {**missing, **given}
    policies = settings.get("policies")
    if isinstance(policies, list) and policies:
        body["policies"] = [_policy(each) for each in policies]
        return body
    body.pop("policies", None)
    had_policies = isinstance(before, dict) and bool(before.get("policies"))
    if had_policies:
        body["policies"] = None
    return body


def _policy(policy: JsonValue) -> JsonValue:
    """Keep what the API knows of a policy; it refuses anything else in it."""
    entry = cast("Mapping[str, JsonValue]", policy)
    return {"audience": entry["audience"], "scope": entry.get("scope") or []}


def _scope(scope: JsonValue) -> JsonValue:
    """Keep what the API knows of a scope; a description is text or absent."""
    entry = cast("Mapping[str, JsonValue]", scope)
    return {name: entry[name] for name in ("value", "description") if entry.get(name) is not None}
