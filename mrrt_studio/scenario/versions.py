"""Versions of the scenario format: each newer program reads every older file, one step at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic import JsonValue

from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.model import FORMAT, VERSION
from mrrt_studio.scenario.text import RawText
from mrrt_studio.scenario.wording import described

Document = dict[str, JsonValue]

CONVERTERS: Mapping[int, Callable[[Document], Document]] = {}
"""For each older version, the function that makes a document of the next one from it."""

_BEGINS = f'A scenario file begins with "format": "{FORMAT}", "version": {VERSION}'
_PASTE = "It looks like an object of the Management API: open or make a scenario, then paste this into it"
_NO_FORMAT = "this is no MRRT Studio scenario: it has no field 'format'"
_MISSING = "is missing"
_AUTH0_FIELDS = {"client_id", "identifier", "user_id", "refresh_token"}


def current(raw: RawText, at: FieldPath = (), tree: JsonValue = None) -> Document:
    """Return the document in the newest version.

    Args:
        raw: the text that was read.
        at: where in the text's tree the document stands.
        tree: the document, where it is not the whole text.

    Raises:
        FormatError: it is no scenario, or of a version that this program does not know.
    """
    document = _scenario(raw, at, raw.tree if not at else tree)
    version = _version(raw, at, document)
    for number in range(version, VERSION):
        document = CONVERTERS[number](document)
    return document


def _scenario(raw: RawText, at: FieldPath, tree: JsonValue) -> Document:
    if not isinstance(tree, dict):
        raise raw.refuse(f"this is {described(tree)}, not a scenario", at, hint=_BEGINS)
    if "format" not in tree:
        hint = _PASTE if _is_auth0(tree) else _BEGINS
        raise raw.refuse(_NO_FORMAT, at, hint=hint)
    if tree["format"] != FORMAT:
        message = f"this is no MRRT Studio scenario but {described(tree['format'])}"
        raise raw.refuse(message, (*at, "format"), hint=_BEGINS)
    return tree


def _is_auth0(document: Document) -> bool:
    lists = (value for value in document.values() if isinstance(value, list))
    inside = (item for items in lists for item in items[:1] if isinstance(item, dict))
    return any(_AUTH0_FIELDS & each.keys() for each in (document, *inside))


def _version(raw: RawText, at: FieldPath, document: Document) -> int:
    path, version = (*at, "version"), document.get("version")
    if "version" not in document:
        raise raw.refuse(_MISSING, path, hint=_BEGINS)
    if isinstance(version, bool) or not isinstance(version, int):
        raise raw.refuse(f"should be a whole number, not {described(version)}", path, hint=_BEGINS)
    if version > VERSION:
        message = f"this file has version {version}, and this program reads versions up to {VERSION}"
        raise raw.refuse(message, path, hint="Update MRRT Studio to open it")
    if version != VERSION and version not in CONVERTERS:
        raise raw.refuse(f"there is no version {version}", path, hint=_BEGINS)
    return version
