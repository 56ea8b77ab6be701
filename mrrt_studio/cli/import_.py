"""``mrrt-studio import``: makes a scenario of the configuration that other tools have, or adds it to one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mrrt_studio.cli.review_text import as_text
from mrrt_studio.formats.importing import Request, read_paths
from mrrt_studio.formats.keywords import KeywordValue, given, read_mappings
from mrrt_studio.formats.kinds import KINDS
from mrrt_studio.formats.review import review
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import StorageError, read_bytes, write_atomically

_DONE, _UNUSABLE = 0, 2
_OVER_SOURCE = "Cannot save {}: it is one of the files that are imported. Choose another name."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the sources and options of the command."""
    parser.add_argument("sources", nargs="+", type=Path, metavar="FILE", help="file or folder to import")
    parser.add_argument("-o", "--output", type=Path, metavar="PATH", help="write the scenario there")
    parser.add_argument(
        "--into",
        type=Path,
        metavar="PATH",
        help="scenario that it becomes part of; without -o that file is written",
    )
    parser.add_argument(
        "--mapping", type=Path, metavar="PATH", help="config.json of the Deploy CLI with keyword mappings"
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        type=_keyword,
        metavar="KEY=VALUE",
        help="value of a keyword or Terraform variable; may be given several times",
    )
    parser.add_argument(
        "--as", dest="kind", choices=tuple(KINDS), metavar="KIND", help=f"read it as {', '.join(KINDS)}"
    )


def _keyword(text: str) -> tuple[str, KeywordValue]:
    name, separator, value = text.partition("=")
    if not name or not separator:
        raise argparse.ArgumentTypeError(f"'{text}' should be KEY=VALUE")
    return name, given(value)


def execute(options: argparse.Namespace) -> int:
    """Import everything, or nothing and say why; the review tells what became of it."""
    try:
        text = _import(options)
    except (FormatError, StorageError) as error:
        sys.stderr.write(f"mrrt-studio: {error}\n")
        return _UNUSABLE
    sys.stdout.write(text)
    sys.stdout.flush()
    return _DONE


def _import(options: argparse.Namespace) -> str:
    output = options.output or options.into
    _refuse_over_source(output, options)
    mappings = read_mappings(read_bytes(options.mapping), str(options.mapping)) if options.mapping else {}
    imported = read_paths(options.sources, Request(options.kind, {**mappings, **dict(options.set)}))
    before = load(read_bytes(options.into), str(options.into)) if options.into else Scenario()
    found = review(before, imported)
    if output is not None:
        write_atomically(output, dump(found.result).encode("utf-8"))
    return as_text(found, output)


def _refuse_over_source(output: Path | None, options: argparse.Namespace) -> None:
    """What is imported stays as it is: a scenario written over a tenant.yaml would lose it."""
    if output is not None and any(_same(output, source) for source in options.sources):
        raise StorageError(_OVER_SOURCE.format(output))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
