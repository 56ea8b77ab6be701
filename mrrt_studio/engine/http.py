"""Requests and responses as they stand on the wire; tokens in a body stay objects until somebody looks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"

_NO_STORE = {"content-type": JSON_TYPE, "cache-control": "no-store", "pragma": "no-cache"}
_PRIVATE = {"content-type": JSON_TYPE, "cache-control": "private, no-store, no-cache, must-revalidate"}


class HttpRequest(NamedTuple):
    """One request; the body is what a form or a JSON object holds."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]


class HttpResponse(NamedTuple):
    """One response; an access or ID token in the body is an unsigned token object."""

    status: int
    headers: Mapping[str, str]
    body: Mapping[str, Any]


class HttpExchange(NamedTuple):
    """A request that came before the one that the step is about, with its answer."""

    request: HttpRequest
    response: HttpResponse


def form(url: str, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> HttpRequest:
    """Return a form post without the members that are absent."""
    given = {name: value for name, value in body.items() if value is not None}
    return HttpRequest("POST", url, {"content-type": FORM_TYPE, **(headers or {})}, given)


def success(body: Mapping[str, Any]) -> HttpResponse:
    """Return a 200 of the token endpoint."""
    return HttpResponse(200, _NO_STORE, body)


def failure(status: int, body: Mapping[str, Any]) -> HttpResponse:
    """Return an error of the token endpoint."""
    return HttpResponse(status, _PRIVATE, body)


def redirect(location: str, body: Mapping[str, Any]) -> HttpResponse:
    """Return a redirect of the authorization endpoint; its query parameters stand in the body."""
    return HttpResponse(302, {"location": location}, body)
