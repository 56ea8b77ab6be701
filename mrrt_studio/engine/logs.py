"""Entries of the tenant log: the only place where Auth0 tells the causes apart.

Source: https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mrrt_studio.engine.outcome import Authorization, LogEntry
from mrrt_studio.engine.refusal import Refusal
from mrrt_studio.engine.state import LoginGrant, RefreshToken, State
from mrrt_studio.engine.tokens import AccessToken
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.tenant import User

REUSED = "Reused rotating refresh token detected, revoked the family"
MISSING = "Token could not be decoded or is missing in DB"

SUCCESSES = {
    "authorization_code": ("seacft", "Authorization Code for Access Token"),
    "password": ("sepft", "Password for Access Token"),
    "device_code": ("sede", "Device Code to Access Token"),
    "silent": ("ssa", "Successful silent authentication"),
}
_FAILURES = {
    "authorization_code": "feacft",
    "password": "fepft",
    "device_code": "fede",
    "silent": "fsa",
}
_EXECUTIONS: Mapping[str, Any] = {"executions": []}


def refresh_token_exchanged(
    authorization: Authorization, token: RefreshToken, user: User, access_token: AccessToken | None
) -> LogEntry:
    """Return ``sertft``: what was asked for stands in the details, what was issued beside them."""
    details: dict[str, Any] = {}
    if token.rotating:
        details |= {"familyId": token.family, "tokenCounter": token.counter}
    details |= {
        "access_token_jti": _jti(access_token),
        "policy_used": authorization.policy_used,
        "requested_audience": authorization.requested_audience,
        "requested_scope": authorization.requested_scope,
        "requested_client_id": authorization.client.client_id,
        "refresh_token": _access_kind(token.login),
        "actions": _EXECUTIONS,
    }
    description = "Successful Refresh Token exchange"
    return _entry("sertft", description, details, authorization, user)


def refresh_token_failed(
    refusal: Refusal,
    state: State,
    client: Client | None,
    token: RefreshToken | None,
    user: User | None,
) -> LogEntry:
    """Return ``ferrt`` for reuse and ``fertft`` for everything else."""
    if token is not None and refusal.rule == "refresh-token-not-reused":
        details = {
            "familyId": token.family,
            "tokenCounter": token.counter,
            "latestCounter": state.families[token.family].latest_counter,
        }
        return LogEntry("ferrt", REUSED, details, client, user, token.login.audience)
    details = _failure_details(refusal, state, client, token)
    return LogEntry("fertft", _failure_text(refusal, state, token), details, client)


def _failure_text(refusal: Refusal, state: State, token: RefreshToken | None) -> str:
    """Revoked and pruned tokens are deleted, so the server can no longer say more about them."""
    if refusal.rule == "refresh-token-known" and token is None:
        return MISSING
    if refusal.rule == "refresh-token-alive" and token is not None:
        deleted = token.pruned or state.families[token.family].revoked is not None
        return MISSING if deleted else refusal.description
    return refusal.description


def _failure_details(
    refusal: Refusal, state: State, client: Client | None, token: RefreshToken | None
) -> dict[str, Any]:
    details: dict[str, Any] = {"requested_client_id": client.client_id if client else None}
    if token is not None:
        details["refresh_token"] = _access_kind(token.login)
        if token.login.online and refusal.rule == "refresh-token-alive":
            details["failure_reason"] = _online_failure(state, token)
    return _given(details)


def _online_failure(state: State, token: RefreshToken) -> str:
    """Return the reason that only online refresh tokens are given."""
    revoked = state.families[token.family].revoked
    if revoked == "session" or not state.has_its_session(token):
        return "session_not_found"
    return "grant_revoked" if revoked is not None else "invalid_token"


def login_succeeded(
    flow: str, authorization: Authorization, code: str, login: LoginGrant, access_token: AccessToken | None
) -> LogEntry:
    """Return ``seacft``, ``sepft``, ``sede`` or ``ssa``."""
    kind, description = SUCCESSES[flow]
    details: dict[str, Any] = {} if flow == "silent" else {"access_token_jti": _jti(access_token)}
    if flow == "authorization_code":
        details |= {
            "code": "*" * 42 + code[-3:],
            "requested_client_id": authorization.client.client_id,
            "refresh_token": _access_kind(login) if _has_refresh_token(authorization) else None,
        }
    elif flow != "device_code":
        details |= {"actions": _EXECUTIONS}
    return _entry(kind, description, details, authorization, authorization.user)


def _has_refresh_token(authorization: Authorization) -> bool:
    return any(scope in authorization.granted for scope in ("offline_access", "online_access"))


def login_failed(flow: str, refusal: Refusal, client: Client | None, user: User | None) -> LogEntry:
    """Return the failure's entry: that of the login page where it refused, else that of the grant."""
    if refusal.at_authorize and refusal.rule == "user-authenticates":
        kind = "fp" if user else "fu"
        return LogEntry(kind, refusal.description, {"error": {"message": refusal.description}}, client, user)
    if refusal.at_authorize and flow != "silent":
        error = {"message": refusal.description, "oauthError": refusal.error, "type": refusal.error}
        return LogEntry("f", refusal.description, {"error": error}, client, user)
    kind = _FAILURES[flow]
    details = {"code": None, "requested_client_id": client.client_id if client else None}
    return LogEntry(kind, refusal.description, _given(details) if kind == "feacft" else {}, client, user)


