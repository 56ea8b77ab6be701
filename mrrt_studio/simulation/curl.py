"""A request as a command that a person can paste into a POSIX shell."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from mrrt_studio.engine.http import FORM_TYPE, JSON_TYPE, HttpRequest
from mrrt_studio.simulation.render import request_json

_CONTINUED = " \\\n  "
_GLOBBING = "[]{}"


def curl_command(request: HttpRequest) -> str:
    """Return the cURL command of a request, with secrets and tokens as they are in the simulation.

    Everything is quoted for a POSIX shell. An access token in a header is signed here.

    Source: https://curl.se/docs/manpage.html
    """
    shown = request_json(request)
    lines = [" ".join(["curl", *_method(request.method), *_target(request.url)])]
    lines += [f"--header {shlex.quote(f'{name}: {value}')}" for name, value in shown["headers"].items()]
    lines += [f"{option} {shlex.quote(value)}" for option, value in _data(request)]
    return _CONTINUED.join(lines)


def wire_body(request: HttpRequest) -> str:
    """Return the body as it goes over the wire: form-encoded or JSON; '' for a request without one."""
    kind = _content_type(request.headers)
    if kind == FORM_TYPE:
        return _form(request.body)
    if kind != JSON_TYPE or (request.method == "DELETE" and not request.body):
        return ""
    return json.dumps(dict(request.body), separators=(",", ":"))


def _content_type(headers: Mapping[str, Any]) -> str:
    return str(headers.get("content-type", ""))


def _form(body: Mapping[str, Any]) -> str:
    return urlencode({name: str(value) for name, value in body.items()}, errors="replace")


def _method(method: str) -> list[str]:
    """GET is what cURL does by itself; HEAD by any other name would wait for a body that never comes."""
    special = {"GET": [], "HEAD": ["--head"]}
    return special.get(method, ["--request", shlex.quote(method)])


def _target(url: str) -> list[str]:
    """Brackets and braces in a URL mean several requests to cURL unless it is told otherwise."""
    globoff = ["--globoff"] if any(character in url for character in _GLOBBING) else []
    return [*globoff, shlex.quote(url)]


def _data(request: HttpRequest) -> Iterator[tuple[str, str]]:
    if _content_type(request.headers) == FORM_TYPE and _fits_arguments(request.body):
        yield from (("--data-urlencode", f"{name}={value}") for name, value in request.body.items())
    elif body := wire_body(request):
        yield "--data-raw", body


def _fits_arguments(body: Mapping[str, Any]) -> bool:
    """Whether a shell can carry the values as they are: no zero bytes, no halves of surrogate pairs."""
    text = "".join(str(value) for value in body.values())
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
