"""Scenarios for the tests of storyboard and timeline, built in code: surprises, refusals, many steps."""

from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.model import Scenario

MESSAGES = "https://api.example.com"
BILLING = "https://billing.example.com"
REPORTS = "https://reports.example.com"
PHONE = "phone"
LONG_NAME = "The application with the longest name that anybody in this company has ever come up with"


def api(identifier: str, name: str, *scopes: str, **more: Any) -> dict[str, Any]:
    return {
        "identifier": identifier,
        "name": name,
        "scopes": [{"value": scope} for scope in scopes],
        "allow_offline_access": True,
        "skip_consent_for_verifiable_first_party_clients": True,
        **more,
    }


def client(**more: Any) -> dict[str, Any]:
    return {
        "client_id": PHONE,
        "name": "Phone app",
        "app_type": "native",
        "grant_types": ["authorization_code", "refresh_token", "password"],
        "token_endpoint_auth_method": "none",
        "refresh_token": {
            "rotation_type": "rotating",
            "expiration_type": "expiring",
            "policies": [
                {"audience": MESSAGES, "scope": ["read:messages", "write:messages"]},
                {"audience": BILLING, "scope": ["read:billing", "approve:billing"]},
            ],
        },
        **more,
    }


APIS = [
    api(MESSAGES, "Messages", "read:messages", "write:messages", "delete:messages"),
    api(BILLING, "Billing", "read:billing", "write:billing"),
    api(REPORTS, "Reports", "read:reports"),
]

LOGIN = {
    "id": "login",
    "type": "login",
    "client": PHONE,
    "user": "auth0|ada",
    "audience": MESSAGES,
    "scope": "openid profile offline_access read:messages",
}


def scenario(*steps: dict[str, Any], **more: Any) -> Scenario:
    document = {
        "name": "Story",
        "clients": [client()],
        "resource_servers": APIS,
        "users": [{"user_id": "auth0|ada", "name": "Ada", "email": "ada@example.com"}],
        "steps": list(steps),
        **more,
    }
    return Scenario.model_validate(document)


def story() -> Scenario:
    """The picture of the design: two silent surprises and a refused call."""
    return scenario(
        LOGIN,
        {"id": "w1", "type": "wait", "seconds": 5},
        {"id": "call", "type": "call_api", "access_token": "login", "path": "/messages"},
        {"id": "w2", "type": "wait", "duration": "PT10M"},
        {"id": "x1", "type": "exchange", "audience": BILLING, "scope": "read:billing write:billing"},
        {"id": "x2", "type": "exchange", "audience": REPORTS},
        {"id": "call2", "type": "call_api", "access_token": "x2", "api": REPORTS, "path": "/reports"},
        {"id": "reuse", "type": "exchange", "refresh_token": "login"},
    )


def long_story(steps: int) -> Scenario:
    """A login and as many exchanges as make up the number of steps, a minute apart now and then."""
    fillers = [_filler(number) for number in range(1, steps)]
    return scenario(LOGIN, *fillers)


def _filler(number: int) -> dict[str, Any]:
    if number % 5 == 0:
        return {"id": f"s{number}", "type": "wait", "seconds": 60}
    if number % 5 == 1:
        return {"id": f"s{number}", "type": "call_api", "access_token": "login"}
    audience = (MESSAGES, BILLING, REPORTS)[number % 3]
    return {"id": f"s{number}", "type": "exchange", "audience": audience}


def crowded() -> Scenario:
    """Long names everywhere, and a token with 40 scopes."""
    scopes = [f"permission-number-{number}:of-messages" for number in range(40)]
    return scenario(
        {**LOGIN, "scope": f"openid offline_access {' '.join(scopes)}"},
        {"id": "x1", "type": "exchange", "audience": "https://" + "very-long-name." * 8 + "example.com/"},
        clients=[client(name=LONG_NAME)],
        resource_servers=[api(MESSAGES, "An API whose name does not fit into a lane", *scopes)],
    )