def client_credentials_succeeded(authorization: Authorization, access_token: AccessToken | None) -> LogEntry:
    """Return ``seccft``."""
    description = "Client Credentials for Access Token"
    details = {"access_token_jti": _jti(access_token), "actions": _EXECUTIONS}
    return _entry("seccft", description, details, authorization, None)


def client_credentials_failed(refusal: Refusal, client: Client | None) -> LogEntry:
    """Return ``feccft``."""
    return LogEntry("feccft", refusal.description, {}, client)


def refresh_token_revoked(token: RefreshToken, client: Client | None, user: User | None) -> LogEntry:
    """Return ``srrt``; the token itself never stands in a log, only an id that it is known by."""
    details = {
        "audience": token.login.audience,
        "credential_id": f"dcr_{token.family}",
        "grant_id": None,
        "session_id": token.login.session_id,
        "refresh_token": _access_kind(token.login),
    }
    description = "Successfully revoked a Refresh Token"
    return LogEntry("srrt", description, _given(details), client, user, token.login.audience)


def resource_cleanup(token: RefreshToken, client: Client, user: User) -> LogEntry:
    """Return the entry for a token that the limit of 200 pruned."""
    description = "Refresh token excess warning: the oldest refresh token was removed"
    details = {"resource": "refresh_token", "familyId": token.family}
    return LogEntry("resource_cleanup", description, details, client, user, token.login.audience)


def management_succeeded(description: str, details: Mapping[str, Any]) -> LogEntry:
    """Return ``sapi``: an administrator changed something."""
    return LogEntry("sapi", description, details)


def management_failed(description: str, details: Mapping[str, Any]) -> LogEntry:
    """Return ``fapi``: the Management API refused a change."""
    return LogEntry("fapi", description, details)


def refresh_token_end_cut(
    facts: Mapping[str, str], token: RefreshToken, client: Client, user: User
) -> LogEntry:
    """Return ``w``: an Action asked for a later end than the application's settings allow."""
    description = f"{facts['method']}: {facts['wanted']} is later than allowed, {facts['end']} stays"
    details = {"familyId": token.family, **facts}
    return LogEntry("w", description, details, client, user, token.login.audience)


_NAMES_EXECUTIONS = ("sertft", "fertft", "sepft", "ssa", "f")
"""Kinds of entries whose details have a place for them in Auth0's log schema."""


def with_execution(entry: LogEntry, execution: str) -> LogEntry:
    """Return an entry that names the run of the tenant's Actions, where its kind has a place for it."""
    if entry.type not in _NAMES_EXECUTIONS:
        return entry
    return entry._replace(details={**entry.details, "actions": {"executions": [execution]}})


def logged_out(client: Client | None, user: User | None, session_id: str | None) -> LogEntry:
    """Return ``slo``."""
    return LogEntry("slo", "User successfully logged out", _given({"session_id": session_id}), client, user)


def _entry(
    kind: str, description: str, details: Mapping[str, Any], authorization: Authorization, user: User | None
) -> LogEntry:
    scope = " ".join(authorization.echoed)
    return LogEntry(
        kind, description, _given(details), authorization.client, user, authorization.audience, scope
    )


def _jti(access_token: AccessToken | None) -> str | None:
    """Return the token's id, which only some dialects give it."""
    return access_token.claims.get("jti") if access_token else None


def _access_kind(login: LoginGrant) -> dict[str, Any]:
    kind = {"access": "online" if login.online else "offline"}
    return {**kind, "session_id": login.session_id} if login.session_id else kind


def _given(details: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in details.items() if value is not None or name == "grant_id"}
