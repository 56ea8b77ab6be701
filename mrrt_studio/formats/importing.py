"""Importing: files, folders and pasted text of any kind become one :class:`Imported`, ready for a review."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from mrrt_studio.formats import (
    deploy_cli_directory,
    from_deploy_cli,
    from_jwt,
    from_management_api,
    from_recording,
    from_scenario,
    terraform_state,
)
from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.documents import Document, read_document
from mrrt_studio.formats.draft import Draft, joined
from mrrt_studio.formats.imported import Imported, Origin
from mrrt_studio.formats.keywords import Keywords, KeywordValue
from mrrt_studio.formats.kinds import KINDS
from mrrt_studio.formats.merging import plan
from mrrt_studio.formats.progress import Progress, part, silent
from mrrt_studio.formats.readings import (
    AmbiguousError,
    data_files,
    files_of,
    is_terraform_json,
    kinds_of,
    kinds_of_folder,
    may_be,
    tenant_file,
)
from mrrt_studio.formats.remarks import Note
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.storage import read_bytes

__all__ = ["AmbiguousError", "Request", "read_paths", "read_text"]

_READING = 0.6
"""Share of the work that is reading; the rest is understanding what was read."""
_HOST = re.compile(r"https://([A-Za-z0-9.-]+)/?")
_NO_DOMAIN = "this tells no domain, so that it is not used"
_NOTHING = "there is nothing in it that describes a tenant"
_TERRAFORM_JSON = "this is Terraform configuration written as JSON, which is not read"
_SHOW = "Import what 'terraform show -json' writes of its plan or state"
_NO_FILES = "there is no file in this folder that could be imported"
_KNOWN = "What can be imported: " + ", ".join(KINDS.values())
_OTHER_KIND = "this is no {}"
_CHOOSE = "Choose another kind, or none: then its content tells what it is"
_TWO_SCENARIOS = "only one scenario can be imported at a time"


@dataclass(frozen=True)
class Request:
    """What is asked of an import, besides the documents."""

    kind: str | None = None
    """What the documents are, a key of :data:`KINDS`, where somebody chose; else it is found out."""
    keywords: Keywords = field(default_factory=dict[str, KeywordValue])
    """Values of keyword markers, and of Terraform's variables."""
    progress: Progress = silent


@dataclass(slots=True)
class _Read:
    """What was read so far."""

    drafts: list[Draft] = field(default_factory=list[Draft])
    scenarios: list[Imported] = field(default_factory=list[Imported])
    terraform: list[Document] = field(default_factory=list[Document])
    """Terraform files: those of one import are one module."""


def read_paths(paths: Sequence[Path], request: Request | None = None) -> Imported:
    """Return what files and folders hold, together.

    Raises:
        FormatError: a document cannot be used; :class:`AmbiguousError` if somebody must choose its kind.
        StorageError: a file cannot be read.
        Cancelled: from the request's progress.
    """
    asked, read = request or Request(), _Read()
    for number, path in enumerate(paths):
        share = part(asked.progress, _READING * number / len(paths), _READING * (number + 1) / len(paths))
        share(0, 1)
        if path.is_dir():
            _take_folder(path, replace(asked, progress=share), read)
        else:
            _take_file(path, asked, read)
    return _together(read, asked)


def read_text(
    data: str | bytes,
    source: str | None = None,
    request: Request | None = None,
    *,
    folder: Path | None = None,
) -> Imported:
    """Return what one text holds.

    Args:
        data: the text; bytes are UTF-8.
        source: name of the file, for messages.
        request: what is asked.
        folder: where the files are that it refers to; None for pasted text, which has none.

    Raises:
        FormatError: it cannot be used; :class:`AmbiguousError` if somebody must choose its kind.
        StorageError: a file that it refers to cannot be read.
        Cancelled: from the request's progress.
    """
    asked, read = request or Request(), _Read()
    asked.progress(0, 1)
    _take(read_document(data, source, keywords=asked.keywords, folder=folder), asked, read)
    return _together(read, asked)


def _take_folder(folder: Path, request: Request, read: _Read) -> None:
    kind = _chosen(kinds_of_folder(folder), request.kind, str(folder))
    if kind == "deploy-cli-directory":
        read.drafts.append(deploy_cli_directory.draft_of(folder, request.keywords, request.progress))
    elif kind == "deploy-cli-yaml":
        _take_file(tenant_file(folder), replace(request, kind=kind), read)
    elif kind == "terraform-hcl":
        for file in (each for each in files_of(folder) if each.suffix == ".tf"):
            _take_file(file, replace(request, kind=kind), read)
    else:
        files = data_files(folder)
        if not files:
            raise FormatError(_NO_FILES, source=str(folder), line=1, column=1, hint=_KNOWN)
        for file in files:
            _take_file(file, request, read)


