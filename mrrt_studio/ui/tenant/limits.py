"""What the Management API would answer to a value; such values enter the document, with its words beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from mrrt_studio.engine.management.payload import Schema, problem
from mrrt_studio.engine.management.schemas import REFRESH_TOKEN, UPDATE
from mrrt_studio.engine.management.settings import refresh_token_problem
from mrrt_studio.scenario.client import RefreshTokenSettings

translate = QCoreApplication.translate

_PREFIX = "Payload validation error: "


def settings_refusal(settings: RefreshTokenSettings | None) -> tuple[str, str]:
    """Return the field of ``refresh_token`` that contradicts another, and the words for it, or nothing."""
    if settings is None:
        return "", ""
    given = settings.model_dump(mode="json", exclude={"policies"})
    message = refresh_token_problem(given)
    if message is None:
        return "", ""
    field = "idle_token_lifetime" if "idle_token_lifetime" in message else "expiration_type"
    return field, _told(message)


def refresh_token_refusal(name: str, value: Any) -> str:  # noqa: ANN401 - any JSON
    """Return what the Management API says to one value within ``refresh_token``, or an empty text."""
    return _refusal(name, value, REFRESH_TOKEN["properties"])


def api_refusal(name: str, value: Any) -> str:  # noqa: ANN401
    """Return what the Management API says to one value of an API, or an empty text."""
    return _refusal(name, value, UPDATE["resource-servers"]["properties"])


def _refusal(name: str, value: Any, properties: Mapping[str, Schema]) -> str:  # noqa: ANN401
    if value is None:
        return ""
    message = problem({name: value}, {"type": ("object",), "properties": properties})
    return "" if message is None else _told(message)


def _told(message: str) -> str:
    said = message.removeprefix(_PREFIX)
    return translate("Limits", "The Management API would refuse this: {message}").format(message=said)
