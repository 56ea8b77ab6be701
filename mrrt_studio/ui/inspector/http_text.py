"""Requests and responses as readable HTTP: one parameter a line, JSON indented; and raw, as they go out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from mrrt_studio.engine.http import FORM_TYPE, HttpRequest, HttpResponse
from mrrt_studio.simulation.curl import wire_body
from mrrt_studio.simulation.render import request_json, response_json

_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
_SPECIAL_NAMES = {"www-authenticate": "WWW-Authenticate"}


def request_name(request: HttpRequest) -> str:
    """Return method and path, as people call a request: ``POST /oauth/token``."""
    return f"{request.method} {urlsplit(request.url).path or '/'}"


def response_name(response: HttpResponse) -> str:
    """Return status and phrase: ``200 OK``."""
    return f"{response.status} {_phrase(response.status)}".strip()


def readable_request(request: HttpRequest) -> str:
    """Return a request for reading: parameters decoded, each on a line of its own. Tokens are signed here."""
    parts = urlsplit(request.url)
    query = [f"  {sign}{_pair(*pair)}" for sign, pair in _joined(parts.query)]
    shown = request_json(request)
    head = [f"{request.method} {parts.path or '/'} HTTP/1.1", *query, f"Host: {parts.netloc}"]
    return _message([*head, *_headers(shown["headers"])], _readable_body(request))


def readable_response(response: HttpResponse) -> str:
    """Return a response for reading. Tokens are signed here."""
    shown = response_json(response)
    headers = {name: value for name, value in shown["headers"].items() if name != "location"}
    head = [f"HTTP/1.1 {response_name(response)}", *_location(shown["headers"]), *_headers(headers)]
    is_redirect = "location" in shown["headers"]
    body = "" if is_redirect or not shown["body"] else _pretty(shown["body"])
    return _message(head, body)


def raw_request(request: HttpRequest) -> str:
    """Return a request as it goes over the wire, with its line ends and the length of its body."""
    parts = urlsplit(request.url)
    target = parts._replace(scheme="", netloc="").geturl() or "/"
    body = wire_body(request)
    length = [f"Content-Length: {len(body.encode())}"] if body else []
    headers = _headers(request_json(request)["headers"])
    lines = [f"{request.method} {target} HTTP/1.1", f"Host: {parts.netloc}", *headers, *length]
    return "\r\n".join([*lines, "", body])


def _message(head: Iterable[str], body: str) -> str:
    return "\n".join([*head, "", body] if body else head)


def _headers(headers: Mapping[str, str]) -> list[str]:
    return [f"{_header_name(name)}: {_one_line(value)}" for name, value in headers.items()]


def _header_name(name: str) -> str:
    return _SPECIAL_NAMES.get(name, "-".join(part.capitalize() for part in name.split("-")))


def _location(headers: Mapping[str, str]) -> list[str]:
    """Break the address of a redirect into its parameters."""
    if "location" not in headers:
        return []
    address, _, query = headers["location"].partition("?")
    return [f"Location: {_one_line(address)}", *(f"  {sign}{_pair(*pair)}" for sign, pair in _joined(query))]


def _joined(query: str) -> list[tuple[str, tuple[str, str]]]:
    pairs = parse_qsl(query, keep_blank_values=True)
    return [("?" if place == 0 else "&", pair) for place, pair in enumerate(pairs)]


def _readable_body(request: HttpRequest) -> str:
    if str(request.headers.get("content-type", "")) == FORM_TYPE:
        return "\n".join(_pair(name, str(value)) for name, value in request.body.items())
    return _pretty(request.body) if wire_body(request) else ""


def _pair(name: str, value: str) -> str:
    return f"{_one_line(name)}={_one_line(value)}"


def _one_line(text: str) -> str:
    """Percent-encode what would break the line."""
    return _CONTROL.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), text)


def _pretty(body: Mapping[str, Any]) -> str:
    return json.dumps(dict(body), indent=2, ensure_ascii=False)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
