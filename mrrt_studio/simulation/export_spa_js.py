"""The exchanges of a timeline as calls of auth0-spa-js, which its wrappers for React, Vue and Angular share.

Source: https://github.com/auth0/auth0-spa-js/blob/main/examples/refresh-tokens.md
"""

from __future__ import annotations

from collections.abc import Iterator

from mrrt_studio.formats.exported import Export, ExportWarning
from mrrt_studio.simulation.sdk_calls import (
    Exchange,
    Session,
    comments,
    literal,
    session_of,
    session_warnings,
    token_name,
)
from mrrt_studio.simulation.timeline import Timeline

_SDK = "auth0-spa-js"
_NEEDS = (
    "It sends audience and scope with a refresh only because useMrrt is on; without it they are left out."
)
_MERGES = (
    "It adds its own default scopes to those of the login, and asks again for scopes that it has for an API."
)
_NO_AUDIENCE = "An exchange without an audience is sent with the audience of the login."
_PUBLIC = "A browser keeps no secret: auth0-spa-js is for applications that authenticate with none."


def export(timeline: Timeline, client_id: str | None = None) -> Export:
    """Return what a single-page application would write to make these exchanges."""
    session = session_of(timeline, client_id)
    text = "" if session is None else "\n".join(_lines(session)) + "\n"
    return Export(text, "typescript", "auth0.ts", tuple(_warnings(session, timeline)))


def _lines(session: Session) -> Iterator[str]:
    yield 'import { createAuth0Client } from "@auth0/auth0-spa-js";'
    yield ""
    yield "const auth0 = await createAuth0Client({"
    yield "  domain: import.meta.env.VITE_AUTH0_DOMAIN,"
    yield "  clientId: import.meta.env.VITE_AUTH0_CLIENT_ID,"
    yield "  useRefreshTokens: true,"
    yield "  useMrrt: true,"
    yield "  authorizationParams: {"
    yield "    redirect_uri: window.location.origin,"
    yield from (f"    {line}" for line in _parameters(session.audience, session.scope))
    if session.organization:
        yield f"    organization: {literal(session.organization, 'typescript')},"
    yield "  },"
    yield "});"
    yield ""
    yield "// The login: the page comes back here with a code."
    yield 'if (new URLSearchParams(window.location.search).has("code")) {'
    yield "  await auth0.handleRedirectCallback();"
    yield "} else if (!(await auth0.isAuthenticated())) {"
    yield "  await auth0.loginWithRedirect();"
    yield "}"
    for exchange in session.exchanges:
        yield ""
        yield from comments(exchange, "//")
        yield from _call(exchange)


def _call(exchange: Exchange) -> Iterator[str]:
    yield f"const {token_name(exchange)} = await auth0.getTokenSilently({{"
    yield '  cacheMode: "off",'
    parameters = [*_parameters(exchange.audience, exchange.scope)]
    if parameters:
        yield "  authorizationParams: {"
        yield from (f"    {line}" for line in parameters)
        yield "  },"
    yield "});"


def _parameters(audience: str | None, scope: str | None) -> Iterator[str]:
    if audience is not None:
        yield f"audience: {literal(audience, 'typescript')},"
    if scope is not None:
        yield f"scope: {literal(scope, 'typescript')},"


def _warnings(session: Session | None, timeline: Timeline) -> Iterator[ExportWarning]:
    yield from session_warnings(session, timeline, _SDK)
    if session is None:
        return
    yield ExportWarning(session.client.label, _NEEDS, "note")
    yield ExportWarning(session.client.label, _MERGES, "note")
    if any(exchange.audience is None for exchange in session.exchanges):
        yield ExportWarning(session.client.label, _NO_AUDIENCE, "note")
    if not session.client.is_public:
        yield ExportWarning(session.client.label, _PUBLIC, "rejected")
