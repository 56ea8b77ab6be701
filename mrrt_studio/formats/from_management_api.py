"""JSON of the Management API, the Auth0 CLI or Auth0's guides.

One object, a list in any of the three envelopes, lists keyed by kind, several of these one after the other,
or the body of a PATCH: its content tells what it is. :func:`draft_of` takes everything for an import with a
review; :func:`read` takes what is pasted onto a scenario and refuses what cannot be used.

Source: https://auth0.com/docs/api/management/v2
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import JsonValue

from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.detect import (
    MODELS,
    PAGING,
    collection_of,
    is_client_patch,
    is_refresh_token,
    lists_of,
)
from mrrt_studio.formats.documents import Document
from mrrt_studio.formats.draft import Draft, Found
from mrrt_studio.formats.imported import Origin
from mrrt_studio.formats.management_objects import objects_of
from mrrt_studio.formats.merging import merge
from mrrt_studio.formats.pasted import Pasted
from mrrt_studio.formats.redaction import without_secrets
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.model import FORMAT
from mrrt_studio.scenario.text import RawText, read_json
from mrrt_studio.scenario.wording import described

__all__ = ["Pasted", "draft_of", "merge", "patch_draft_of", "read"]

PATCHED_NAME = "Imported settings"
"""Name of the application that a PATCH body becomes where it is not said which one it changes."""

_WANTED = "Paste an application, an API, a list of them, or the body of a PATCH of an application"
_SCENARIO = "this is a whole scenario, not a part of one"
_EMPTY = "there is nothing in it to add"
_ONLY_SECRETS = "it changes nothing but secrets, which are not taken over"
_WRAPPED = "The settings were taken as refresh_token of an application."
_NEW_APPLICATION = (
    "this changes an application and does not say which one, so that it became a new one with these settings"
)


def draft_of(document: Document) -> Draft:
    """Return everything that a document of the Management API or the Auth0 CLI holds."""
    parts = [objects_of(part) for part in document.parts]
    ignored: dict[str, int] = {}
    for part in parts:
        for kind, count in part.ignored.items():
            ignored[kind] = ignored.get(kind, 0) + count
    return Draft(
        found=tuple(found for part in parts for found in part.found),
        origins=(Origin("management-api", document.source, document.marked, keywords=document.keywords),),
        managed=frozenset(name for part in parts for name in part.managed),
        ignored=ignored,
        notes=(*document.notes, *(note for part in parts for note in part.notes)),
        repeats=len(parts) > 1,
    )


def is_patch(tree: JsonValue) -> bool:
    """Tell whether a tree is the body of a PATCH of an application, or the settings in it alone."""
    return isinstance(tree, dict) and (is_refresh_token(tree) or is_client_patch(tree))


def patch_draft_of(document: Document) -> Draft:
    """Return the body of a PATCH as a new application: which one it changes is not known."""
    raw, tree = document.raw, document.tree
    body = tree if isinstance(tree, dict) else {}
    settings: dict[str, JsonValue] = {"refresh_token": body} if is_refresh_token(body) else body
    found = Found("clients", {"name": PATCHED_NAME, **settings}, raw)
    return Draft(
        found=(found,),
        origins=(Origin("client-patch", document.source, document.marked, keywords=document.keywords),),
        notes=(*document.notes, Note(_NEW_APPLICATION, raw)),
    )


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
    cleaned = without_secrets(body)
    if not cleaned.item:
        raise raw.refuse(_ONLY_SECRETS, hint=_WANTED)
    return Pasted(raw, patch=cleaned.item, notes=(*notes, *_secret_notes(cleaned.real, cleaned.hidden)))


def _objects(raw: RawText) -> Pasted:
    found = tuple(_found(raw))
    imported = assemble(Draft(found), strict=True)
    if not imported.counts:
        raise raw.refuse(_EMPTY, hint=_WANTED)
    notes = (
        *(f"{remark.message}." for remark in imported.remarks),
        *_left_out(raw.tree),
        *_secret_notes(imported.real_secrets, imported.hidden_secrets),
        *_domain_note(imported.domain),
    )
    return Pasted(raw, imported, notes=notes)


def _found(raw: RawText) -> Iterator[Found]:
    if isinstance(raw.tree, list):
        for number, item in enumerate(raw.tree):
            yield _one(raw, (number,), item)
    elif isinstance(raw.tree, dict) and not collection_of(raw.tree) and (lists := lists_of(raw.tree)):
        for collection, items in lists.items():
            for number, item in enumerate(items):
                yield _one(raw, (collection, number), item, collection)
    else:
        yield _one(raw, (), raw.tree)


def _one(raw: RawText, path: FieldPath, item: JsonValue, collection: str | None = None) -> Found:
    if not isinstance(item, dict):
        raise raw.refuse(f"this is {described(item)}, not an object", path, hint=_WANTED)
    collection = collection or collection_of(item)
    if collection is None:
        fields = ", ".join(list(item)[:4]) or "none"
        message = f"this is no application, API or other object that can be added (its fields: {fields})"
        raise raw.refuse(message, path, hint=_WANTED)
    return Found(collection, item, raw, path)


def _left_out(tree: JsonValue) -> Iterator[str]:
    """Name the lists of an export that hold nothing for a scenario."""
    if isinstance(tree, dict) and lists_of(tree) and not collection_of(tree):
        names = sorted(tree.keys() - PAGING - MODELS.keys())
        if names:
            yield f"Left out: {', '.join(names)}."


def _secret_notes(real: int, hidden: int) -> Iterator[str]:
    if real:
        yield f"Secrets left out: {real}. The simulator makes secrets of its own."
    if hidden:
        yield f"Secrets that the export does not show: {hidden}. The simulator makes secrets of its own."


def _domain_note(domain: str | None) -> Iterator[str]:
    if domain:
        yield f"The text comes from {domain}; a tenant that still has the default domain takes this one."
