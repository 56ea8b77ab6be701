"""Outcomes as JSON values: here, and only here, tokens are signed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from mrrt_studio import paths
from mrrt_studio.engine.http import HttpRequest, HttpResponse
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.engine.signing import SigningKeys, sign
from mrrt_studio.engine.state import RefreshToken
from mrrt_studio.engine.tokens import AccessToken, IdToken
from mrrt_studio.scenario.times import rfc3339


@lru_cache(maxsize=1)
def demo_keys() -> SigningKeys:
    """Return the key that is shipped with the program; its ``kid`` says what it is."""
    return SigningKeys.from_pem(paths.resource("keys/demo-signing-key.pem").read_bytes())


def signed(token: AccessToken | IdToken) -> str:
    """Return the compact form of a token."""
    return _signed(_ThisToken(token))


class _ThisToken:
    """A token as a key: claims cannot be hashed, and the very object is asked for again and again."""

    def __init__(self, token: AccessToken | IdToken) -> None:
        self.token = token

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ThisToken) and self.token is other.token

    def __hash__(self) -> int:
        return id(self.token)


@lru_cache(maxsize=16)
def _signed(key: _ThisToken) -> str:
    """A report shows each token in the response and once more decoded; signing is what takes its time."""
    return sign(key.token, demo_keys())


def request_json(request: HttpRequest) -> dict[str, Any]:
    """Return a request as the report shows it."""
    return {
        "method": request.method,
        "url": request.url,
        "headers": {name: _header(value) for name, value in request.headers.items()},
        "body": dict(request.body),
    }


def response_json(response: HttpResponse) -> dict[str, Any]:
    """Return a response as the report shows it."""
    body = {name: _member(value) for name, value in response.body.items()}
    return {"status": response.status, "headers": dict(response.headers), "body": body}


def _header(value: object) -> str:
    return f"Bearer {signed(value)}" if isinstance(value, AccessToken) else str(value)


def _member(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    return signed(value) if isinstance(value, (AccessToken, IdToken)) else value


def access_token_json(token: AccessToken | None) -> dict[str, Any] | None:
    """Return an access token decoded; an opaque one has neither header nor claims to show."""
    if token is None:
        return None
    if token.opaque is not None:
        return {"jwt": token.opaque, "header": None, "claims": None}
    return _jwt_json(token)


def id_token_json(token: IdToken | None) -> dict[str, Any] | None:
    """Return an ID token decoded."""
    return None if token is None else _jwt_json(token)


def _jwt_json(token: AccessToken | IdToken) -> dict[str, Any]:
    return {"jwt": signed(token), "header": dict(token.header), "claims": dict(token.claims)}


def refresh_token_json(token: RefreshToken | None) -> dict[str, Any] | None:
    """Return a refresh token as the server knows it."""
    if token is None:
        return None
    return {
        "value": token.value,
        "family": token.family,
        "counter": token.counter,
        "expires_at": time_json(token.expires_at),
        "idle_expires_at": time_json(token.idle_expires_at),
    }


def time_json(seconds: int | None) -> str | None:
    """Return RFC 3339 text, or None for never."""
    return None if seconds is None else rfc3339(seconds)


def tokens_json(outcome: Outcome) -> dict[str, Any]:
    """Return what a step returned."""
    tokens = outcome.tokens
    return {
        "access_token": access_token_json(tokens.access_token),
        "id_token": id_token_json(tokens.id_token),
        "refresh_token": refresh_token_json(tokens.refresh_token),
    }


def jwks_json() -> Mapping[str, Any]:
    """Return the tenant's public keys."""
    return demo_keys().jwks
