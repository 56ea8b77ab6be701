"""What the names of a Terraform module stand for, as far as its own files say: nothing is guessed.

Literals, references within the module, locals, defaults of variables and interpolations are worked out.
Everything else stays as the text of its expression, in ``${`` and ``}``, and is told with its place.

Source: https://developer.hashicorp.com/terraform/language/expressions/references
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import JsonValue

from mrrt_studio.formats.hcl import Block, Expression, HclList, HclObject, Opaque, Reference, Template
from mrrt_studio.formats.keywords import Keywords, KeywordValue
from mrrt_studio.formats.terraform_objects import REPEATED, symbol_of
from mrrt_studio.scenario.fresh import derived_client_id
from mrrt_studio.scenario.text import RawText

_Seen = tuple[tuple[str, ...], ...]
"""Names that are being worked out; one that comes again refers to itself."""

_META = frozenset({"count", "depends_on", "for_each", "lifecycle", "provider", "provisioner", "connection"})
_DATA_PATH = 3
"""Type, name and attribute: ``auth0_resource_server.management.identifier``."""
_ROUNDS = 50
_MOST = 300_000
_TOO_MUCH = "the references here repeat more than a tenant could hold"


@dataclass(frozen=True, slots=True)
class SourceText:
    """One file of the module."""

    raw: RawText
    body: Block


@dataclass(frozen=True)
class Resource:
    """One resource block."""

    type: str
    name: str
    block: Block
    file: SourceText

    @property
    def address(self) -> str:
        """By what Terraform knows it."""
        return f"{self.type}.{self.name}"

    @property
    def key(self) -> str:
        """By what this program knows it: a file may be wrong and have one address twice."""
        return f"{self.address} {self.file.raw.source} {self.block.offset}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, and the expressions in it that are not known."""

    value: JsonValue
    missing: tuple[str, ...] = ()
    size: int = 1
    """Values and characters, to stop what grows without end."""


