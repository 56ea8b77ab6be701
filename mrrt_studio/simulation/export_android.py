"""The exchanges of a timeline as calls of Auth0.Android.

Source: https://github.com/auth0/Auth0.Android/blob/main/examples/credentials-manager.md
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

_SDK = "Auth0.Android"
_OPENID = "Where a call names an API, it adds openid to its scopes."
_ALREADY = "It answers from its storage while a token for the same API and exactly these scopes lives."
_PUBLIC = "A phone keeps no secret: Auth0.Android is for applications that authenticate with none."
_VERSION = "SecureCredentialsManager takes its arguments in this order since version 4 of the SDK."


def export(timeline: Timeline, client_id: str | None = None) -> Export:
    """Return what an Android app would write to make these exchanges."""
    session = session_of(timeline, client_id)
    text = "" if session is None else "\n".join(_lines(session)) + "\n"
    return Export(text, "kotlin", "Exchange.kt", tuple(_warnings(session, timeline)))


def _lines(session: Session) -> Iterator[str]:
    yield "import android.content.Context"
    yield "import com.auth0.android.Auth0"
    yield "import com.auth0.android.authentication.AuthenticationAPIClient"
    yield "import com.auth0.android.authentication.storage.SecureCredentialsManager"
    yield "import com.auth0.android.authentication.storage.SharedPreferencesStorage"
    yield "import com.auth0.android.provider.WebAuthProvider"
    yield ""
    yield "class Exchange(private val context: Context) {"
    yield "    // com_auth0_client_id and com_auth0_domain come from strings.xml."
    yield "    private val account = Auth0.getInstance("
    yield "        context.getString(R.string.com_auth0_client_id),"
    yield "        context.getString(R.string.com_auth0_domain),"
    yield "    )"
    yield "    private val manager = SecureCredentialsManager("
    yield "        AuthenticationAPIClient(account), context, SharedPreferencesStorage(context),"
    yield "    )"
    yield ""
    yield "    suspend fun logIn() {"
    yield "        val credentials = WebAuthProvider.login(account)"
    yield from (f"            {line}" for line in _login(session))
    yield "            .await(context)"
    yield "        manager.saveCredentials(credentials)"
    yield "    }"
    yield ""
    yield "    suspend fun exchange() {"
    for number, exchange in enumerate(session.exchanges):
        if number:
            yield ""
        yield from (f"        {line}" for line in (*comments(exchange, "//"), *_call(exchange)))
    yield "    }"
    yield "}"


def _login(session: Session) -> Iterator[str]:
    given = (
        ("Audience", session.audience),
        ("Scope", session.scope),
        ("Organization", session.organization),
    )
    yield from (f".with{name}({literal(value, 'kotlin')})" for name, value in given if value is not None)


def _call(exchange: Exchange) -> Iterator[str]:
    name = token_name(exchange)
    if exchange.audience is None:
        scope = "null" if exchange.scope is None else literal(exchange.scope, "kotlin")
        yield f"val {name} = manager.awaitCredentials("
        yield f"    scope = {scope}, minTtl = 0, parameters = emptyMap(), forceRefresh = true,"
        yield ").accessToken"
        return
    yield f"val {name} = manager.awaitApiCredentials("
    yield f"    audience = {literal(exchange.audience, 'kotlin')},"
    if exchange.scope is not None:
        yield f"    scope = {literal(exchange.scope, 'kotlin')},"
    yield ").accessToken"


def _warnings(session: Session | None, timeline: Timeline) -> Iterator[ExportWarning]:
    yield from session_warnings(session, timeline, _SDK)
    if session is None:
        return
    yield ExportWarning(session.client.label, _OPENID, "note")
    yield ExportWarning(session.client.label, _ALREADY, "note")
    yield ExportWarning(session.client.label, _VERSION, "note")
    if not session.client.is_public:
        yield ExportWarning(session.client.label, _PUBLIC, "rejected")
