"""Tenants of the sizes that the numbers are about."""

from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.model import Scenario

CLIENT = "SIMbenchmark00000000000000000000"
USER = "auth0|ada"


def api(number: int) -> str:
    return f"https://api-{number}.example.com"


def scenario(apis: int, scopes: int, steps: list[dict[str, Any]], *, rotating: bool = True) -> Scenario:
    """A native application with a policy for every API and every scope of it."""
    names = [f"read:{number}" for number in range(scopes)]
    kind = {"rotation_type": "rotating", "expiration_type": "expiring"}
    settings = kind if rotating else {"rotation_type": "non-rotating", "expiration_type": "non-expiring"}
    return Scenario.model_validate(
        {
            "clients": [
                {
                    "client_id": CLIENT,
                    "name": "Phone app",
                    "app_type": "native",
                    "token_endpoint_auth_method": "none",
                    "refresh_token": {
                        **settings,
                        "policies": [{"audience": api(number), "scope": names} for number in range(apis)],
                    },
                }
            ],
            "resource_servers": [
                {
                    "identifier": api(number),
                    "scopes": [{"value": name} for name in names],
                    "allow_offline_access": True,
                    "skip_consent_for_verifiable_first_party_clients": True,
                }
                for number in range(apis)
            ],
            "users": [{"user_id": USER, "email": "ada@example.com"}],
            "steps": steps,
        }
    )


def login() -> dict[str, Any]:
    scope = "openid profile offline_access read:0"
    return {
        "id": "login",
        "type": "login",
        "client": CLIENT,
        "user": USER,
        "audience": api(0),
        "scope": scope,
    }


def exchanges(count: int, apis: int) -> list[dict[str, Any]]:
    return [{"id": f"x{n}", "type": "exchange", "audience": api(n % apis)} for n in range(1, count + 1)]
