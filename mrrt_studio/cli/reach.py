"""``mrrt-studio reach``: which scopes of which API everybody gets at every application of a scenario."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import load
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import StorageError, read_bytes, write_atomically
from mrrt_studio.simulation.reach import Cell, Reach, Share, reach
from mrrt_studio.simulation.reach_export import reach_csv, reach_json, reach_markdown, who

_DONE, _UNUSABLE = 0, 2
_MANY = 10
"""Names of what there is that an error message lists."""


_EPILOG = """exit status:
  0  the matrix is printed
  2  the file cannot be used, or has no such application or API
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file and options of the command."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("file", metavar="FILE", help="scenario file, *.mrrt.json")
    parser.add_argument(
        "--format", choices=tuple(_FORMATS), default="text", help="format of the matrix (default: text)"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="PATH", help="write it to this file, not to the screen"
    )
    parser.add_argument("--client", metavar="ID", help="this application alone, by client ID")
    parser.add_argument("--api", metavar="IDENTIFIER", help="this API alone, by identifier")


def execute(options: argparse.Namespace) -> int:
    """Print the matrix, or say what is wrong with the file or the names."""
    try:
        scenario = load(read_bytes(Path(options.file)), options.file)
        _require_names(scenario, options)
        matrix = reach(scenario)
        text = _FORMATS[options.format](matrix, matrix.cells(options.client, options.api))
        if options.output is not None:
            write_atomically(options.output, text.encode("utf-8", "backslashreplace"))
    except (FormatError, StorageError) as error:
        sys.stderr.write(f"mrrt-studio: {error}\n")
        return _UNUSABLE
    if options.output is None:
        sys.stdout.write(text)
    return _DONE


def _require_names(scenario: Scenario, options: argparse.Namespace) -> None:
    clients = [client.client_id for client in scenario.clients]
    apis = [api.identifier for api in scenario.resource_servers]
    _require("application has the client ID", options.client, clients, "clients", options.file)
    _require("API has the identifier", options.api, apis, "resource_servers", options.file)


def _require(what: str, name: str | None, known: list[str], path: str, file: str) -> None:
    if name is None or name in known:
        return
    more = f" and {len(known) - _MANY} more" if len(known) > _MANY else ""
    hint = f"There are {', '.join(known[:_MANY])}{more}" if known else "There are none"
    raise FormatError(f"no {what} '{name}'", source=file, path=path, hint=hint)


def _as_text(matrix: Reach, cells: Iterable[Cell]) -> str:
    """Return lines for people: an application, below it its APIs, below those who gets what."""
    lines: list[str] = []
    client_id = None
    if matrix.names_no_users:
        lines += ["The scenario names no users: told for one who has every permission.", ""]
    for cell in cells:
        if cell.client_id != client_id:
            client_id = cell.client_id
            lines.append(f"{matrix.rows[client_id].client.label} ({client_id})")
        lines += _cell_lines(matrix, cell)
    return "".join(f"{line}\n" for line in lines)


def _cell_lines(matrix: Reach, cell: Cell) -> Iterator[str]:
    if cell.is_empty:
        reasons = dict.fromkeys((cell.login_refused or "", cell.exchange_rule))
        yield f"  {cell.audience}: out of reach [{', '.join(reason for reason in reasons if reason)}]"
        return
    yield f"  {cell.audience}"
    for share in cell.shares:
        yield f"    {who(matrix, share)}"
        yield f"      login     {_login(cell, share)}"
        yield f"      exchange  {_exchange(cell, share)}"


def _login(cell: Cell, share: Share) -> str:
    if cell.login_refused:
        return f"refused [{cell.login_refused}]"
    return " ".join(share.login) or "a token without a scope"


def _exchange(cell: Cell, share: Share) -> str:
    if not cell.exchangeable:
        return f"no [{cell.exchange_rule}]"
    return " ".join(share.exchange) or "a token without a scope"


def _as_json(matrix: Reach, cells: Iterable[Cell]) -> str:
    return json.dumps(reach_json(matrix, cells), indent=2, ensure_ascii=False) + "\n"


_FORMATS: Mapping[str, Callable[[Reach, Iterable[Cell]], str]] = {
    "text": _as_text,
    "csv": reach_csv,
    "markdown": reach_markdown,
    "json": _as_json,
}
