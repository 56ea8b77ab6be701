"""What a request did: the answer, the tokens, the log, and the decision behind every scope."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from mrrt_studio.engine.http import HttpExchange, HttpRequest, HttpResponse
from mrrt_studio.engine.scripts import ConsoleLine, ScriptError, ScriptKind
from mrrt_studio.engine.state import RefreshToken
from mrrt_studio.engine.tokens import AccessToken, IdToken
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.tenant import User


class ScopeDecision(NamedTuple):
    """The verdict on one scope, with what each source and each filter said about it."""

    scope: str
    granted: bool
    rule: str
    """Id of the rule that decided."""
    sources: tuple[str, ...]
    """Where it was available: ``login``, ``policy``, ``action``."""
    requested: bool | None
    """None where the request named no scopes."""
    on_api: bool | None
    """None for OIDC scopes, which no API defines."""
    rbac: bool | None
    """None where RBAC is not enforced."""
    client_grant: bool | None
    """None where no client grant is needed."""
    script: str | None = None
    """The Action or Rule that added or removed it."""

    @property
    def withheld(self) -> bool:
        """Available, but this request did not ask for it."""
        return self.rule in ("scope-not-requested", "offline-requested")


class Authorization(NamedTuple):
    """The merged authorization of one token: for whom, for which API, and why each scope."""

    client: Client
    user: User | None
    requested_audience: str | None
    requested_scope: str | None
    audience: str | None
    """The API that the token is for; None for a token that only the userinfo endpoint takes."""
    audience_rule: str | None
    api: ResourceServer | None
    scopes: tuple[ScopeDecision, ...] = ()
    policy_used: str | None = None
    login_audience: str | None = None
    """For an exchange, the API of the login."""

    @property
    def granted(self) -> tuple[str, ...]:
        """The granted scopes, in the order of the response."""
        return tuple(decision.scope for decision in self.scopes if decision.granted)

    @property
    def echoed(self) -> tuple[str, ...]:
        """What the response and the token list: ``online_access`` is never echoed."""
        return tuple(scope for scope in self.granted if scope != "online_access")

    @property
    def audience_differs(self) -> bool:
        """Whether the answer is a token for another API than the one asked for: the silent surprise."""
        if self.audience_rule in ("audience-resolved", "audience-original"):
            return False
        return self.requested_audience is not None and self.requested_audience != self.audience


class LogEntry(NamedTuple):
    """One entry of the tenant log, with its details in the shape of Auth0's log schema."""

    type: str
    description: str
    details: Mapping[str, Any]
    client: Client | None = None
    user: User | None = None
    audience: str | None = None
    scope: str | None = None


class Note(NamedTuple):
    """Something that a person should know about a step although nothing was refused."""

    rule: str
    facts: Mapping[str, str]


class Refused(NamedTuple):
    """The check that failed, with values for its sentence."""

    rule: str
    facts: Mapping[str, str]


class ScriptCommand(NamedTuple):
    """One thing that a script asked for, and what came of it."""

    method: str
    """As it is written after ``api.``; for a Rule, the member of ``context`` that it changed."""
    arguments: tuple[Any, ...]
    ignored: str | None = None
    """Why it had no effect; None where it had one."""


class ScriptRun(NamedTuple):
    """One Action or Rule that ran in a step."""

    name: str
    kind: ScriptKind
    commands: tuple[ScriptCommand, ...] = ()
    console: tuple[ConsoleLine, ...] = ()
    error: ScriptError | None = None
    event: Any = None
    """What it was given: the ``event`` of an Action, ``user`` and ``context`` of a Rule."""


class Tokens(NamedTuple):
    """What a step returned."""

    access_token: AccessToken | None = None
    id_token: IdToken | None = None
    refresh_token: RefreshToken | None = None


NO_TOKENS = Tokens()


class Outcome(NamedTuple):
    """Everything that one step did, apart from the next state."""

    request: HttpRequest | None = None
    response: HttpResponse | None = None
    earlier: tuple[HttpExchange, ...] = ()
    """What came before: the authorization request of a login by code, the polling of a device."""
    authorization: Authorization | None = None
    tokens: Tokens = NO_TOKENS
    kept_refresh_token: RefreshToken | None = None
    """The refresh token that is current after the step: a new one, or the one that was exchanged."""
    logs: tuple[LogEntry, ...] = ()
    checks: tuple[str, ...] = ()
    """Ids of the checks that were passed, in order."""
    refused: Refused | None = None
    notes: tuple[Note, ...] = ()
    assumptions: tuple[str, ...] = ()
    """Ids of the open questions that decided something here."""
    opened_family: bool = False
    """The returned refresh token is the first of a new family."""
    scripts: tuple[ScriptRun, ...] = ()
    """The Rules and Actions that ran, in their order."""
