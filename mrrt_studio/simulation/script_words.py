"""How each family of shells says what a script of steps needs besides cURL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mrrt_studio.formats.shell import ShellName
from mrrt_studio.formats.template import Variable

_SHOWN = ", ".join(("scope", "token_type", "expires_in", "error", "error_description"))
_JQ = f"{{{_SHOWN}}} | with_entries(select(.value != null))"
_VERIFIER = "[Text.Encoding]::ASCII.GetBytes($env:CODE_VERIFIER)"
_HASH = f"[Security.Cryptography.SHA256]::Create().ComputeHash({_VERIFIER})"


@dataclass(frozen=True, slots=True)
class Words:
    """The lines of a script in one family of shells."""

    head: tuple[str, ...]
    """What a script begins with: the programs that must be there, and its functions."""
    assign: Callable[[Variable, str], str]
    answer: Callable[[str], str]
    """Keep what a command prints."""
    capture: Callable[[Variable, str], str]
    """Take a member of the answer; empty where it has none."""
    show: str
    """Show the answer without its tokens."""
    show_device: tuple[str, ...]
    """Show where a device is confirmed, and wait until it is."""
    challenge: tuple[str, ...]
    """Make a verifier for PKCE and its challenge."""
    open: Callable[[str], str]
    """Show an address to be opened in a browser."""
    ask: Callable[[Variable], str]
    """Ask for what came back from there."""
    sleep: Callable[[int], str]


_POSIX = Words(
    head=(
        "# Needs curl, jq and openssl.",
        'member() { printf \'%s\' "$answer" | jq -r ".$1 // empty"; }',
        f"show() {{ printf '%s' \"$answer\" | jq -c '{_JQ}' 2>/dev/null || printf '%s\\n' \"$answer\"; }}",
    ),
    assign=lambda variable, value: f"{variable.name}={value}",
    answer=lambda command: f"answer=$({command})",
    capture=lambda variable, member: f"{variable.name}=$(member {member})",
    show="show",
    show_device=(
        "member verification_uri_complete",
        "printf 'Confirm the device there, then press Enter. '; read -r _",
    ),
    challenge=(
        "CODE_VERIFIER=$(openssl rand -hex 32)",
        "digest() { openssl dgst -sha256 -binary | openssl base64 -A | tr '+/' '-_' | tr -d '='; }",
        "CODE_CHALLENGE=$(printf '%s' \"$CODE_VERIFIER\" | digest)",
    ),
    open=lambda address: f"printf 'Open in a browser: %s\\n' {address}",
    ask=lambda variable: f"printf 'Code of the callback: '; read -r {variable.name}",
    sleep=lambda seconds: f"sleep {seconds}",
)

_POWERSHELL = Words(
    head=(f"function Show {{ $answer | ConvertFrom-Json | Select-Object {_SHOWN} }}",),
    assign=lambda variable, value: f"$env:{variable.name} = '{value}'",
    answer=lambda command: f"$answer = {command}",
    capture=lambda variable, member: f"$env:{variable.name} = ($answer | ConvertFrom-Json).{member}",
    show="Show",
    show_device=(
        "($answer | ConvertFrom-Json).verification_uri_complete",
        "Read-Host 'Confirm the device there, then press Enter'",
    ),
    challenge=(
        "$bytes = [byte[]]::new(32)",
        "[Security.Cryptography.RandomNumberGenerator]::Create().GetBytes($bytes)",
        "$env:CODE_VERIFIER = [BitConverter]::ToString($bytes).Replace('-', '').ToLower()",
        f"$challenge = [Convert]::ToBase64String({_HASH})",
        "$env:CODE_CHALLENGE = $challenge.TrimEnd('=').Replace('+', '-').Replace('/', '_')",
    ),
    open=lambda address: f'Write-Output "Open in a browser:" {address}',
    ask=lambda variable: f"$env:{variable.name} = Read-Host 'Code of the callback'",
    sleep=lambda seconds: f"Start-Sleep -Seconds {seconds}",
)

WORDS: Mapping[ShellName, Words] = {"posix": _POSIX, "powershell": _POWERSHELL}
