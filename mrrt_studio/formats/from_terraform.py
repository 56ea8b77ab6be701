"""``.tf`` files of one module: resources of the provider auth0/auth0, as far as the files say what they are.

Source: https://registry.terraform.io/providers/auth0/auth0/latest/docs
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pydantic import JsonValue

from mrrt_studio.formats.documents import Document
from mrrt_studio.formats.draft import Draft, Found
from mrrt_studio.formats.hcl import Attribute, Block, parse_hcl
from mrrt_studio.formats.imported import Origin
from mrrt_studio.formats.remarks import Note
from mrrt_studio.formats.terraform_module import (
    Module,
    Resource,
    SourceText,
    is_list,
    is_meta,
    is_repeated,
    nested,
)
from mrrt_studio.formats.terraform_objects import Item, converted, is_known, kind_of, plain
from mrrt_studio.formats.terraform_triggers import joined_triggers
from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.locate import Value
from mrrt_studio.scenario.text import RawText

_PROVIDER = "auth0"
_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_SHOWN = 60
_UNRESOLVED = "{}: '{}' is not resolved; 'terraform show -json' tells its value"
_REPEATED = "{} stands for any number of resources (count or for_each), so that it is not used"
_DYNAMIC = "{}: the dynamic block '{}' is not resolved, so that it is not used"
_TWICE = "{} stands there twice, so that references to it are not resolved"
_MODULE = "the module '{}' is not followed; 'terraform show -json' tells what is in it"


@dataclass(slots=True)
class _Work:
    """What comes together on the way through a module."""

    module: Module
    found: list[Found] = field(default_factory=list[Found])
    ignored: dict[str, int] = field(default_factory=dict[str, int])
    notes: list[Note] = field(default_factory=list[Note])

    def ignore(self, kind: str) -> None:
        self.ignored[kind] = self.ignored.get(kind, 0) + 1


def draft_of(documents: Sequence[Document]) -> Draft:
    """Return what the files of one module say of a tenant.

    Raises:
        FormatError: a file is malformed, or references repeat each other without end.
    """
    files = tuple(SourceText(each.raw, parse_hcl(each.text, each.source)) for each in documents)
    work = _Work(Module(files, documents[0].keywords if documents else {}))
    for resource in work.module.resources:
        _take(resource, work)
    work.notes += (*_twice_notes(work.module), *_module_notes(work.module))
    for file in files:
        for block in file.body.blocks:
            if block.type == "data":
                work.ignore("data sources")
    source = documents[0].source if documents else None
    return Draft(
        found=joined_triggers(work.found),
        origins=(Origin("terraform-hcl", source, keywords=work.module.given),),
        ignored=work.ignored,
        notes=tuple(work.notes),
        domain=_domain(work.module),
    )


def _take(resource: Resource, work: _Work) -> None:
    if not is_known(resource.type):
        work.ignore(kind_of(resource.type))
        return
    if is_repeated(resource.block):
        work.notes.append(_note(resource.file, resource.block.offset, _REPEATED.format(resource.address)))
        work.ignore(kind_of(resource.type))
        return
    body = _Body(work.module, resource)
    values = plain(body.values(resource.block, ()))
    work.notes += body.notes
    file = resource.file.raw
    raw = RawText(file.text, values, file.source, lambda: body.places)
    for collection, item in converted(resource.type, with_symbol(resource, values, work.module)):
        work.found.append(Found(collection, item, raw, address=(resource.address,)))


def with_symbol(resource: Resource, values: Item, module: Module) -> Item:
    """Return the attributes of an application with the id that references to it are resolved to."""
    if resource.type != "auth0_client" or "client_id" in values:
        return values
    symbol = module.symbol(resource)
    return values if symbol is None else {**values, "client_id": symbol}


class _Body:
    """The attributes and blocks of one resource, with the place of each."""

    def __init__(self, module: Module, resource: Resource) -> None:
        self._module, self._resource = module, resource
        self.places: list[Value] = [Value((), resource.block.offset)]
        self.notes: list[Note] = []

    def values(self, block: Block, path: FieldPath) -> Item:
        """Return what stands in a block, in the order of the text."""
        attributes = [each for each in block.attributes if path or not is_meta(each.name)]
        parts: list[tuple[int, str, JsonValue]] = [
            (each.offset, each.name, self._attribute(each, (*path, each.name))) for each in attributes
        ]
        for type_, blocks in nested(block).items():
            parts.append((blocks[0].offset, type_, self._blocks(type_, blocks, (*path, type_))))
        self._note_dynamic(block)
        return {name: value for _, name, value in sorted(parts, key=lambda part: part[0])}

    def _attribute(self, attribute: Attribute, path: FieldPath) -> JsonValue:
        self.places.append(Value(path, attribute.offset, attribute.offset))
        found = self._module.resolved(attribute.value, self._resource.file)
        for text in dict.fromkeys(found.missing):
            message = _UNRESOLVED.format(self._named(path), _short(text))
            self.notes.append(_note(self._resource.file, attribute.offset, message))
        return found.value

    def _blocks(self, type_: str, blocks: list[Block], path: FieldPath) -> JsonValue:
        if not is_list(type_, blocks):
            self.places.append(Value(path, blocks[0].offset))
            return self.values(blocks[0], path)
        items: list[JsonValue] = []
        for number, block in enumerate(blocks):
            self.places.append(Value((*path, number), block.offset))
            items.append(self.values(block, (*path, number)))
        return items

    def _note_dynamic(self, block: Block) -> None:
        for each in block.blocks:
            if each.type == "dynamic":
                name = each.labels[0] if each.labels else ""
                message = _DYNAMIC.format(self._resource.address, name)
                self.notes.append(_note(self._resource.file, each.offset, message))

    def _named(self, path: FieldPath) -> str:
        names = (str(part) for part in path if isinstance(part, str))
        return ".".join((self._resource.address, *names))


def _note(file: SourceText, offset: int, message: str) -> Note:
    return Note(message, file.raw, offset=offset)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _twice_notes(module: Module) -> Iterator[Note]:
    seen: set[str] = set()
    for resource in module.resources:
        if resource.address in seen and is_known(resource.type):
            yield _note(resource.file, resource.block.offset, _TWICE.format(resource.address))
        seen.add(resource.address)


def _module_notes(module: Module) -> Iterator[Note]:
    for block, file in module.blocks("module"):
        yield _note(file, block.offset, _MODULE.format(block.labels[0] if block.labels else ""))


def _domain(module: Module) -> str | None:
    """Return the tenant's domain, where the provider's block says it."""
    for block, file in module.blocks("provider"):
        attribute = block.by_name.get("domain") if block.labels == (_PROVIDER,) else None
        found = None if attribute is None else module.resolved(attribute.value, file)
        if found is not None and isinstance(found.value, str) and _HOST.fullmatch(found.value):
            return found.value
    return None
