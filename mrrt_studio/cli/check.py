"""``mrrt-studio check``: what Auth0 would silently ignore in scenario files, and what surprises people."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mrrt_studio.cli.delivery import deliver
from mrrt_studio.cli.scenario_files import scenario_files
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import dump, scenario_in
from mrrt_studio.scenario.findings import FINDINGS, SEVERITIES, Finding, FindingKind, Severity
from mrrt_studio.scenario.locate import Place, offsets_of, place_of
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import StorageError, read_bytes, write
from mrrt_studio.scenario.text import RawText, read_json_or_yaml
from mrrt_studio.simulation.finding_fixes import fixes
from mrrt_studio.simulation.finding_mending import Mend, Mended, mend
from mrrt_studio.simulation.played_findings import all_findings
from mrrt_studio.simulation.timeline import simulate

FORMAT = "mrrt-studio/findings"
VERSION = 1

_CLEAN, _FOUND, _UNUSABLE = 0, 1, 2
_WIDTH = 100

_EPILOG = """exit status:
  0  no finding of that severity or graver
  1  at least one; with --fix, one that is left
  2  a file cannot be used or written; then nothing is reported

patterns:
  Quote them, so that the program and not the shell expands them: mrrt-studio check "scenarios/**/*.mrrt.json"
"""


@dataclass(frozen=True, slots=True)
class _Located:
    """A finding with its place in the file and what would mend it."""

    finding: Finding
    place: Place
    fixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Checked:
    """One file and what was found in it."""

    file: str
    found: tuple[_Located, ...]
    mended: Mended
    """The scenario, and with ``--fix`` what was done to it; then the findings are those that are left."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the files and options of the command."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="scenario file, *.mrrt.json; a pattern with *, ? or **; or a folder, with those below it",
    )
    parser.add_argument(
        "--format", choices=tuple(_FORMATS), default="text", help="format of the report (default: text)"
    )
    parser.add_argument(
        "--severity",
        choices=SEVERITIES,
        default="info",
        help="leave out what is less grave (default: info, so nothing is left out)",
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="PATH", help="write the report to this file, not to the screen"
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="rewrite the files with every fix that changes no outcome of a step, and tell which; "
        "JSON files only",
    )
    parser.add_argument(
        "--list", action="store_true", help="print every kind of finding with its source, and check nothing"
    )


def execute(options: argparse.Namespace) -> int:
    """Check every file; nothing is reported unless all of them can be used."""
    if options.list:
        text = _list_json() if options.format == "json" else _list_text()
        return _CLEAN if deliver(text, options.output) else _UNUSABLE
    if not options.files:
        _complain("Name at least one scenario file, or give --list.")
        return _UNUSABLE
    checked = _checked(options.files, options.severity, fix=options.fix)
    if (
        checked is None
        or not _written(checked)
        or not deliver(_FORMATS[options.format](checked), options.output)
    ):
        return _UNUSABLE
    return _FOUND if any(each.found for each in checked) else _CLEAN


def _written(checked: Sequence[_Checked]) -> bool:
    """Write the files that were mended, each whole or not at all; False after saying which cannot be."""
    try:
        for each in checked:
            if each.mended.mends:
                write(Path(each.file), each.mended.scenario)
    except StorageError as error:
        _complain(str(error))
        return False
    return True


def _checked(arguments: Sequence[str], least: Severity, *, fix: bool) -> list[_Checked] | None:
    """Return what was found in each file, or None after saying which of them cannot be used."""
    try:
        files = scenario_files(arguments)
    except StorageError as error:
        _complain(str(error))
        return None
    checked: list[_Checked] = []
    problems = 0
    for file in files:
        try:
            checked.append(_check(file, least, fix=fix))
        except (StorageError, FormatError) as error:
            _complain(str(error))
            problems += 1
    return None if problems else checked


def _check(file: str, least: Severity, *, fix: bool) -> _Checked:
    raw = read_json_or_yaml(read_bytes(Path(file)), file)
    grave = SEVERITIES[: SEVERITIES.index(least) + 1]
    mended = Mended(scenario_in(raw))
    if fix:
        mended = mend(mended.scenario, grave)
    if mended.mends:
        _require_json(raw, file)
        raw = read_json_or_yaml(dump(mended.scenario), file)
    scenario = mended.scenario
    found = [finding for finding in all_findings(simulate(scenario)) if finding.severity in grave]
    places = _places(raw, found)
    located = (_located(scenario, *pair) for pair in zip(found, places, strict=True))
    return _Checked(file, tuple(sorted(located, key=lambda each: (each.place, each.finding.id))), mended)


