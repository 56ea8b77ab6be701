"""Changes as commands of the Auth0 CLI: ``auth0 api`` for all, ``auth0 apps update`` where that says enough.

Source: https://auth0.github.io/auth0-cli/auth0_api.html
Source: https://auth0.github.io/auth0-cli/auth0_apps_update.html
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from mrrt_studio.formats.changes import Change
from mrrt_studio.formats.exported import Export
from mrrt_studio.formats.naming import Names
from mrrt_studio.formats.shell import SHELLS, Shell, ShellName
from mrrt_studio.formats.template import Node, Template, Variable, json_template
from mrrt_studio.formats.to_curl import comment, needed, script, with_capture
from mrrt_studio.formats.to_management_api import ApiRequest, captured, request_warnings, requests
from mrrt_studio.scenario.model import Scenario

_OWN_COMMAND = "# The same with a command of its own:"
_REPAIR = " -replace '(\\\\*)\"', '$1$1\\\"'"
"""What Windows PowerShell needs so that double quotes reach a program."""


def export(changed: Iterable[Change], scenario: Scenario, shell: ShellName = "posix") -> Export:
    """Return a script of Auth0 CLI commands that makes the changes; the CLI knows domain and token itself."""
    known, style = tuple(changed), SHELLS[shell]
    made = requests(known, Names.of(scenario, known))
    later = captured(made)
    commands = ["\n".join(_lines(request, style, later)) for request in made]
    text = script(commands, needed(made), made, style) if made else ""
    warnings = request_warnings(made, known, scenario)
    return Export(text, style.language, f"change{style.ending}", warnings)


def _lines(request: ApiRequest, shell: Shell, later: Collection[Variable]) -> list[str]:
    lines = [comment(request), with_capture(api_command(request, shell), request, shell, later)]
    own = apps_update(request, shell)
    return lines if own is None else [*lines, _OWN_COMMAND, *(f"# {line}" for line in own.splitlines())]


def api_command(request: ApiRequest, shell: Shell) -> str:
    """Return one request as ``auth0 api``; in PowerShell the body comes through the pipe.

    DELETE asks a person before it deletes.
    """
    line = f"auth0 api {request.method.lower()} {shell.quote(request.path)}"
    if request.body is None:
        return line
    if shell.name == "powershell":
        return f"{shell.quote(json_template(dict(request.body), ascii_only=True))} | {line}"
    return f"{line} --data {shell.quote(_body(request))}"


def apps_update(request: ApiRequest, shell: Shell) -> str | None:
    """Return a change of nothing but ``refresh_token`` as ``auth0 apps update``; None for any other.

    Null is left out: that command reads settings, not instructions.
    """
    body = request.body or {}
    settings = body.get("refresh_token")
    if request.method != "PATCH" or set(body) != {"refresh_token"} or not isinstance(settings, dict):
        return None
    client_id = shell.quote(request.path.variables[0])
    given: dict[str, Node] = {name: value for name, value in settings.items() if value is not None}
    value = json_template(given, ascii_only=shell.name == "powershell")
    if shell.name == "powershell":
        return f"$settings = {shell.quote(value)}\n{_POWERSHELL_REPAIR}\n" + _update(client_id, "$settings")
    return _update(client_id, shell.quote(value))


def _update(client_id: str, settings: str) -> str:
    return f"auth0 apps update {client_id} --refresh-token {settings}"


_POWERSHELL_REPAIR = (
    "if ($PSVersionTable.PSVersion -lt [version]'7.3') { $settings = $settings" + _REPAIR + " }"
)


def _body(request: ApiRequest) -> Template:
    return json_template(dict(request.body or {}))
