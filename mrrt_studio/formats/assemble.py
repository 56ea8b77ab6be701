"""From what was found in documents to objects of a scenario: no secrets, ids for all, references by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import JsonValue, ValidationError

from mrrt_studio.formats.draft import Draft, Found
from mrrt_studio.formats.identities import once, with_ids
from mrrt_studio.formats.imported import Imported, Origin, domain_of, key_of
from mrrt_studio.formats.parts import Item, told_together, with_parts
from mrrt_studio.formats.progress import Progress, counted, silent
from mrrt_studio.formats.redaction import without_secrets
from mrrt_studio.formats.references import resolved, triggers_of
from mrrt_studio.formats.remarks import Note, placed
from mrrt_studio.formats.shapes import shaped
from mrrt_studio.formats.unresolved import Unresolved, keeping, usable
from mrrt_studio.scenario.base import Auth0Model, FrozenModel
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.refusal import refused
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Action, Organization, Role, Rule, RuleConfig, Tenant, User

MODELS: Mapping[str, type[FrozenModel]] = {
    "clients": Client,
    "resource_servers": ResourceServer,
    "client_grants": ClientGrant,
    "roles": Role,
    "users": User,
    "organizations": Organization,
    "actions": Action,
    "rules": Rule,
    "rules_configs": RuleConfig,
}
"""The model of each collection."""

HIDDEN_APPLICATION = "hidden application for the whole tenant"
_GLOBAL = "The hidden application for the whole tenant (global) was left out: nobody logs in to it"
_SIMULATED = "stands for a secret; the simulator makes its own"
_NO_METHOD = "'{}' does not say how it authenticates; having a secret, it got client_secret_post"
_NO_METHODS = "{} applications do not say how they authenticate; having a secret, they got client_secret_post"
_AUTH0_HOST = ".auth0.com"


@dataclass(slots=True)
class _Secrets:
    real: int = 0
    hidden: int = 0


@dataclass(slots=True)
class _Work:
    """What comes together on the way through the objects."""

    strict: bool
    notes: list[Note]
    ignored: dict[str, int]
    secrets: _Secrets = field(default_factory=_Secrets)
    models: dict[str, list[FrozenModel]] = field(default_factory=dict[str, list[FrozenModel]])
    tenant: dict[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    places: dict[tuple[str, str], Found] = field(default_factory=dict[tuple[str, str], Found])
    without_method: list[Item] = field(default_factory=list[Item])
    """Applications that do not say how they authenticate."""


def assemble(draft: Draft, *, strict: bool = False, progress: Progress = silent) -> Imported:
    """Return the objects of documents as models.

    Args:
        draft: what was found.
        strict: refuse what a field cannot hold, instead of leaving the field out with a remark.
        progress: told how many objects are done.

    Raises:
        FormatError: only where ``strict``.
        Cancelled: from ``progress``.
    """
    work = _Work(strict, list(draft.notes), dict(draft.ignored))
    cleaned = (_clean(found, work) for found in draft.found)
    items = [item for item in cleaned if not _is_global(item, work)]
    items = with_parts(with_ids(items, work.notes, repeats=draft.repeats), work.notes)
    items = once(items, work.notes, strict=strict, repeats=draft.repeats)
    items = resolved(items, work.notes)
    for item in counted(items, len(items), progress):
        _model(item, work)
    work.notes += told_together(work.without_method, _NO_METHOD, _NO_METHODS)
    return _imported(draft, items, work)


def _clean(found: Found, work: _Work) -> Item:
    shape = shaped(found.collection, found.item)
    is_own = found.collection in {"actions", "rules_configs", "triggers"}
    cleaned = without_secrets({} if is_own else shape.item)
    work.secrets.real += shape.real + cleaned.real
    work.secrets.hidden += shape.hidden + cleaned.hidden
    item = shape.item if is_own else cleaned.item
    return Item(found.collection, item, found, cleaned.markers, cleaned.had_secret)


def _is_global(item: Item, work: _Work) -> bool:
    is_global = item.collection == "clients" and item.item.get("global") is True
    if is_global:
        work.ignored[HIDDEN_APPLICATION] = work.ignored.get(HIDDEN_APPLICATION, 0) + 1
        work.notes.append(item.note(_GLOBAL))
    return is_global


def _model(item: Item, work: _Work) -> None:
    if item.collection == "tenant":
        work.tenant |= _settings(item, work)
    elif item.collection == "triggers":
        work.places |= {("triggers", trigger): item.found for trigger in item.item}
    elif model := MODELS.get(item.collection):
        _with_method(item, work)
        made = _strict(model, item) if work.strict else _lenient(model, item, work)
        if made is not None:
            work.models.setdefault(item.collection, []).append(made)
            work.places[item.collection, key_of(made)] = item.found


def _with_method(item: Item, work: _Work) -> None:
    """An application that has a secret is confidential, even though its secret does not come along."""
    says_how = {"token_endpoint_auth_method", "client_authentication_methods", "app_type"} & item.item.keys()
    if item.collection == "clients" and item.had_secret and not says_how:
        item.item = {**item.item, "token_endpoint_auth_method": "client_secret_post"}
        work.without_method.append(item)


def _strict(model: type[FrozenModel], item: Item) -> FrozenModel:
    try:
        return model.model_validate(item.item)
    except ValidationError as error:
        raise refused(error, item.found.raw, item.found.path) from None


def _lenient(model: type[FrozenModel], item: Item, work: _Work) -> FrozenModel | None:
    kept, left_out = usable(model, item.item)
    work.notes += (item.note(each.reason, each.path) for each in left_out)
    if kept is None:
        work.ignored[f"unusable {item.collection}"] = work.ignored.get(f"unusable {item.collection}", 0) + 1
        return None
    if issubclass(model, Auth0Model):
        secrets = (Unresolved(path, value, _SIMULATED) for path, value in item.markers.items())
        kept = keeping(kept, (*left_out, *secrets))
    return model.model_validate(kept)


def _settings(item: Item, work: _Work) -> dict[str, JsonValue]:
    """Return tenant settings that a model can hold; the domain is told apart from them."""
    if work.strict:
        return _strict(Tenant, item).to_json()
    kept, left_out = usable(Tenant, item.item)
    work.notes += (item.note(each.reason, each.path) for each in left_out)
    return keeping(kept or {}, left_out)


def _imported(draft: Draft, items: Iterable[Item], work: _Work) -> Imported:
    every = list(items)
    models: dict[str, Any] = {name: tuple(found) for name, found in work.models.items()}
    spoken_of = {item.collection for item in every} & {*MODELS, "tenant", "triggers"}
    return Imported(
        **models,
        triggers=triggers_of(every),
        tenant={name: value for name, value in work.tenant.items() if name != "domain"},
        domain=draft.domain or _domain(every),
        steps=draft.steps,
        is_skeleton=draft.is_skeleton,
        managed=draft.managed | spoken_of,
        ignored=work.ignored,
        remarks=placed(work.notes),
        real_secrets=work.secrets.real,
        hidden_secrets=work.secrets.hidden,
        origins=_origins(draft, work),
        places={key: (found.raw, found.path) for key, found in work.places.items()},
    )


def _domain(items: Iterable[Item]) -> str | None:
    """Return the tenant's domain, as settings or the identifier of one of Auth0's own APIs tell it."""
    return next((name for item in items for name in _domains(item)), None)


def _domains(item: Item) -> Iterator[str]:
    if item.collection == "tenant" and isinstance(domain := item.item.get("domain"), str):
        yield domain
    identifier = item.item.get("identifier" if item.collection == "resource_servers" else "audience")
    domain = domain_of(identifier) if isinstance(identifier, str) else None
    is_api = item.collection == "resource_servers" and item.item.get("is_system") is True
    if domain and (is_api or domain.endswith(_AUTH0_HOST)):
        yield domain


def _origins(draft: Draft, work: _Work) -> tuple[Origin, ...]:
    objects: list[dict[tuple[str, str], FieldPath]] = [{} for _ in draft.origins]
    for key, found in work.places.items():
        if found.origin < len(objects):
            objects[found.origin][key] = found.path if found.address is None else found.address
    return tuple(
        Origin(origin.kind, origin.source, origin.tree, placed_at, origin.keywords)
        for origin, placed_at in zip(draft.origins, objects, strict=True)
    )
