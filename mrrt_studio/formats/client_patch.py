"""A change to one application, with the semantics and refusals of ``PATCH /api/v2/clients/{id}``.

Source: https://auth0.com/docs/api/management/v2/clients/patch-clients-by-id
"""

from __future__ import annotations

import re

from pydantic import JsonValue, ValidationError

from mrrt_studio.engine.management.payload import problem
from mrrt_studio.engine.management.schemas import UPDATE
from mrrt_studio.engine.management.settings import refresh_token_problem
from mrrt_studio.scenario.client import Client, RefreshTokenSettings
from mrrt_studio.scenario.errors import FieldPath, FormatError
from mrrt_studio.scenario.refusal import refused
from mrrt_studio.scenario.text import RawText

_PROPERTY = re.compile(r"on property (\S+)")
_SETTING = re.compile("|".join(sorted(RefreshTokenSettings.model_fields, key=len, reverse=True)))
_PART = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_PREFIX = "Payload validation error: "

_HINTS = {
    "refresh_token": "refresh_token is replaced as a whole: give rotation_type and expiration_type too",
    "refresh_token.policies": "Write null, or leave policies out, to have none",
    "refresh_token.expiration_type": 'Rotating refresh tokens need "expiration_type": "expiring"',
}


def patched(client: Client, patch: dict[str, JsonValue], raw: RawText) -> Client:
    """Return the application after a PATCH: absent keeps, null clears, ``refresh_token`` is replaced whole.

    Raises:
        FormatError: the Management API would answer 400; with the place in the text.
    """
    if message := _problem(patch):
        raise _refusal(message, patch, raw)
    kept = {name: value for name, value in client.to_json().items() if name not in patch}
    given = {name: value for name, value in patch.items() if value is not None}
    try:
        return Client.model_validate(kept | given)
    except ValidationError as error:
        raise refused(error, raw) from None


def _problem(patch: dict[str, JsonValue]) -> str | None:
    if message := problem(patch, UPDATE["clients"]):
        return message
    settings = patch.get("refresh_token")
    return refresh_token_problem(settings) if isinstance(settings, dict) else None


def _refusal(message: str, patch: dict[str, JsonValue], raw: RawText) -> FormatError:
    """Say what the Management API says, at the place that it names."""
    name = _place(message)
    path: FieldPath = tuple(int(number) if number else part for part, number in _PART.findall(name))
    if isinstance(raw.tree, dict) and not patch.keys() & raw.tree.keys():
        path = path[1:]
    said = message.removeprefix(_PREFIX).rstrip(".")
    return raw.refuse(f"the Management API would answer 400, {said}", path, hint=_HINTS.get(name, ""))


def _place(message: str) -> str:
    """Return the property that a message names; one about settings at odds names the field to change."""
    if match := _PROPERTY.search(message):
        return match[1]
    setting = _SETTING.search(message)
    return f"refresh_token.{setting[0]}" if setting else "refresh_token"
