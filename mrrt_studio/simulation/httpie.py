"""A request as an HTTPie command that a person can paste into a POSIX shell."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from typing import Any

from mrrt_studio.engine.http import FORM_TYPE, HttpRequest
from mrrt_studio.simulation.curl import wire_body
from mrrt_studio.simulation.render import request_json

_CONTINUED = " \\\n  "
_SPECIAL = frozenset(":;=@")
"""What separators of request items are made of; a backslash before one of them is taken for an escape."""


def httpie_command(request: HttpRequest) -> str:
    """Return the HTTPie command of a request, with secrets and tokens as they are in the simulation.

    Everything is quoted for a POSIX shell. A body that request items cannot carry is sent with ``--raw``,
    which needs HTTPie 3 or later. An access token in a header is signed here.

    Source: https://httpie.io/docs/cli/request-items
    """
    items = _form_items(request)
    head = ["http", "--ignore-stdin", *(["--form"] if items else []), shlex.quote(request.method)]
    lines = [" ".join([*head, shlex.quote(request.url)])]
    headers = request_json(request)["headers"]
    lines += [shlex.quote(_header(name, value)) for name, value in headers.items()]
    lines += [shlex.quote(item) for item in items]
    if not items and (body := wire_body(request)):
        lines.append(f"--raw {shlex.quote(body)}")
    return _CONTINUED.join(lines)


def _header(name: str, value: str) -> str:
    return f"{_escaped(name)}:{_led(value)}" if value else f"{_escaped(name)};"


def _form_items(request: HttpRequest) -> list[str]:
    """Return the parameters of a form one by one, or nothing where items cannot carry them."""
    if str(request.headers.get("content-type", "")) != FORM_TYPE:
        return []
    if not all(_fits(name, str(value)) for name, value in request.body.items()):
        return []
    return list(_items(request.body))


def _items(body: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{_escaped(name)}={_led(str(value))}" for name, value in body.items())


def _escaped(name: str) -> str:
    return "".join(f"\\{character}" if character in _SPECIAL else character for character in name)


def _led(value: str) -> str:
    """Keep the beginning of a value from making the separator before it a longer one, such as ``=@``."""
    return f"\\{value}" if value[:1] in _SPECIAL else value


def _fits(name: str, value: str) -> bool:
    """Whether HTTPie reads an item as it was meant, and a shell can carry it."""
    text = name + value
    loses_backslash = "\\" in name or any(f"\\{character}" in value for character in _SPECIAL)
    in_shell = "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
    return bool(name) and not name.startswith("-") and not loses_backslash and in_shell