def _take_file(path: Path, request: Request, read: _Read) -> None:
    data = read_bytes(path)
    document = read_document(data, str(path), keywords=request.keywords, folder=path.absolute().parent)
    _take(document, request, read)


def _take(document: Document, request: Request, read: _Read) -> None:
    kind = _chosen(kinds_of(document), request.kind, document.source)
    if kind is not None and not may_be(kind, document.tree):
        raise document.raw.refuse_at(0, _OTHER_KIND.format(KINDS[kind]), hint=_CHOOSE)
    if kind is None:
        read.drafts.append(_of_directory(document))
    elif kind == "scenario":
        read.scenarios.append(from_scenario.imported(document))
        if len(read.scenarios) > 1:
            raise document.raw.refuse_at(0, _TWO_SCENARIOS)
    elif kind == "terraform-hcl":
        read.terraform.append(document)
    else:
        read.drafts.append(_READERS[kind](document))


def _of_directory(document: Document) -> Draft:
    """Return what a file is that says nothing itself, but lies in a directory of the Deploy CLI."""
    if is_terraform_json(document.tree):
        raise document.raw.refuse_at(0, _TERRAFORM_JSON, hint=_SHOW)
    file = Path(document.source) if document.source and document.folder else None
    root = deploy_cli_directory.root_of(file) if file is not None and document.syntax == "json" else None
    if root is None:
        raise document.raw.refuse_at(0, _NOTHING, hint=_KNOWN)
    return deploy_cli_directory.draft_of_file(root, document)


def _chosen(kinds: tuple[str, ...], asked: str | None, source: str | None) -> str | None:
    """Return the kind to read a document as; one that was asked for counts, whatever it looks like."""
    if asked is not None:
        return asked
    if len(kinds) > 1:
        raise AmbiguousError(kinds=kinds, source=source)
    return kinds[0] if kinds else None


def _together(read: _Read, request: Request) -> Imported:
    if read.terraform:
        # Only Terraform files need its parser, which takes a while to load.
        from mrrt_studio.formats import from_terraform  # noqa: PLC0415

        read.drafts.append(from_terraform.draft_of(read.terraform))
    drafts = sorted(read.drafts, key=lambda draft: not draft.is_skeleton)
    rest = assemble(joined(tuple(drafts)), progress=part(request.progress, _READING, 1.0))
    return _with_scenario(read.scenarios[0], rest) if read.scenarios else rest


def _with_scenario(scenario: Imported, rest: Imported) -> Imported:
    """Return a scenario file and other documents as one."""
    if scenario.whole is None or rest == Imported():
        return scenario
    whole = from_scenario.of_scenario(plan(scenario.whole, rest).result)
    return replace(
        whole,
        ignored=rest.ignored,
        remarks=rest.remarks,
        real_secrets=rest.real_secrets,
        hidden_secrets=rest.hidden_secrets,
        origins=(*scenario.origins, *rest.origins),
        places={**scenario.places, **rest.places},
    )


def _discovery(document: Document) -> Draft:
    """A discovery document tells the tenant's domain and nothing else that a scenario has a place for."""
    tree = document.tree if isinstance(document.tree, dict) else {}
    host = _HOST.fullmatch(str(tree.get("issuer")))
    return Draft(
        origins=(Origin("discovery", document.source, document.marked),),
        domain=host[1] if host else None,
        ignored={"endpoints and capabilities": len(tree) - 1},
        notes=() if host else (Note(_NO_DOMAIN, document.raw, ("issuer",)),),
    )


_READERS: Mapping[str, Callable[[Document], Draft]] = {
    "deploy-cli-yaml": from_deploy_cli.draft_of,
    "deploy-cli-directory": from_management_api.draft_of,
    "management-api": from_management_api.draft_of,
    "client-patch": from_management_api.patch_draft_of,
    "recording": from_recording.draft_of,
    "terraform-state": terraform_state.draft_of,
    "terraform-plan": terraform_state.draft_of,
    "token": from_jwt.draft_of,
    "discovery": _discovery,
}
