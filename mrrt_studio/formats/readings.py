"""What kind of document a text or folder is, found out from its content and not from its name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import JsonValue

from mrrt_studio.formats import deploy_cli_directory, from_jwt, from_recording, from_scenario
from mrrt_studio.formats.documents import Document
from mrrt_studio.formats.from_deploy_cli import has_own_sections, is_tenant_yaml
from mrrt_studio.formats.from_management_api import is_patch
from mrrt_studio.formats.kinds import KINDS
from mrrt_studio.formats.management_objects import is_known
from mrrt_studio.formats.terraform_state import kind_of_state
from mrrt_studio.scenario.errors import FormatError

_MANAGEMENT_ONLY = frozenset({"resource_servers", "client_grants", "rules_configs"})
"""Lists that no tenant.yaml has under that name."""
_TENANT_FILES = ("tenant.yaml", "tenant.yml")
_SEVERAL = "this can be read in more than one way"
_DATA = frozenset({".json", ".yaml", ".yml", ".tfstate", ".jwt", ".txt"})


class AmbiguousError(FormatError):
    """A document can be read in more than one way; whoever imports it chooses one."""

    def __init__(
        self, message: str = _SEVERAL, *, kinds: Iterable[str] = (), source: str | None = None
    ) -> None:
        self.kinds = tuple(kinds)
        """The kinds to choose from, keys of :data:`mrrt_studio.formats.kinds.KINDS`."""
        names = " or ".join(f"{kind} ({KINDS[kind]})" for kind in self.kinds)
        super().__init__(message, source=source, line=1, column=1, hint=f"Choose {names}")


def kinds_of(document: Document) -> tuple[str, ...]:
    """Return the kinds that a document may be: one, several where it can be read in several ways, or none."""
    if document.syntax in {"jwt", "hcl"}:
        return ("token",) if document.syntax == "jwt" else ("terraform-hcl",)
    tree = document.tree
    special = next((kind for kind in _special(tree)), None)
    if special is not None:
        return (special,)
    return tuple(_of_tenant(document, tree))


def _special(tree: JsonValue) -> Iterable[str]:
    """Yield the kind of what says itself what it is."""
    if from_scenario.is_scenario(tree):
        yield "scenario"
    if kind := kind_of_state(tree):
        yield kind
    if from_recording.is_recording(tree):
        yield "recording"
    if from_jwt.is_token_response(tree):
        yield "token"
    if isinstance(tree, dict) and {"issuer", "jwks_uri"} <= tree.keys():
        yield "discovery"


def _of_tenant(document: Document, tree: JsonValue) -> Iterable[str]:
    is_yaml = document.syntax == "yaml"
    if is_patch(tree):
        yield "client-patch"
        return
    has_own = has_own_sections(tree)
    if has_own or (is_yaml and is_tenant_yaml(tree)):
        yield "deploy-cli-yaml"
        if not (has_own and isinstance(tree, dict) and _MANAGEMENT_ONLY & tree.keys()):
            return
    if any(is_known(part.tree) for part in document.parts):
        yield "management-api"


def may_be(kind: str, tree: JsonValue) -> bool:
    """Tell whether a tree can be read as the kind that somebody chose.

    Only kinds whose reader takes anything are looked at: the others refuse themselves what does not fit. A
    change may be more than what is found out as one, such as a new name alone. Configuration may hold nothing
    that is known, which the review then tells; but what says itself that it is something else is none.
    """
    if kind == "recording":
        return from_recording.is_recording(tree)
    if kind == "client-patch":
        return is_patch(_without_name(tree)) or (isinstance(tree, dict) and tree.keys() == {"name"})
    if kind == "discovery":
        return isinstance(tree, dict) and "issuer" in tree
    if kind == "deploy-cli-yaml":
        return isinstance(tree, dict) and not any(_special(tree))
    if kind in {"deploy-cli-directory", "management-api"}:
        return isinstance(tree, dict | list) and not any(_special(tree))
    return True


def is_terraform_json(tree: JsonValue) -> bool:
    """Tell whether a tree is a ``.tf.json`` file with resources of Auth0."""
    resources = tree.get("resource") if isinstance(tree, dict) else None
    blocks = resources if isinstance(resources, list) else [resources]
    names = (name for block in blocks if isinstance(block, dict) for name in block)
    return any(name.startswith("auth0_") for name in names)


def _without_name(tree: JsonValue) -> JsonValue:
    return {key: value for key, value in tree.items() if key != "name"} if isinstance(tree, dict) else tree


def kinds_of_folder(folder: Path) -> tuple[str, ...]:
    """Return the kinds that a folder may be; none where its files are to be read one by one."""
    signs = (
        ("deploy-cli-yaml", any((folder / name).is_file() for name in _TENANT_FILES)),
        ("deploy-cli-directory", deploy_cli_directory.is_directory(folder)),
        ("terraform-hcl", any(each.suffix == ".tf" for each in files_of(folder))),
    )
    return tuple(kind for kind, holds in signs if holds)


def tenant_file(folder: Path) -> Path:
    """Return the tenant.yaml of a folder that has one."""
    return next(folder / name for name in _TENANT_FILES if (folder / name).is_file())


def files_of(folder: Path) -> list[Path]:
    """Return the files of a folder by name, those in folders below it left out."""
    names = (entry.name for entry in deploy_cli_directory.entries(folder) if entry.is_file())
    return [folder / name for name in names]


def data_files(folder: Path) -> list[Path]:
    """Return the files of a folder that may be exports."""
    return [file for file in files_of(folder) if file.suffix.lower() in _DATA]
