"""Revoking refresh tokens: by the application, by an administrator, and logging out.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/revoke-refresh-tokens
"""

from __future__ import annotations

from urllib.parse import quote

from mrrt_studio.engine import logs
from mrrt_studio.engine.client_auth import authenticate, credentials, find_client
from mrrt_studio.engine.context import Context
from mrrt_studio.engine.exchange import cause_of_death, revoke_grant
from mrrt_studio.engine.families import revoke_family, revoke_held
from mrrt_studio.engine.grant import failed
from mrrt_studio.engine.http import HttpRequest, HttpResponse, form, redirect
from mrrt_studio.engine.outcome import LogEntry, Note, Outcome
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.engine.sessions import close_session
from mrrt_studio.engine.state import RefreshToken, State

_NO_BODY = HttpResponse(200, {}, {})


def revoke_token(state: State, client_id: str, value: str, context: Context) -> tuple[State, Outcome]:
    """Return the state and outcome of ``POST /oauth/revoke``; a dead token is answered like a living one."""
    client = find_client(state, client_id)
    proof = credentials(client, client_id, None, context.ids.seed)
    url = f"{state.configuration.tenant.issuer}oauth/revoke"
    request = form(url, {**proof.body, "token": value, "token_type_hint": "refresh_token"}, proof.headers)
    token = state.refresh_tokens.get(value)
    try:
        authenticate(client, client_id, None, context.ids.seed)
        _require_owner(client_id, token)
    except Refusal as refusal:
        return state, failed(refusal, request, ())
    if token is None or cause_of_death(state, token) is not None:
        note = Note("revoke-dead-token", {})
        return state, Outcome(request=request, response=_NO_BODY, notes=(note,))
    return _end(state, token, request, context)


def _require_owner(client_id: str, token: RefreshToken | None) -> None:
    if token is not None and token.login.client_id != client_id:
        text = "The token was issued to another client."
        raise Refusal("revoke-own-token", 403, "invalid_grant", text, facts={"client": token.login.client_id})


def _end(state: State, token: RefreshToken, request: HttpRequest, context: Context) -> tuple[State, Outcome]:
    questions = context.open_questions()
    entry = _revoked(state, token)
    ended = revoke_family(state, token.family, "revoked")
    whole = state.configuration.tenant.revocation_deletes_grant or (
        questions.decide("revoke-reach") == "whole-grant"
    )
    if token.login.online:
        ended = _end_session(ended, token.login.user_id)
    if whole:
        ended = revoke_grant(ended, token, "grant")
    note = Note("revoke-takes-grant" if whole else "revoke-takes-token", {})
    return ended, Outcome(
        request=request,
        response=_NO_BODY,
        logs=(entry,),
        notes=(note,),
        assumptions=questions.decisive,
    )


def revoke_user_grant(state: State, user_id: str, client_id: str) -> tuple[State, Outcome]:
    """Return the state without the user's grants for an application and its refresh tokens."""
    for key in [key for key in state.consents if key[:2] == (user_id, client_id)]:
        state = state.changed(consents=state.consents.remove(key))
    ended, tokens = revoke_held(state, "grant", user_id=user_id, client_id=client_id)
    path = f"grants?user_id={quote(user_id, safe='')}&client_id={quote(client_id, safe='')}"
    return ended, _by_administrator(state, "DELETE", path, 204, "Delete a grant", tokens)


def revoke_all_of_user(state: State, user_id: str) -> tuple[State, Outcome]:
    """Return the state without any refresh token of the user.

    Source: https://auth0.com/docs/api/management/v2/users/delete-refresh-tokens-for-user
    """
    ended, tokens = revoke_held(state, "user", user_id=user_id)
    path = f"users/{quote(user_id, safe='')}/refresh-tokens"
    return ended, _by_administrator(state, "DELETE", path, 202, "Delete refresh tokens for a user", tokens)


def _by_administrator(
    state: State, method: str, path: str, status: int, description: str, tokens: tuple[RefreshToken, ...]
) -> Outcome:
    request = HttpRequest(method, state.configuration.tenant.management_api + path, {}, {})
    details = {"request": {"method": method.lower(), "path": f"/api/v2/{path}"}}
    entries = (logs.management_succeeded(description, details), *(_revoked(state, token) for token in tokens))
    return Outcome(request=request, response=HttpResponse(status, {}, {}), logs=entries)


def _revoked(state: State, token: RefreshToken) -> LogEntry:
    client = state.configuration.clients.get(token.login.client_id)
    return logs.refresh_token_revoked(token, client, state.configuration.users.get(token.login.user_id))


def _end_session(state: State, user_id: str) -> State:
    """Close the user's session, which ends every online refresh token that is bound to it.

    Source: https://auth0.com/docs/secure/tokens/refresh-tokens/online-refresh-tokens
    """
    ended = close_session(state, user_id)
    for token in state.all_current():
        if token.login.online and token.login.user_id == user_id:
            ended = revoke_family(ended, token.family, "session")
    return ended


def logout(state: State, user_id: str, client_id: str | None) -> tuple[State, Outcome]:
    """Return the state without the user's session; refresh tokens for offline access live on.

    Source: https://auth0.com/docs/authenticate/login/logout/log-users-out-of-auth0
    """
    session = state.session(user_id)
    ended = _end_session(state, user_id)
    query = f"?client_id={quote(client_id, safe='')}" if client_id else ""
    request = HttpRequest("GET", f"{state.configuration.tenant.issuer}v2/logout{query}", {}, {})
    client = state.configuration.clients.get(client_id or "")
    user = state.configuration.users.get(user_id)
    outcome = Outcome(request=request, response=redirect(state.configuration.tenant.issuer, {}))
    if session is None:
        return ended, outcome
    return ended, outcome._replace(logs=(logs.logged_out(client, user, session.id),))
