"""JSON of the Management API, the Auth0 CLI or Auth0's guides, pasted or dropped onto a scenario.

One object, a list in any of the three envelopes, or the body of a PATCH: its content tells what it is.

Source: https://auth0.com/docs/api/management/v2
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue, ValidationError

from mrrt_studio.formats.detect import (
    MODELS,
    PAGING,
    collection_of,
    is_client_patch,
    is_refresh_token,
    lists_of,
)
from mrrt_studio.formats.merging import identity_field, identity_of, merge
from mrrt_studio.formats.pasted import Pasted
from mrrt_studio.formats.redaction import Cleaned, without_secrets
from mrrt_studio.scenario.base import Auth0Model
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.fresh import derived_client_id
from mrrt_studio.scenario.model import FORMAT
from mrrt_studio.scenario.refusal import refused
from mrrt_studio.scenario.text import RawText, read_json
from mrrt_studio.scenario.wording import described

__all__ = ["Pasted", "merge", "read"]

_WANTED = "Paste an application, an API, a list of them, or the body of a PATCH of an application"
_SCENARIO = "this is a whole scenario, not a part of one"
_EMPTY = "there is nothing in it to add"
_ONLY_SECRETS = "it changes nothing but secrets, which are not taken over"
_GLOBAL = "The hidden application for the whole tenant (global) was left out: nobody logs in to it."
_TWICE = "this one stands in the text twice"
_WRAPPED = "The settings were taken as refresh_token of an application."


@dataclass(frozen=True, slots=True)
class _Entry:
    """One object of the text, and the collection that it belongs to."""

    collection: str
    path: FieldPath
    item: dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class _Understood:
    """One object as a model."""

    entry: _Entry
    model: Auth0Model
    cleaned: Cleaned
    notes: tuple[str, ...]


def read(text: str | bytes, source: str | None = None) -> Pasted:
    """Return what a pasted text or a dropped file holds.

    Args:
        text: JSON as the Management API, ``auth0 … --json`` or a guide prints it.
        source: name of the file, for error messages.

    Raises:
        FormatError: it is no JSON, nothing that can be added, or one of its fields cannot be used.
    """
    raw = read_json(text, source)
    if isinstance(raw.tree, dict):
        if raw.tree.get("format") == FORMAT:
            raise raw.refuse(_SCENARIO, hint="Open it as a file")
        if is_refresh_token(raw.tree):
            return _patch(raw, {"refresh_token": raw.tree}, (_WRAPPED,))
        if is_client_patch(raw.tree):
            return _patch(raw, raw.tree)
    return _objects(raw)


def _patch(raw: RawText, body: dict[str, JsonValue], notes: tuple[str, ...] = ()) -> Pasted:
    cleaned = without_secrets("clients", body)
    if not cleaned.item:
        raise raw.refuse(_ONLY_SECRETS, hint=_WANTED)
    return Pasted(raw, patch=cleaned.item, notes=(*notes, *_secret_notes([cleaned])))


def _objects(raw: RawText) -> Pasted:
    entries = tuple(_entries(raw))
    used = tuple(entry for entry in entries if not _is_global(entry))
    if not used:
        raise raw.refuse(_EMPTY, hint=_WANTED)
    understood = [_understood(entry, raw) for entry in used]
    _refuse_repeated(understood, raw)
    found: dict[str, Any] = {
        name: tuple(each.model for each in understood if each.entry.collection == name) for name in MODELS
    }
    pasted = Pasted(raw, **found)
    notes = (
        *((_GLOBAL,) if len(used) < len(entries) else ()),
        *_left_out(raw.tree),
        *(note for each in understood for note in each.notes),
        *_secret_notes(each.cleaned for each in understood),
        *_domain_note(pasted.domain),
    )
    return Pasted(raw, notes=notes, **found)


def _entries(raw: RawText) -> Iterator[_Entry]:
    if isinstance(raw.tree, list):
        for number, item in enumerate(raw.tree):
            yield _entry(raw, (number,), item)
    elif isinstance(raw.tree, dict) and not collection_of(raw.tree) and (lists := lists_of(raw.tree)):
        for collection, items in lists.items():
            for number, item in enumerate(items):
                yield _entry(raw, (collection, number), item, collection)
    else:
        yield _entry(raw, (), raw.tree)


def _entry(raw: RawText, path: FieldPath, item: JsonValue, collection: str | None = None) -> _Entry:
    if not isinstance(item, dict):
        raise raw.refuse(f"this is {described(item)}, not an object", path, hint=_WANTED)
    collection = collection or collection_of(item)
    if collection is None:
        fields = ", ".join(list(item)[:4]) or "none"
        message = f"this is no application, API or other object that can be added (its fields: {fields})"
        raise raw.refuse(message, path, hint=_WANTED)
    return _Entry(collection, path, item)


def _is_global(entry: _Entry) -> bool:
    return entry.collection == "clients" and entry.item.get("global") is True


def _understood(entry: _Entry, raw: RawText) -> _Understood:
    cleaned = without_secrets(entry.collection, entry.item)
    added = dict(_added(entry, cleaned))
    try:
        model = MODELS[entry.collection].model_validate(cleaned.item | added)
    except ValidationError as error:
        raise refused(error, raw, entry.path) from None
    return _Understood(entry, model, cleaned, tuple(_added_notes(cleaned.item, added)))


def _added(entry: _Entry, cleaned: Cleaned) -> Iterator[tuple[str, JsonValue]]:
    """Yield what an application needs and this one does not say."""
    item = cleaned.item
    if entry.collection != "clients":
        return
    if "client_id" not in item and isinstance(item.get("name"), str):
        yield "client_id", derived_client_id(str(item["name"]))
    says_how = item.keys() & {"token_endpoint_auth_method", "client_authentication_methods", "app_type"}
    if cleaned.had_secret and not says_how:
        yield "token_endpoint_auth_method", "client_secret_post"


def _added_notes(item: dict[str, JsonValue], added: dict[str, JsonValue]) -> Iterator[str]:
    label = item.get("name") or item.get("client_id")
    if "client_id" in added:
        yield f"'{label}' has no client_id in the text; it got {added['client_id']}."
    if "token_endpoint_auth_method" in added:
        yield f"'{label}' does not say how it authenticates; having a secret, it got client_secret_post."


def _refuse_repeated(understood: list[_Understood], raw: RawText) -> None:
    seen: set[tuple[str, object]] = set()
    for each in understood:
        collection = each.entry.collection
        identity = (collection, identity_of(collection, each.model))
        if identity in seen:
            path = (*each.entry.path, identity_field(collection))
            raise raw.refuse(_TWICE, path, hint="Keep one of them")
        seen.add(identity)


def _left_out(tree: JsonValue) -> Iterator[str]:
    """Name the lists of an export that hold nothing for a scenario."""
    if isinstance(tree, dict) and lists_of(tree) and not collection_of(tree):
        names = sorted(tree.keys() - PAGING - MODELS.keys())
        if names:
            yield f"Left out: {', '.join(names)}."


def _secret_notes(cleaned: Iterable[Cleaned]) -> Iterator[str]:
    every = list(cleaned)
    real, hidden = sum(each.real for each in every), sum(each.hidden for each in every)
    if real:
        yield f"Secrets left out: {real}. The simulator makes secrets of its own."
    if hidden:
        yield f"Secrets that the export does not show: {hidden}. The simulator makes secrets of its own."


def _domain_note(domain: str | None) -> Iterator[str]:
    if domain:
        yield f"The text comes from {domain}; a tenant that still has the default domain takes this one."