@dataclass
class Module:
    """The files of one folder, as one."""

    files: tuple[SourceText, ...]
    given: Keywords = field(default_factory=dict[str, KeywordValue])
    """Values that somebody gave for variables."""

    def __post_init__(self) -> None:
        self._memo: dict[tuple[str, ...], Resolved] = {}
        self._spent = 0
        self._owners: dict[tuple[str, str], str] = {}
        self._locals: dict[str, tuple[Expression, SourceText]] = {}
        self._variables: dict[str, tuple[Expression, SourceText]] = {}
        self._data: dict[str, list[Resource]] = {}
        self.resources: tuple[Resource, ...] = tuple(self._gather())
        self._by_address: dict[str, list[Resource]] = {}
        for resource in self.resources:
            self._by_address.setdefault(resource.address, []).append(resource)

    def _gather(self) -> Iterator[Resource]:
        for file in self.files:
            for block in file.body.blocks:
                if block.type == "locals":
                    self._locals |= {each.name: (each.value, file) for each in block.attributes}
                elif block.type == "variable" and block.labels and "default" in block.by_name:
                    self._variables[block.labels[0]] = (block.by_name["default"].value, file)
                elif block.type in {"resource", "data"} and len(block.labels) == 2:  # noqa: PLR2004
                    found = Resource(block.labels[0], block.labels[1], block, file)
                    if block.type == "resource":
                        yield found
                    else:
                        self._data.setdefault(found.address, []).append(found)

    def blocks(self, type_: str) -> Iterator[tuple[Block, SourceText]]:
        """Yield the blocks of a type from all files."""
        for file in self.files:
            yield from ((block, file) for block in file.body.blocks if block.type == type_)

    def resolved(self, expression: Expression, file: SourceText, seen: _Seen = ()) -> Resolved:
        """Return what an expression stands for.

        Args:
            expression: to work out.
            file: where it stands, for messages.
            seen: names that are being worked out; one that comes again refers to itself.

        Raises:
            FormatError: references repeat each other without end.
        """
        match expression:
            case HclList(items):
                found = _list([self.resolved(item, file, seen) for item in items])
            case HclObject(fields):
                found = _object([(name, self.resolved(value, file, seen)) for name, value in fields])
            case Template(parts):
                found = _template([self.resolved(part, file, seen) for part in parts])
            case Reference():
                found = self._reference(expression, file, seen)
            case Opaque(text, _):
                found = Resolved(f"${{{text}}}", (text,))
            case _:
                found = Resolved(expression, size=len(expression) + 1 if isinstance(expression, str) else 1)
        return found

    def _reference(self, reference: Reference, file: SourceText, seen: _Seen) -> Resolved:
        found = self._looked_up(reference, seen)
        if found is None:
            found = Resolved(f"${{{reference.text}}}", (reference.text,))
        self._spent += found.size
        if self._spent > _MOST:
            raise file.raw.refuse_at(reference.offset, _TOO_MUCH)
        return found

    def _looked_up(self, reference: Reference, seen: _Seen) -> Resolved | None:
        parts = reference.parts
        if len(parts) < 2 or not all(isinstance(part, str) for part in parts[:2]):  # noqa: PLR2004
            return None
        kind, name = str(parts[0]), str(parts[1])
        if kind == "data":
            return self._of_data(parts[1:], seen)
        if kind in {"var", "local"}:
            found = self._named(kind, name, seen)
            return None if found is None else _member(found, parts[2:])
        return self._of_resource(f"{kind}.{name}", parts[2:], seen)

    def _named(self, kind: str, name: str, seen: _Seen) -> Resolved | None:
        if kind == "var" and name in self.given:
            return Resolved(self.given[name].value, size=len(str(self.given[name].value)))
        known = self._variables if kind == "var" else self._locals
        return self._worked_out((kind, name), known.get(name), seen)

    def _worked_out(
        self,
        key: tuple[str, ...],
        known: tuple[Expression, SourceText] | None,
        seen: _Seen,
    ) -> Resolved | None:
        """Work a name out once; one that refers to itself is not known."""
        if known is None or key in seen or len(seen) > _ROUNDS:
            return None
        if key not in self._memo:
            self._memo[key] = self.resolved(*known, (*seen, key))
        return self._memo[key]

    def _of_data(self, path: tuple[str | int, ...], seen: _Seen) -> Resolved | None:
        """Return an attribute of a data source: only that by which it is looked up is known to the files."""
        if len(path) != _DATA_PATH or not all(isinstance(part, str) for part in path):
            return None
        address, name = f"{path[0]}.{path[1]}", str(path[2])
        resources = self._data.get(address, [])
        if len(resources) != 1 or is_repeated(resources[0].block):
            return None
        attribute = resources[0].block.by_name.get(name)
        known = None if attribute is None else (attribute.value, resources[0].file)
        return self._worked_out(("data", resources[0].key, name), known, seen)

    def _of_resource(self, address: str, rest: tuple[str | int, ...], seen: _Seen) -> Resolved | None:
        resources = self._by_address.get(address, [])
        if len(resources) != 1 or not rest or not isinstance(rest[0], str):
            return None
        resource, name = resources[0], rest[0]
        if is_repeated(resource.block):
            return None
        if name in {"id", "client_id", "user_id"} and name not in resource.block.by_name:
            symbol = self.symbol(resource, seen)
            return None if symbol is None else Resolved(symbol, size=len(symbol))
        attribute = resource.block.by_name.get(name)
        known = None if attribute is None else (attribute.value, resource.file)
        found = self._worked_out((resource.key, name), known, seen)
        return None if found is None else _member(found, rest[1:])

    def symbol(self, resource: Resource, seen: _Seen = ()) -> str | None:
        """Return by what references to the ``id`` of a resource are taken to mean it."""
        values: dict[str, JsonValue] = {}
        for name in ("client_id", "user_id", "name", "email", "username"):
            attribute = resource.block.by_name.get(name)
            known = None if attribute is None else (attribute.value, resource.file)
            found = self._worked_out((resource.key, name), known, seen)
            if found is not None:
                values[name] = found.value
        symbol = symbol_of(resource.type, values)
        if symbol is None or self._owners.setdefault((resource.type, symbol), resource.key) == resource.key:
            return symbol
        return derived_client_id(symbol, resource.address) if resource.type == "auth0_client" else symbol


def is_repeated(block: Block) -> bool:
    """Tell whether a resource stands for any number of them: how many is known to Terraform alone."""
    return bool({"count", "for_each"} & block.by_name.keys())


def _list(items: list[Resolved]) -> Resolved:
    return Resolved([item.value for item in items], _missing(items), 1 + sum(item.size for item in items))


def _object(fields: list[tuple[str, Resolved]]) -> Resolved:
    values = [value for _, value in fields]
    return Resolved(
        {name: value.value for name, value in fields}, _missing(values), 1 + sum(v.size for v in values)
    )


def _missing(items: Iterable[Resolved]) -> tuple[str, ...]:
    return tuple(text for item in items for text in item.missing)


def _template(parts: list[Resolved]) -> Resolved:
    """Return parts as one text; a list or object in it is nothing that Terraform would take."""
    text = "".join(_as_text(part.value) for part in parts)
    return Resolved(text, _missing(parts), len(text) + 1)


def _as_text(value: JsonValue) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _member(found: Resolved, path: Iterable[str | int]) -> Resolved | None:
    value: Any = found.value
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return Resolved(value, found.missing, found.size)


def nested(block: Block) -> dict[str, list[Block]]:
    """Return the blocks inside a block by type, those that are about Terraform itself left out."""
    found: dict[str, list[Block]] = {}
    for each in block.blocks:
        if each.type not in _META and each.type != "dynamic":
            found.setdefault(each.type, []).append(each)
    return found


def is_meta(name: str) -> bool:
    """Tell whether an attribute or block is about Terraform itself and not about the resource."""
    return name in _META


def is_list(type_: str, blocks: list[Block]) -> bool:
    """Tell whether blocks of a type are a list, however many there are."""
    return type_ in REPEATED or len(blocks) > 1
