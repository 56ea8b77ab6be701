"""``mrrt-studio export``: a tenant, what changed in it, or the steps, in the form that their owner edits."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from mrrt_studio.formats.baseline import baseline_of
from mrrt_studio.formats.exported import Export, ExportWarning
from mrrt_studio.formats.imported import Origin
from mrrt_studio.formats.importing import Request, read_paths
from mrrt_studio.formats.keywords import read_mappings
from mrrt_studio.formats.saving import save
from mrrt_studio.formats.shell import SHELLS
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import load
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import StorageError, read_bytes
from mrrt_studio.simulation.exports import TARGETS, ExportRequest, export

_DONE, _UNUSABLE = 0, 2
_MANY = 10
_EFFECTS = {"rejected": "would be rejected", "ignored": "would be ignored", "note": "note"}
_NOT_WRITTEN = "It refers to files that stand beside it, which only -o writes: {files}."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file and options of the command."""
    parser.add_argument("file", metavar="FILE", help="scenario file, *.mrrt.json")
    parser.add_argument("--to", required=True, choices=tuple(TARGETS), metavar="TARGET", help=_targets())
    parser.add_argument("--client", metavar="ID", help="this application alone, by client ID or name")
    parser.add_argument(
        "--since",
        metavar="BEFORE",
        help="export what changed since this scenario file, or since this document was imported",
    )
    parser.add_argument(
        "--mapping", type=Path, metavar="PATH", help="config.json with the keyword mappings of that document"
    )
    parser.add_argument("--shell", choices=tuple(SHELLS), default="posix", help="for which the commands are")
    parser.add_argument("-o", "--output", type=Path, metavar="PATH", help="write it there, not to the screen")


def _targets() -> str:
    return f"one of {', '.join(TARGETS)}"


def execute(options: argparse.Namespace) -> int:
    """Print the export, and to standard error what its target would reject or ignore."""
    try:
        made = export(options.to, _request(options))
        _deliver(made, options.output)
    except (FormatError, StorageError) as error:
        sys.stderr.write(f"mrrt-studio: {error}\n")
        return _UNUSABLE
    return _DONE


def _request(options: argparse.Namespace) -> ExportRequest:
    scenario = load(read_bytes(Path(options.file)), options.file)
    before, origin = (None, None) if options.since is None else _before(options, scenario)
    known = scenario.clients if before is None else (*scenario.clients, *before.clients)
    client_id = _client_id(options.client, {client.client_id: client.name for client in known}, options.file)
    return ExportRequest(scenario, before, origin, client_id, options.shell)


def _before(options: argparse.Namespace, scenario: Scenario) -> tuple[Scenario, Origin | None]:
    """Return the tenant as it was, and the document that it came from where it was no scenario file."""
    path = Path(options.since)
    keywords = read_mappings(read_bytes(options.mapping), str(options.mapping)) if options.mapping else {}
    return baseline_of(read_paths([path], Request(keywords=keywords)), scenario)


def _client_id(given: str | None, names: dict[str, str], file: str) -> str | None:
    """Return the application that was meant: by its id, or by a name that only one has.

    Raises:
        FormatError: there is none, or several have the name.
    """
    if given is None or given in names:
        return given
    called = [client_id for client_id, name in names.items() if name == given]
    if len(called) == 1:
        return called[0]
    listed = ", ".join([*names][:_MANY]) + (f" and {len(names) - _MANY} more" if len(names) > _MANY else "")
    hint = f"There are {listed}" if names else "There are none"
    if called:
        hint = f"Give the client ID: {', '.join(called)}"
    what = f"{len(called)} applications are called" if called else "no application has the client ID"
    raise FormatError(f"{what} '{given}'", source=file, path="clients", hint=hint)


def _deliver(made: Export, output: Path | None) -> None:
    """Write text and side files, and say what is to be known.

    Raises:
        StorageError: a file cannot be written.
    """
    _warn(made.warnings)
    if output is None:
        sys.stdout.write(made.text)
        if made.files and not made.is_folder:
            _warn([ExportWarning("", _NOT_WRITTEN.format(files=", ".join(made.files)), "note")])
        return
    _warn(save(made, output))


def _warn(warnings: Iterable[ExportWarning]) -> None:
    for warning in warnings:
        sys.stderr.write(f"mrrt-studio: {_EFFECTS[warning.effect]}: {warning}\n")
