"""A timeline with every kind of step, for tests of what is exported from it."""

from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.timeline import Timeline, simulate

DOMAIN = "acme.eu.auth0.com"
API = f"https://{DOMAIN}/orders"
BILLING = "https://billing.example.com"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
GRANTS = ["authorization_code", "refresh_token", "password", "client_credentials", DEVICE]


def _api(identifier: str, *scopes: str) -> dict[str, Any]:
    return {
        "identifier": identifier,
        "scopes": [{"value": scope} for scope in scopes],
        "allow_offline_access": True,
        "skip_consent_for_verifiable_first_party_clients": True,
    }


TENANT: dict[str, Any] = {
    "tenant": {"domain": DOMAIN},
    "clients": [
        {
            "client_id": "SIMphone",
            "name": "Phone app",
            "app_type": "native",
            "token_endpoint_auth_method": "none",
            "grant_types": GRANTS,
            "callbacks": [f"com.acme://{DOMAIN}/callback"],
            "refresh_token": {
                "rotation_type": "rotating",
                "expiration_type": "expiring",
                "policies": [{"audience": BILLING, "scope": ["read:bills"]}],
            },
        },
        {
            "client_id": "SIMweb",
            "name": "Web",
            "app_type": "regular_web",
            "token_endpoint_auth_method": "client_secret_basic",
            "client_secret": "web-secret",
            "grant_types": GRANTS,
        },
    ],
    "resource_servers": [_api(API, "read:orders"), _api(BILLING, "read:bills"), _api("urn:other", "x")],
    "client_grants": [{"client_id": "SIMweb", "audience": API, "scope": ["read:orders"]}],
    "users": [{"user_id": "auth0|ada", "email": "ada@example.com", "name": "Ada", "password": "hunter2"}],
}
LOGIN: dict[str, Any] = {
    "id": "login",
    "type": "login",
    "client": "SIMphone",
    "user": "auth0|ada",
    "audience": API,
    "scope": "openid offline_access read:orders",
}
EXCHANGES: list[dict[str, Any]] = [
    {"id": "x1", "type": "exchange", "refresh_token": "login"},
    {"id": "x2", "type": "exchange", "refresh_token": "x1", "audience": BILLING, "scope": "read:bills"},
    {"id": "x3", "type": "exchange", "refresh_token": "x2", "audience": "urn:other"},
]
OTHERS: list[dict[str, Any]] = [
    {"id": "wait", "type": "wait", "duration": "PT1M"},
    {
        "id": "call",
        "type": "call_api",
        "access_token": "x1",
        "method": "POST",
        "path": "/new",
        "title": "A\nb",
    },
    {"id": "info", "type": "userinfo", "access_token": "login"},
    {"id": "web", "type": "login", "client": "SIMweb", "user": "auth0|ada", "flow": "password"},
    {"id": "machine", "type": "client_credentials", "client": "SIMweb", "audience": API},
    {"id": "device", "type": "login", "client": "SIMphone", "user": "auth0|ada", "flow": "device_code"},
    {"id": "lost", "type": "exchange", "refresh_token": "machine", "client": "SIMphone"},
    {"id": "off", "type": "exchange", "refresh_token": "x3", "disabled": True},
    {
        "id": "change",
        "type": "configure",
        "method": "PATCH",
        "path": "clients/SIMweb",
        "body": {"client_secret": "another-secret", "name": 'It\'s "new"'},
    },
    {"id": "revoke", "type": "revoke", "refresh_token": "x3"},
    {"id": "all", "type": "revoke", "user": "auth0|ada"},
    {"id": "bye", "type": "logout", "user": "auth0|ada", "client": "SIMphone"},
]
SECRETS = ("web-secret", "hunter2", "another-secret")


def timeline(*steps: dict[str, Any], **changed: Any) -> Timeline:
    """The timeline of some steps; without any, of all of them."""
    every = list(steps) or [LOGIN, *EXCHANGES, *OTHERS]
    return simulate(Scenario.model_validate({**TENANT, **changed, "steps": every}))


def exchanging() -> Timeline:
    """A login and three exchanges, the last one with a surprise."""
    return timeline(LOGIN, *EXCHANGES)
