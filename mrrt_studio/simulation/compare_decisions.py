"""What a step decided, flattened so that two of them can be laid side by side, decision by decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from pydantic import JsonValue

from mrrt_studio.engine.outcome import Authorization, Outcome, ScopeDecision
from mrrt_studio.engine.state import RefreshToken
from mrrt_studio.scenario.tenant import Tenant

Kind = Literal[
    "played",
    "status",
    "error",
    "refused",
    "audience",
    "audience_rule",
    "policy_used",
    "scope",
    "access_token",
    "expires_in",
    "claim",
    "id_token",
    "id_token_claim",
    "refresh_token",
    "refresh_kept",
    "refresh_lifetime",
    "refresh_idle_lifetime",
    "live_refresh_tokens",
    "scripts",
    "logs",
]
"""What is decided, in the order in which it is told."""


class Decided(NamedTuple):
    """The name of one decision: its kind and, for scopes and claims, which one."""

    kind: Kind
    name: str = ""


Decisions = Mapping[Decided, JsonValue]

BEARERS: Mapping[Kind, Decided] = {
    "expires_in": Decided("access_token"),
    "claim": Decided("access_token"),
    "id_token_claim": Decided("id_token"),
    "refresh_kept": Decided("refresh_token"),
    "refresh_lifetime": Decided("refresh_kept"),
    "refresh_idle_lifetime": Decided("refresh_kept"),
}
"""What must be there for the decision to be one: a token has no claims where none was issued."""

_VOLATILE = frozenset(
    {"iat", "exp", "nbf", "jti", "auth_time", "sid", "at_hash", "c_hash", "nonce", "iss", "scope"}
)
"""Claims that the clock, the seed or the tenant's name make, and the scope, told scope by scope."""


def decisions_of(outcome: Outcome | None, at: int, tenant: Tenant) -> Decisions:
    """Return everything that a step decided.

    What differs between any two runs, such as times, ids and the tenant's own name, is left out: lifetimes
    are in seconds from the step, and the userinfo endpoint is called ``userinfo``.

    Args:
        outcome: what the step did, or None for one that is disabled.
        at: virtual time of the step, seconds since the epoch.
        tenant: the tenant as it stood then.
    """
    if outcome is None:
        return {Decided("played"): False}
    found = {Decided("played"): True, **dict(_answer(outcome)), **dict(_authorized(outcome.authorization))}
    return {**found, **dict(_tokens(outcome, at, tenant))}


def _answer(outcome: Outcome) -> Iterator[tuple[Decided, JsonValue]]:
    if outcome.response is not None:
        yield Decided("status"), outcome.response.status
        yield Decided("error"), outcome.response.body.get("error")
    yield Decided("refused"), outcome.refused.rule if outcome.refused else None
    scripts = [f"{run.name} failed" if run.error is not None else run.name for run in outcome.scripts]
    yield Decided("scripts"), list[JsonValue](scripts)
    yield Decided("logs"), [entry.type for entry in outcome.logs]


def _authorized(authorization: Authorization | None) -> Iterator[tuple[Decided, JsonValue]]:
    if authorization is None:
        return
    yield Decided("audience"), authorization.audience
    yield Decided("audience_rule"), authorization.audience_rule
    yield Decided("policy_used"), authorization.policy_used
    for decision in authorization.scopes:
        yield Decided("scope", decision.scope), _verdict(decision)


def _verdict(decision: ScopeDecision) -> dict[str, JsonValue]:
    return {"granted": decision.granted, "rule": decision.rule, "sources": list(decision.sources)}


def _tokens(outcome: Outcome, at: int, tenant: Tenant) -> Iterator[tuple[Decided, JsonValue]]:
    access, identity, _ = outcome.tokens
    yield Decided("access_token"), access is not None
    if access is not None:
        yield Decided("expires_in"), access.lifetime
        for name, value in _claims(access.claims, tenant):
            yield Decided("claim", name), value
    yield Decided("id_token"), identity is not None
    for name, value in _claims(identity.claims if identity else {}, tenant):
        yield Decided("id_token_claim", name), value
    yield Decided("refresh_token"), refresh_token_word(outcome)
    kept = outcome.kept_refresh_token
    yield Decided("refresh_kept"), kept is not None
    if kept is not None:
        yield Decided("refresh_lifetime"), _left(kept.expires_at, at)
        yield Decided("refresh_idle_lifetime"), _left(kept.idle_expires_at, at)


def _claims(claims: Mapping[str, Any], tenant: Tenant) -> Iterator[tuple[str, JsonValue]]:
    for name, value in claims.items():
        if name not in _VOLATILE:
            yield name, _without_tenant(value, tenant) if name == "aud" else value


def _without_tenant(audience: JsonValue, tenant: Tenant) -> JsonValue:
    if isinstance(audience, list):
        return [_without_tenant(each, tenant) for each in audience]
    return "userinfo" if audience == tenant.userinfo_audience else audience


def _left(end: int | None, at: int) -> int | None:
    return None if end is None else end - at


def refresh_token_word(outcome: Outcome) -> str:
    """Return what became of the refresh token: ``issued``, ``rotated``, ``kept`` or ``none``."""
    returned: RefreshToken | None = outcome.tokens.refresh_token
    if returned is None:
        return "none" if outcome.kept_refresh_token is None else "kept"
    return "issued" if outcome.opened_family else "rotated"