def _require_json(raw: RawText, file: str) -> None:
    """Only JSON is written, and a file of another kind would lose its comments.

    Raises:
        FormatError: the file is YAML.
    """
    try:
        json.loads(raw.text)
    except ValueError:
        hint = "Convert it to JSON, or make the changes that check proposes by hand"
        raise FormatError("only JSON files can be fixed", source=file, hint=hint) from None


def _places(raw: RawText, found: Sequence[Finding]) -> list[Place]:
    """Return where the findings stand; the text is walked once for all of them."""
    offsets = offsets_of(raw.values(), [(finding.at, False) for finding in found]) if found else []
    return [place_of(raw.text, offset) for offset in offsets]


def _located(scenario: Scenario, finding: Finding, place: Place) -> _Located:
    return _Located(finding, place, tuple(fix.text for fix in fixes(scenario, finding)))


def _complain(text: str) -> None:
    sys.stderr.write(f"mrrt-studio: {text}\n")


def _text(checked: Sequence[_Checked]) -> str:
    mends = [_mend_line(each.file, one) for each in checked for one in each.mended.mends]
    if mends:
        mends.append("")
    blocks = [line for each in checked for one in each.found for line in _lines(each.file, one)]
    count = sum(len(each.found) for each in checked)
    files = f"{len(checked)} file" + ("s" if len(checked) != 1 else "")
    counted = (
        f"{count} finding" + ("s" if count != 1 else "")
        if count
        else f"Nothing {'left' if mends else 'found'}"
    )
    counted += f" in {files}."
    return "\n".join([*mends, *blocks, counted]) + "\n"


def _mend_line(file: str, one: Mend) -> str:
    return f"{file}: fixed: {one.text}, at {one.finding.path} [{one.finding.id}]"


def _lines(file: str, one: _Located) -> Iterator[str]:
    finding, kind = one.finding, FINDINGS[one.finding.id]
    yield f"{file}:{one.place.line}:{one.place.column}: {finding.severity}: {finding.text} [{finding.id}]"
    yield f"    at {finding.path}"
    yield f"    {kind.confidence}: {kind.source}"
    if one.fixes:
        yield f"    fix: {'; or: '.join(one.fixes)}"
    yield ""


def _json(checked: Sequence[_Checked]) -> str:
    files = [_file_json(each) for each in checked]
    return _dump({"format": FORMAT, "version": VERSION, "files": files})


def _file_json(each: _Checked) -> dict[str, Any]:
    mends = [
        {"id": one.finding.id, "path": one.finding.path, "fix": one.text, "text": one.finding.text}
        for one in each.mended.mends
    ]
    found = [_finding_json(one) for one in each.found]
    return {"file": each.file, "findings": found, **({"fixed": mends} if mends else {})}


def _finding_json(one: _Located) -> dict[str, Any]:
    finding, kind = one.finding, FINDINGS[one.finding.id]
    return {
        "id": finding.id,
        "severity": finding.severity,
        "path": finding.path,
        "line": one.place.line,
        "column": one.place.column,
        "text": finding.text,
        "rule": finding.rule or None,
        "source": kind.source,
        "confidence": kind.confidence,
        "fixes": list(one.fixes),
    }


def _list_json() -> str:
    return _dump(
        {"format": FORMAT, "version": VERSION, "kinds": [_kind_json(kind) for kind in FINDINGS.values()]}
    )


def _kind_json(kind: FindingKind) -> dict[str, Any]:
    return {
        "id": kind.id,
        "severity": kind.severity,
        "title": kind.title,
        "says": kind.says,
        "rule": kind.rule or None,
        "source": kind.source,
        "confidence": kind.confidence,
    }


def _dump(table: Mapping[str, Any]) -> str:
    return json.dumps(table, indent=2, ensure_ascii=False) + "\n"


def _list_text() -> str:
    return "\n".join(line for kind in FINDINGS.values() for line in _kind_lines(kind)) + "\n"


def _kind_lines(kind: FindingKind) -> Iterator[str]:
    yield f"{kind.id}  ({kind.severity}, {kind.confidence})"
    yield from textwrap.wrap(kind.says, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield f"  {kind.source}"
    yield ""


_FORMATS: Mapping[str, Callable[[Sequence[_Checked]], str]] = {"text": _text, "json": _json}
