"""The directory format of the Deploy CLI: one JSON file an object, one folder a kind.

The name inside a file rules; that of the file is only what a file system allowed of it.

Source: https://github.com/auth0/auth0-deploy-cli/blob/master/docs/configuring-the-deploy-cli.md
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import JsonValue

from mrrt_studio.formats.deploy_cli_objects import Section, words
from mrrt_studio.formats.documents import Document, read_document
from mrrt_studio.formats.draft import Draft
from mrrt_studio.formats.imported import Origin
from mrrt_studio.formats.keywords import Keywords
from mrrt_studio.formats.progress import Progress, counted, silent
from mrrt_studio.formats.side_files import SideFiles, require_inside
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.storage import StorageError, read_bytes

_USED: Mapping[str, str] = {
    "clients": "clients",
    "resource-servers": "resource_servers",
    "grants": "client_grants",
    "roles": "roles",
    "organizations": "organizations",
    "actions": "actions",
    "rules": "rules",
    "rules-configs": "rules_configs",
    "triggers": "triggers",
}
"""Folders of what a scenario has, and its name for it."""

_OTHERS = frozenset(
    {
        "action-modules", "attack-protection", "branding", "connection-profiles", "connections",
        "custom-domains", "database-connections", "emails", "emailTemplates", "event-streams", "flows",
        "flow-vault-connections", "forms", "guardian", "hooks", "log-streams", "network-acls", "pages",
        "phone-providers", "phone-templates", "prompts", "rate-limit-policies", "risk-assessment",
        "self-service-profiles", "themes", "token-exchange-profiles", "user-attribute-profiles",
    }
)  # fmt: skip
_TENANT = "tenant.json"
_NOT_OF_TENANT = (_TENANT, "config.json", "package.json", "package-lock.json", "node_modules")
"""What may lie there and is no part of a tenant; the first of them is read, config.json holds credentials."""
_MAX_FILES = 5_000
_LEVELS = 4
"""Folders above a file in which to look for the root of its directory."""
_TOO_MANY = f"this folder holds more than {_MAX_FILES:,} files"


def is_directory(folder: Path) -> bool:
    """Tell whether a folder has the directory format: folders of its names with JSON, or its tenant.json."""
    if (folder / _TENANT).is_file():
        return True
    return any(next(_json_files(folder / name), None) is not None for name in (*_USED, *_OTHERS))


def draft_of(folder: Path, keywords: Keywords, progress: Progress = silent) -> Draft:
    """Return everything that a directory holds.

    Args:
        folder: its root; nothing outside of it is read.
        keywords: values of keyword markers.
        progress: told how many files are done.

    Raises:
        FormatError: a file cannot be used, or leads out of the folder.
        StorageError: the system refuses.
        Cancelled: from ``progress``.
    """
    files = _files(folder)
    side_files = SideFiles(folder, keywords)
    sections = [_read(folder, file, side_files) for file in counted(files, len(files), progress)]
    trees: dict[str, JsonValue] = {name: marked for name, _, marked in sections}
    ignored = _ignored(folder)
    return Draft(
        found=tuple(found for _, section, _ in sections for found in section.found),
        origins=(Origin("deploy-cli-directory", str(folder), trees, keywords=keywords),),
        managed=frozenset(_USED[name] for name in _USED if (folder / name).is_dir())
        | {name for _, section, _ in sections for name in section.managed},
        ignored=ignored,
        notes=tuple(note for _, section, _ in sections for note in section.notes),
    )


def root_of(file: Path) -> Path | None:
    """Return the directory of the Deploy CLI that a file is part of, or None: it is not far above."""
    return next((folder for folder in list(file.absolute().parents)[:_LEVELS] if is_directory(folder)), None)


def draft_of_file(root: Path, document: Document) -> Draft:
    """Return what one file of a directory holds, which its folder tells where its content does not.

    Args:
        root: of the directory.
        document: the file that was read.
    """
    parts = Path(document.source or "").absolute().relative_to(root).parts
    section = Section(document.raw, SideFiles(root, document.keywords), notes=list(document.notes))
    if parts[0] in _USED and len(parts) == 2:  # noqa: PLR2004 - folder and file
        section.object(_USED[parts[0]], document.tree, ())
    else:
        section.ignore(words(parts[0].removesuffix(".json")), 1)
    return Draft(
        found=tuple(section.found),
        origins=(Origin("deploy-cli-directory", document.source, document.marked),),
        managed=frozenset(section.managed),
        ignored=section.ignored,
        notes=tuple(section.notes),
    )


def _files(folder: Path) -> list[Path]:
    """Return the files to read, in the order in which they are read."""
    files = [file for name in _USED for file in _json_files(folder / name)]
    if (folder / _TENANT).is_file():
        files.append(folder / _TENANT)
    _refuse_many(folder, len(files))
    return files


def _json_files(folder: Path) -> Iterator[Path]:
    """Yield the JSON files of a folder by name; only the first, where the Deploy CLI reads no other."""
    # A link is looked at too: one that leads out of the folder is refused, not passed over.
    files = (entry for entry in entries(folder) if entry.is_file() or entry.is_symlink())
    names = [entry.name for entry in files if entry.name.endswith(".json")]
    yield from (folder / name for name in (names[:1] if folder.name == "triggers" else names))


def entries(folder: Path) -> list[os.DirEntry[str]]:
    """Return what a folder holds, by name; nothing where there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise StorageError(
            f"Cannot open {folder}: {error.strerror or 'the system gives no reason'}."
        ) from None


def _read(folder: Path, file: Path, side_files: SideFiles) -> tuple[str, Section, JsonValue]:
    require_inside(file, folder)
    name = file.relative_to(folder).as_posix()
    document = read_document(read_bytes(file), str(file), keywords=side_files.keywords, folder=folder)
    section = Section(document.raw, side_files, (name,), notes=list(document.notes))
    kind = "tenant" if file.parent == folder else _USED[file.parent.name]
    if document.tree is not None:
        section.object(kind, document.tree, ())
    return name, section, document.marked


def _ignored(folder: Path) -> dict[str, int]:
    """Return how many files there are of each kind that a scenario has no place for."""
    found: dict[str, int] = {}
    seen = 0
    for entry in entries(folder):
        if entry.name in {*_USED, *_NOT_OF_TENANT} or entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            files = _count(folder / entry.name, _MAX_FILES - seen)
        else:
            files = int(entry.name.endswith(".json"))
        seen += files
        _refuse_many(folder, seen)
        found |= {words(entry.name.removesuffix(".json")): files} if files else {}
    return found


def _count(folder: Path, limit: int) -> int:
    """Return how many objects a folder holds: its JSON files, or all of its files if it has none."""
    others = jsons = 0
    for _, _, names in os.walk(folder, followlinks=False):
        jsons += sum(name.endswith(".json") for name in names)
        others += len(names)
        if others > limit:
            break
    return jsons or others


def _refuse_many(folder: Path, count: int) -> None:
    if count > _MAX_FILES:
        raise FormatError(_TOO_MANY, source=str(folder), line=1, column=1, hint="Import it in parts")
