"""Which scopes a token gets, and why: one verdict for every scope that was asked for or was available.

Source: https://auth0.com/docs/secure/tokens/refresh-tokens/multi-resource-refresh-token/configure-and-implement-multi-resource-refresh-token
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mrrt_studio.engine.context import OpenQuestions
from mrrt_studio.engine.outcome import ScopeDecision
from mrrt_studio.engine.state import LoginGrant
from mrrt_studio.scenario.access import needs_client_grant
from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.scenario.configuration import OIDC_SCOPES, Configuration, granted_scopes
from mrrt_studio.scenario.tenant import User

IDENTITY_SCOPES = frozenset((*OIDC_SCOPES, "offline_access"))
"""Scopes that are about the user and the refresh token, not about an API."""

_BOTH = ("login", "policy")

_SOURCES = {
    (True, False): (("login",), "scope-login"),
    (False, True): (("policy",), "scope-policy"),
    (True, True): (_BOTH, "scope-login-and-policy"),
}


def requested_scopes(scope: str | None) -> tuple[str, ...] | None:
    """Return the scopes that a request names, each once; None where it names none."""
    named = tuple(dict.fromkeys((scope or "").split()))
    return named or None


@dataclass(frozen=True, slots=True)
class Filters:
    """What may keep a scope of one API from a user, whichever way it was authorized."""

    defined: frozenset[str]
    permissions: frozenset[str] | None
    """What the user may do there; None where the API does not enforce RBAC."""
    client_grant: frozenset[str] | None
    """What the client grant includes; None where none is needed."""

    @classmethod
    def of(cls, configuration: Configuration, client: Client, user: User, audience: str | None) -> Filters:
        """Return the filters of one API as the tenant stands now."""
        api = configuration.resource_servers.get(audience or "")
        if api is None:
            return cls(frozenset(), None, None)
        defined = configuration.defined_scopes(api.identifier)
        permissions = (
            frozenset(configuration.permissions(user, api.identifier)) if api.enforce_policies else None
        )
        if not needs_client_grant(client, api):
            return cls(defined, permissions, None)
        grants = configuration.grants(client, api.identifier, "user")
        return cls(defined, permissions, granted_scopes(grants, defined))

    def judge(self, scope: str) -> tuple[bool | None, bool | None, bool | None]:
        """Return whether the API defines it, RBAC allows it and the client grant has it; None: not asked."""
        if scope in IDENTITY_SCOPES:
            return None, None, None
        rbac = None if self.permissions is None else scope in self.permissions
        grant = None if self.client_grant is None else scope in self.client_grant
        return scope in self.defined, rbac, grant


@dataclass(frozen=True, slots=True)
class Candidates:
    """What an exchange has to offer for one API, before it looks at the request."""

    login: dict[str, None]
    policy: dict[str, None]
    narrowed: bool = False
    """Only what both name counts: the assumption that a policy for the login's API narrows."""

    def __contains__(self, scope: str) -> bool:
        return scope in self.login or scope in self.policy

    def in_order(self) -> tuple[str, ...]:
        """Return them as the response lists them: what the login granted, then what the policies add."""
        return tuple({**self.login, **self.policy})


def gather(
    login: LoginGrant,
    audience: str | None,
    entries: tuple[RefreshTokenPolicy, ...],
    defined: tuple[str, ...],
    questions: OpenQuestions,
) -> Candidates:
    """Return what login and eligible policy entries give for an API.

    Args:
        login: what the login granted.
        audience: the API that the token is for.
        entries: the eligible policy entries that name it.
        defined: the scopes of the API, in its order.
        questions: answers what Auth0's documentation leaves open.
    """
    same = audience == login.audience
    from_login = dict.fromkeys(login.scopes if same else _carried(login, questions))
    from_policy = dict.fromkeys(_policy_scopes(entries, defined, questions))
    differ = same and bool(entries) and _of_api(from_login) != _of_api(from_policy)
    narrowed = differ and questions.decide("same-audience-policy") == "narrows"
    return Candidates(from_login, from_policy, narrowed)


def _of_api(scopes: Iterable[str]) -> frozenset[str]:
    return frozenset(scopes) - IDENTITY_SCOPES


def _carried(login: LoginGrant, questions: OpenQuestions) -> tuple[str, ...]:
    identity = tuple(scope for scope in login.scopes if scope in IDENTITY_SCOPES)
    return identity if identity and questions.decide("oidc-on-new-audience") == "carried" else ()


def _policy_scopes(
    entries: tuple[RefreshTokenPolicy, ...], defined: tuple[str, ...], questions: OpenQuestions
) -> list[str]:
    scopes = [scope for entry in entries for scope in entry.scope]
    empty = any(not entry.scope for entry in entries)
    if empty and questions.decide("empty-policy-scope") == "everything":
        scopes += defined
    return scopes


def merge(
    candidates: Candidates, filters: Filters, requested: tuple[str, ...] | None
) -> tuple[ScopeDecision, ...]:
    """Return one verdict per scope: first the candidates in their order, then what was asked for in vain.

    Args:
        candidates: what login and policies give for the API.
        filters: what the API, RBAC and client grants let through.
        requested: the scopes that the request names, or None for all that there are.
    """
    decisions = [_decide(scope, candidates, filters, requested) for scope in candidates.in_order()]
    in_vain = [scope for scope in requested or () if scope not in candidates]
    return (*decisions, *(_not_authorized(scope, filters) for scope in in_vain))


def _decide(
    scope: str, candidates: Candidates, filters: Filters, requested: tuple[str, ...] | None
) -> ScopeDecision:
    on_api, rbac, client_grant = filters.judge(scope)
    in_login, in_policy = scope in candidates.login, scope in candidates.policy
    # A policy cannot give what the API does not define; what the login gave stays the login's.
    sources, source_rule = _SOURCES[in_login, in_policy and (on_api is True or not in_login)]
    asked = None if requested is None else scope in requested
    if candidates.narrowed and scope not in IDENTITY_SCOPES and len(sources) < len(_BOTH):
        obstacle = "scope-not-authorized"
    elif sources == ("policy",) and on_api is not True:
        obstacle = "scope-not-on-api"
    elif rbac is False:
        obstacle = "scope-rbac"
    elif client_grant is False:
        obstacle = "scope-client-grant"
    else:
        obstacle = "scope-not-requested" if asked is False else None
    rule = obstacle or source_rule
    return ScopeDecision(scope, obstacle is None, rule, sources, asked, on_api, rbac, client_grant)


def _not_authorized(scope: str, filters: Filters) -> ScopeDecision:
    on_api, rbac, client_grant = filters.judge(scope)
    return ScopeDecision(
        scope=scope,
        granted=False,
        rule="scope-not-authorized",
        sources=(),
        requested=True,
        on_api=on_api,
        rbac=rbac,
        client_grant=client_grant,
    )
