"""One small tenant and the steps that the inspector has to explain."""

from __future__ import annotations

from typing import Any

from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.timeline import PlayedStep, Timeline, simulate
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection

MESSAGES = "https://api.example.com"
BILLING = "https://billing.example.com"
REPORTS = "https://reports.example.com"
APP = "app1"
LOGIN_SCOPE = "openid profile offline_access read:messages"

Step = dict[str, Any]

LOGIN: Step = {
    "id": "login",
    "type": "login",
    "client": APP,
    "user": "auth0|ada",
    "audience": MESSAGES,
    "scope": LOGIN_SCOPE,
}
OPAQUE_LOGIN = {"id": "opaque", "type": "login", "client": APP, "user": "auth0|ada", "scope": "openid email"}
OMITTED = {"id": "omitted", "type": "exchange"}
UNLISTED = {"id": "unlisted", "type": "exchange", "audience": REPORTS}
FEWER = {"id": "fewer", "type": "exchange", "audience": BILLING, "scope": "read:billing write:billing"}
CALL = {"id": "call", "type": "call_api", "access_token": "login", "requires": "read:messages"}
WRONG_CALL = {"id": "wrong", "type": "call_api", "access_token": "login", "api": BILLING}
USERINFO = {"id": "info", "type": "userinfo", "access_token": "login"}
WAIT = {"id": "wait", "type": "wait", "duration": "PT10M"}
DISABLED = {"id": "off", "type": "wait", "seconds": 1, "disabled": True}
REVOKE = {"id": "revoke", "type": "revoke", "refresh_token": "login"}
LOGOUT = {"id": "logout", "type": "logout", "user": "auth0|ada"}
CONFIGURE = {
    "id": "configure",
    "type": "configure",
    "method": "PATCH",
    "path": f"clients/{APP}",
    "body": {"name": "Phone"},
}


def scenario(*steps: dict[str, Any], **fields: Any) -> Scenario:
    """Return the tenant with some steps; ``fields`` replace those of the scenario."""
    return Scenario.model_validate({**_TENANT, "steps": list(steps), **fields})


def app(**fields: Any) -> dict[str, Any]:
    """Return the application with other settings."""
    return {**_APP, **fields}


def api(identifier: str, name: str, *scopes: str, **fields: Any) -> dict[str, Any]:
    """Return an API."""
    return {
        "identifier": identifier,
        "name": name,
        "scopes": [{"value": scope} for scope in scopes],
        "allow_offline_access": True,
        "skip_consent_for_verifiable_first_party_clients": True,
        **fields,
    }


def play(*steps: dict[str, Any], **fields: Any) -> Timeline:
    """Return the timeline of some steps."""
    return simulate(scenario(*steps, **fields))


def last(*steps: dict[str, Any], **fields: Any) -> tuple[PlayedStep, Outcome]:
    """Return the last of some steps, played."""
    played = play(*steps, **fields).steps[-1]
    assert played.outcome is not None
    return played, played.outcome


def opened(*steps: dict[str, Any], **fields: Any) -> tuple[Document, Selection]:
    """Return an open document whose last step is selected."""
    document = Document(scenario(*steps, **fields))
    selection = Selection(document)
    if steps:
        selection.select_step(document.timeline.steps[-1].id)
    return document, selection


_APP: dict[str, Any] = {
    "client_id": APP,
    "name": "Phone app",
    "app_type": "native",
    "oidc_conformant": True,
    "grant_types": ["authorization_code", "refresh_token", "password"],
    "token_endpoint_auth_method": "none",
    "refresh_token": {
        "rotation_type": "rotating",
        "expiration_type": "expiring",
        "token_lifetime": 86_400,
        "idle_token_lifetime": 3_600,
        "policies": [
            {"audience": MESSAGES, "scope": ["read:messages", "write:messages", "delete:messages"]},
            {"audience": BILLING, "scope": ["read:billing", "approve:billing"]},
        ],
    },
}
_PERMISSIONS = [
    {"resource_server_identifier": MESSAGES, "permission_name": name}
    for name in ("read:messages", "write:messages")
]
_TENANT: dict[str, Any] = {
    "tenant": {"domain": "example.auth0.com"},
    "clients": [_APP],
    "resource_servers": [
        api(
            MESSAGES, "Messages", "read:messages", "write:messages", "delete:messages", enforce_policies=True
        ),
        api(BILLING, "Billing", "read:billing", "write:billing"),
        api(REPORTS, "Reports", "read:reports"),
    ],
    "users": [
        {"user_id": "auth0|ada", "name": "Ada", "email": "ada@example.com", "permissions": _PERMISSIONS}
    ],
}
