"""The exchanges of a timeline as calls of auth0-server-python.

Source: https://github.com/auth0/auth0-server-python/blob/main/examples/RetrievingData.md
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

_SDK = "auth0-server-python"
_SECRET = (
    "auth0-server-python runs on a server and needs a client secret or a key; this application has none."  # noqa: S105 - a sentence
)
_CACHE = "It answers from its store while a token lives: the exchange is made when the token has expired."
_SCOPE = "It always sends a scope: the defaults of the login's API are merged into it."


def export(timeline: Timeline, client_id: str | None = None) -> Export:
    """Return what a Python server would write to make these exchanges."""
    session = session_of(timeline, client_id)
    text = "" if session is None else "\n".join(_lines(session)) + "\n"
    return Export(text, "python", "auth0_client.py", tuple(_warnings(session, timeline)))


def _lines(session: Session) -> Iterator[str]:
    yield "import os"
    yield ""
    yield "from auth0_server_python.auth_server.server_client import ServerClient"
    yield ""
    yield "server_client = ServerClient("
    yield '    domain=os.environ["AUTH0_DOMAIN"],'
    yield '    client_id=os.environ["AUTH0_CLIENT_ID"],'
    yield '    client_secret=os.environ["AUTH0_CLIENT_SECRET"],'
    yield '    secret=os.environ["AUTH0_SECRET"],'
    yield '    redirect_uri=os.environ["AUTH0_REDIRECT_URI"],'
    yield "    authorization_params={"
    yield from (f"        {line}" for line in _parameters(session))
    yield "    },"
    yield ")"
    yield ""
    yield ""
    yield "async def log_in(store_options: dict) -> str:"
    yield '    """Return the address to send the person to."""'
    yield "    return await server_client.start_interactive_login(store_options=store_options)"
    yield ""
    yield ""
    yield "async def exchange(store_options: dict) -> None:"
    for number, exchange in enumerate(session.exchanges):
        if number:
            yield ""
        yield from (f"    {line}" for line in (*comments(exchange, "#"), *_call(exchange)))
    if not session.exchanges:
        yield "    pass"


def _parameters(session: Session) -> Iterator[str]:
    given = (
        ("audience", session.audience),
        ("scope", session.scope),
        ("organization", session.organization),
    )
    yield from (f'"{name}": {literal(value, "python")},' for name, value in given if value is not None)


def _call(exchange: Exchange) -> Iterator[str]:
    yield f"{token_name(exchange, snake=True)} = await server_client.get_access_token("
    yield "    store_options=store_options,"
    if exchange.audience is not None:
        yield f"    audience={literal(exchange.audience, 'python')},"
    if exchange.scope is not None:
        yield f"    scope={literal(exchange.scope, 'python')},"
    yield ")"


def _warnings(session: Session | None, timeline: Timeline) -> Iterator[ExportWarning]:
    yield from session_warnings(session, timeline, _SDK)
    if session is None:
        return
    yield ExportWarning(session.client.label, _CACHE, "note")
    yield ExportWarning(session.client.label, _SCOPE, "note")
    if session.client.is_public:
        yield ExportWarning(session.client.label, _SECRET, "rejected")
