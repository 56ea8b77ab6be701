"""Small tenants and steps for tests of the engine, the simulation and the command line, built in code."""

from __future__ import annotations

from typing import Any

from mrrt_studio.engine.context import Context
from mrrt_studio.engine.families import Issued, open_family
from mrrt_studio.engine.ids import Ids
from mrrt_studio.engine.outcome import Authorization, Outcome, ScopeDecision
from mrrt_studio.engine.state import LoginGrant, State
from mrrt_studio.scenario.assumptions import DEFAULTS
from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.timeline import PlayedStep, Timeline, simulate

MESSAGES = "https://api.example.com"
BILLING = "https://billing.example.com"
ISSUER = "https://example.auth0.com/"
USERINFO = f"{ISSUER}userinfo"
PHONE = "phone"
ADA = "auth0|ada"
SCOPE = "openid profile offline_access read:messages"
NOW = 1_767_258_000
"""2026-01-01T09:00:00Z."""

STAYING = {"rotation_type": "non-rotating", "expiration_type": "non-expiring"}
ROTATING = {"rotation_type": "rotating", "expiration_type": "expiring"}

Json = dict[str, Any]


def api(identifier: str, *scopes: str, **more: Any) -> Json:
    """An API that allows offline access and skips consent."""
    return {
        "identifier": identifier,
        "scopes": [{"value": scope} for scope in scopes],
        "allow_offline_access": True,
        "skip_consent_for_verifiable_first_party_clients": True,
        **more,
    }


def messages(**more: Any) -> Json:
    """The API of the login."""
    return api(MESSAGES, "read:messages", "write:messages", "delete:messages", **more)


def billing(**more: Any) -> Json:
    """Another API."""
    return api(BILLING, "read:billing", "write:billing", **more)


def policy(audience: str, *scopes: str) -> Json:
    """One MRRT policy."""
    return {"audience": audience, "scope": list(scopes)}


def client(*policies: Json, kind: Json = STAYING, **more: Any) -> Json:
    """A native application with every grant that this program knows."""
    settings = {**kind, "policies": list(policies)} if policies else dict(kind)
    grants = ["authorization_code", "password", "refresh_token", "client_credentials"]
    return {
        "client_id": PHONE,
        "name": "Phone app",
        "app_type": "native",
        "grant_types": [*grants, "urn:ietf:params:oauth:grant-type:device_code"],
        "refresh_token": settings,
        **more,
    }


def user(user_id: str = ADA, **more: Any) -> Json:
    """A person with a password."""
    return {"user_id": user_id, "email": "ada@example.com", "password": "correct horse", **more}


def login(**more: Any) -> Json:
    """A login that returns a refresh token; None takes a field away."""
    step = {
        "id": "login",
        "type": "login",
        "client": PHONE,
        "user": ADA,
        "audience": MESSAGES,
        "scope": SCOPE,
    }
    return _given({**step, **more})


def exchange(**more: Any) -> Json:
    """An exchange of what ``login`` returned; None takes a field away."""
    return _given({"id": "x1", "type": "exchange", "refresh_token": "login", **more})


def patch(path: str, body: Any, **more: Any) -> Json:
    """What an administrator changes."""
    return {"id": "patch", "type": "configure", "method": "PATCH", "path": path, "body": body, **more}


def _given(step: Json) -> Json:
    return {name: value for name, value in step.items() if value is not None}


def scenario(*steps: Json, **more: Any) -> Scenario:
    """The phone app, two APIs, Ada, and the steps."""
    tenant = {"clients": [client()], "resource_servers": [messages(), billing()], "users": [user()]}
    return Scenario.model_validate({**tenant, **more, "steps": list(steps)})


def run(*steps: Json, **more: Any) -> Timeline:
    """The steps, played."""
    return simulate(scenario(*steps, **more))


def outcome(timeline: Timeline, step_id: str) -> Outcome:
    """What a step did."""
    found = timeline.by_id[step_id].outcome
    assert found is not None
    return found


def last(*steps: Json, **more: Any) -> Outcome:
    """What the last of some steps did."""
    return outcome(timeline := run(*steps, **more), timeline.steps[-1].id)


def last_played(*steps: Json, **more: Any) -> PlayedStep:
    """The last of some steps, played."""
    return run(*steps, **more).steps[-1]


def body(found: Outcome) -> Json:
    """The body of a step's response."""
    assert found.response is not None
    return dict(found.response.body)


def configuration(**more: Any) -> Configuration:
    """The tenant of :func:`scenario`."""
    return Configuration.of(scenario(**more))


def state(**more: Any) -> State:
    """A server at which nothing has happened yet."""
    return State(NOW, configuration(**more))


def context(step: str = "step", **choices: str) -> Context:
    """The surroundings of one request; choices name assumptions with underscores."""
    named = {name.replace("_", "-"): value for name, value in choices.items()}
    return Context(Ids("seed", step), {**DEFAULTS, **named})


def grant(scopes: str = SCOPE, audience: str | None = MESSAGES, **more: Any) -> LoginGrant:
    """What a login of Ada at the phone app granted."""
    policies: tuple[RefreshTokenPolicy, ...] = more.pop("policies", ())
    fields = {"flow": "authorization_code", "authenticated_at": NOW, **more}
    return LoginGrant(PHONE, ADA, audience, tuple(scopes.split()), policies=policies, **fields)


def opened(before: State, step: str = "login", held: LoginGrant | None = None, **kind: Any) -> Issued:
    """The first refresh token of a family; ``kind`` is the application's ``refresh_token``."""
    application = Client.model_validate(client(kind=kind or STAYING))
    return open_family(before, application, held or grant(), Ids("seed", step))


def application(*policies: Json, kind: Json = STAYING, **more: Any) -> Client:
    """The phone app as a model."""
    return Client.model_validate(client(*policies, kind=kind, **more))


def verdicts(decisions: tuple[ScopeDecision, ...]) -> dict[str, str]:
    """The rule that decided on each scope; fails where a scope has two verdicts."""
    rules = {decision.scope: decision.rule for decision in decisions}
    assert len(rules) == len(decisions)
    return rules


def authorization(**more: Any) -> Authorization:
    """A merged authorization of Ada at the phone app for the API of the login."""
    tenant = configuration()
    fields: Json = {
        "client": tenant.clients[PHONE],
        "user": tenant.users[ADA],
        "requested_audience": None,
        "requested_scope": None,
        "audience": MESSAGES,
        "audience_rule": "audience-omitted",
        "api": tenant.resource_servers[MESSAGES],
        "policy_used": "refresh_token_user_grant",
        **more,
    }
    return Authorization(**fields)


def decision(scope: str, rule: str = "scope-login", **more: Any) -> ScopeDecision:
    """A verdict on one scope; granted where the rule says where it comes from."""
    granted = rule in ("scope-login", "scope-policy", "scope-login-and-policy")
    fields: Json = {"sources": (), "requested": None, "on_api": None, "rbac": None, "client_grant": None}
    return ScopeDecision(scope, granted, rule, **{**fields, **more})
