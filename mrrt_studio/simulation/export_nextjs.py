"""The exchanges of a timeline as calls of nextjs-auth0, version 4.

Source: https://github.com/auth0/nextjs-auth0/blob/main/EXAMPLES.md
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

_SDK = "nextjs-auth0"
_SECRET = "nextjs-auth0 runs on a server and needs a client secret or a key; this application has none."  # noqa: S105 - a sentence
_COOKIES = "Call it where cookies can be set, a route handler or an action: elsewhere a new token is lost."
_LABELS = "It merges the scopes of the login into a call for the login's own API."


def export(timeline: Timeline, client_id: str | None = None) -> Export:
    """Return what a Next.js application would write to make these exchanges."""
    session = session_of(timeline, client_id)
    text = "" if session is None else "\n".join(_lines(session)) + "\n"
    return Export(text, "typescript", "route.ts", tuple(_warnings(session, timeline)))


def _lines(session: Session) -> Iterator[str]:
    yield from _library(session)
    yield ""
    yield "// app/exchange/route.ts"
    yield 'import { auth0 } from "@/lib/auth0";'
    yield ""
    yield "export async function GET() {"
    for exchange in session.exchanges:
        yield from (f"  {line}" for line in (*comments(exchange, "//"), *_call(exchange)))
        yield ""
    yield f"  return Response.json({{ tokens: {len(session.exchanges)} }});"
    yield "}"


def _library(session: Session) -> Iterator[str]:
    yield "// lib/auth0.ts"
    yield "// The environment holds AUTH0_DOMAIN, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET, AUTH0_SECRET and"
    yield "// APP_BASE_URL. A person logs in at /auth/login, which the SDK's middleware serves."
    yield 'import { Auth0Client } from "@auth0/nextjs-auth0/server";'
    yield ""
    yield "export const auth0 = new Auth0Client({"
    parameters = [*_parameters(session)]
    if parameters:
        yield "  authorizationParameters: {"
        yield from (f"    {line}" for line in parameters)
        yield "  },"
    yield "});"


def _parameters(session: Session) -> Iterator[str]:
    given = (
        ("audience", session.audience),
        ("scope", session.scope),
        ("organization", session.organization),
    )
    yield from (f"{name}: {literal(value, 'typescript')}," for name, value in given if value is not None)


def _call(exchange: Exchange) -> Iterator[str]:
    yield f"const {{ token: {token_name(exchange)} }} = await auth0.getAccessToken({{"
    if exchange.audience is not None:
        yield f"  audience: {literal(exchange.audience, 'typescript')},"
    if exchange.scope is not None:
        yield f"  scope: {literal(exchange.scope, 'typescript')},"
    yield "  refresh: true,"
    yield "});"


def _warnings(session: Session | None, timeline: Timeline) -> Iterator[ExportWarning]:
    yield from session_warnings(session, timeline, _SDK)
    if session is None:
        return
    yield ExportWarning(session.client.label, _COOKIES, "note")
    yield ExportWarning(session.client.label, _LABELS, "note")
    if session.client.is_public:
        yield ExportWarning(session.client.label, _SECRET, "rejected")
