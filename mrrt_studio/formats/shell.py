"""Quoting for the two families of shells; whatever a text holds, it arrives as it is.

Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from mrrt_studio.formats.template import Piece, Template, Variable, template

ShellName = Literal["posix", "powershell"]

_UNSAFE_BETWEEN_DOUBLE_QUOTES = re.compile(r'[$`"\\!\n]')
_SINGLE_QUOTES = re.compile("['\u2018\u2019\u201a\u201b]")
"""PowerShell takes typographic quotes for quotes."""
_SPECIAL_BETWEEN_DOUBLE_QUOTES = re.compile('[`$"\u201c\u201d\u201e]')


@dataclass(frozen=True, slots=True)
class Shell:
    """How one family of shells is written."""

    name: ShellName
    language: Literal["sh", "powershell"]
    ending: str
    """Of a file name."""
    first_lines: str
    """Of a script; it stops at the first command that fails."""
    continued: str
    """What joins the lines of one command."""
    curl: str
    """PowerShell 5 calls something else ``curl``."""
    quote: Callable[[Piece | Template], str]
    """Return one argument."""
    require: Callable[[Iterable[Variable]], str]
    """Return the lines that stop a script in which a variable has no value."""
    capture: Callable[[str, Variable, str], str]
    """Return a command whose JSON answer fills a variable from one of its members."""


def posix_argument(value: Piece | Template) -> str:
    """Return an argument for a POSIX shell."""
    pieces = template(value).pieces
    if not any(isinstance(piece, Variable) for piece in pieces):
        return shlex.quote("".join(str(piece) for piece in pieces))
    literals = "".join(piece for piece in pieces if isinstance(piece, str))
    if not _UNSAFE_BETWEEN_DOUBLE_QUOTES.search(literals):
        inside = template(value).written(lambda literal: literal, lambda name: f"${{{name}}}")
        return f'"{inside}"'
    return template(value).written(shlex.quote, lambda name: f'"${{{name}}}"')


def powershell_argument(value: Piece | Template) -> str:
    """Return an argument for PowerShell."""
    whole = template(value)
    if not whole.variables:
        literal = whole.written(str, str)
        return "'" + _SINGLE_QUOTES.sub(lambda quote: quote[0] * 2, literal) + "'"
    inside = whole.written(
        lambda literal: _SPECIAL_BETWEEN_DOUBLE_QUOTES.sub(lambda special: f"`{special[0]}", literal),
        lambda name: f"${{env:{name}}}",
    )
    return f'"{inside}"'


def _posix_requirements(variables: Iterable[Variable]) -> str:
    lines = [f': "${{{variable.name}:?}}"' for variable in variables]
    return "\n".join(lines)


def _powershell_requirements(variables: Iterable[Variable]) -> str:
    names = ", ".join(f"'{variable.name}'" for variable in variables)
    if not names:
        return ""
    return (
        f"foreach ($name in {names}) {{\n"
        '  if (-not (Test-Path "env:$name")) { throw "Set the environment variable $name first." }\n'
        "}"
    )


def _posix_capture(command: str, variable: Variable, member: str) -> str:
    return f"answer=$({command})\n{variable.name}=$(printf '%s' \"$answer\" | jq -er '.{member}')"


def _powershell_capture(command: str, variable: Variable, member: str) -> str:
    return f"$answer = {command}\n$env:{variable.name} = ($answer | ConvertFrom-Json).{member}"


SHELLS: Mapping[ShellName, Shell] = {
    "posix": Shell(
        name="posix",
        language="sh",
        ending=".sh",
        first_lines="#!/bin/sh\nset -eu",
        continued=" \\\n  ",
        curl="curl",
        quote=posix_argument,
        require=_posix_requirements,
        capture=_posix_capture,
    ),
    "powershell": Shell(
        name="powershell",
        language="powershell",
        ending=".ps1",
        first_lines="#!/usr/bin/env pwsh\n$ErrorActionPreference = 'Stop'",
        continued=" `\n  ",
        curl="curl.exe",
        quote=powershell_argument,
        require=_powershell_requirements,
        capture=_powershell_capture,
    ),
}
