"""Changes as cURL commands, for POSIX shells and for PowerShell.

Domain, ids and the access token come from environment variables: nothing secret stands in the text.

Source: https://curl.se/docs/manpage.html
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from mrrt_studio.formats.changes import Change
from mrrt_studio.formats.exported import Export
from mrrt_studio.formats.naming import DOMAIN, MANAGEMENT_TOKEN, Names
from mrrt_studio.formats.shell import SHELLS, Shell, ShellName
from mrrt_studio.formats.template import Template, Variable, json_template, one_line, template
from mrrt_studio.formats.to_management_api import (
    ApiRequest,
    answered_member,
    captured,
    request_warnings,
    requests,
    used_variables,
)
from mrrt_studio.scenario.model import Scenario


def export(changed: Iterable[Change], scenario: Scenario, shell: ShellName = "posix") -> Export:
    """Return a script of cURL commands that makes the changes."""
    known, style = tuple(changed), SHELLS[shell]
    made = requests(known, Names.of(scenario, known))
    later = captured(made)
    commands = [comment(request) + "\n" + _line(request, style, later) for request in made]
    variables = dict.fromkeys((DOMAIN, MANAGEMENT_TOKEN, *needed(made)))
    text = script(commands, variables, made, style) if made else ""
    warnings = request_warnings(made, known, scenario)
    return Export(text, style.language, f"change{style.ending}", warnings)


def _line(request: ApiRequest, shell: Shell, later: Collection[Variable]) -> str:
    return with_capture(command(request, shell), request, shell, later)


def with_capture(line: str, request: ApiRequest, shell: Shell, later: Collection[Variable]) -> str:
    """Return a command that keeps the id which it is answered, where a later one needs it."""
    if request.answer is None or request.answer not in later:
        return line
    return shell.capture(line, request.answer, answered_member(request))


def command(request: ApiRequest, shell: Shell) -> str:
    """Return one request as a cURL command; the body of a PowerShell one comes through the pipe.

    Windows PowerShell takes double quotes out of the arguments of programs, so JSON cannot be one of them.
    """
    body = None if request.body is None else body_template(request, shell)
    lines = [
        f"{shell.curl} --fail-with-body --silent --show-error --request {request.method}",
        shell.quote(template("https://", DOMAIN, "/api/v2/", request.path)),
        f"--header {shell.quote(template('Authorization: Bearer ', MANAGEMENT_TOKEN))}",
    ]
    if body is not None:
        lines.append(f"--header {shell.quote('Content-Type: application/json')}")
        lines.append("--data-binary '@-'" if _is_piped(shell) else f"--data-raw {shell.quote(body)}")
    whole = " ".join(lines[:2]) + "".join(f"{shell.continued}{line}" for line in lines[2:])
    return f"{shell.quote(body)} | {whole}" if body is not None and _is_piped(shell) else whole


def body_template(request: ApiRequest, shell: Shell) -> Template:
    """Return the body as one line of JSON; for PowerShell in ASCII, which every version pipes unchanged."""
    return json_template(dict(request.body or {}), ascii_only=_is_piped(shell))


def _is_piped(shell: Shell) -> bool:
    return shell.name == "powershell"


def comment(request: ApiRequest) -> str:
    """Return the line above a command, which says what it does."""
    return f"# {one_line(request.about)}"


def script(
    commands: Iterable[str], variables: Iterable[Variable], made: tuple[ApiRequest, ...], shell: Shell
) -> str:
    """Return commands as a script that stops where a variable has no value."""
    scopes = " ".join(dict.fromkeys(request.scope for request in made))
    head = [
        shell.first_lines,
        f"# The access token for the Management API needs: {scopes}",
        *(["# Needs jq."] if shell.name == "posix" and captured(made) else []),
        shell.require(variables),
    ]
    return "\n".join(filter(None, head)) + "\n\n" + "\n\n".join(commands) + "\n"


def needed(made: Iterable[ApiRequest]) -> tuple[Variable, ...]:
    """Return the ids that must be known from the start: what an earlier request answers is not among them."""
    requests_made = tuple(made)
    later = captured(requests_made)
    used = (variable for request in requests_made for variable in used_variables(request))
    return tuple(dict.fromkeys(variable for variable in used if variable not in later))
