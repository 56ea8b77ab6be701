"""The exchanges of a timeline as calls of Auth0.swift.

Source: https://github.com/auth0/Auth0.swift/blob/master/EXAMPLES.md
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

_SDK = "Auth0.swift"
_OPENID = "Where a call names a scope, it adds openid."
_ALREADY = "It answers from the keychain while a token for the same API and scopes lives."
_PUBLIC = "A phone keeps no secret: Auth0.swift is for applications that authenticate with none."


def export(timeline: Timeline, client_id: str | None = None) -> Export:
    """Return what an app for Apple's systems would write to make these exchanges."""
    session = session_of(timeline, client_id)
    text = "" if session is None else "\n".join(_lines(session)) + "\n"
    return Export(text, "swift", "Exchange.swift", tuple(_warnings(session, timeline)))


def _lines(session: Session) -> Iterator[str]:
    yield "import Auth0"
    yield ""
    yield "// ClientId and Domain come from Auth0.plist."
    yield "let credentialsManager = CredentialsManager(authentication: Auth0.authentication())"
    yield ""
    yield "func logIn() async throws {"
    yield "    let credentials = try await Auth0"
    yield "        .webAuth()"
    yield from (f"        {line}" for line in _login(session))
    yield "        .start()"
    yield "    _ = credentialsManager.store(credentials: credentials)"
    yield "}"
    yield ""
    yield "func exchange() async throws {"
    for number, exchange in enumerate(session.exchanges):
        if number:
            yield ""
        yield from (f"    {line}" for line in (*comments(exchange, "//"), *_call(exchange)))
    yield "}"


def _login(session: Session) -> Iterator[str]:
    given = (
        ("audience", session.audience),
        ("scope", session.scope),
        ("organization", session.organization),
    )
    yield from (f".{name}({literal(value, 'swift')})" for name, value in given if value is not None)


def _call(exchange: Exchange) -> Iterator[str]:
    name = token_name(exchange)
    if exchange.audience is None:
        yield f"let {name} = try await credentialsManager.renew().accessToken"
        return
    yield f"let {name} = try await credentialsManager.apiCredentials("
    yield f"    forAudience: {literal(exchange.audience, 'swift')}" + (
        "," if exchange.scope is not None else ""
    )
    if exchange.scope is not None:
        yield f"    scope: {literal(exchange.scope, 'swift')}"
    yield ").accessToken"


def _warnings(session: Session | None, timeline: Timeline) -> Iterator[ExportWarning]:
    yield from session_warnings(session, timeline, _SDK)
    if session is None:
        return
    yield ExportWarning(session.client.label, _OPENID, "note")
    yield ExportWarning(session.client.label, _ALREADY, "note")
    if any(exchange.audience is None and exchange.scope is not None for exchange in session.exchanges):
        text = "An exchange that names scopes and no API is made without its scopes: renew() takes none."
        yield ExportWarning(session.client.label, text, "ignored")
    if not session.client.is_public:
        yield ExportWarning(session.client.label, _PUBLIC, "rejected")
