from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.findings.settings import findings_of_settings

ROTATING = {"rotation_type": "rotating", "expiration_type": "expiring", "leeway": 5}
POLICIES = {"policies": [{"audience": "https://a", "scope": []}]}


def ids(settings: dict[str, Any] | None, **more: Any) -> list[str]:
    client = Client.model_validate({"client_id": "x", "refresh_token": settings, **more})
    return [finding.id for finding in findings_of_settings(client, 0)]


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        (None, []),
        (ROTATING, []),
        ({**ROTATING, "leeway": 0}, ["rotation-leeway-zero"]),
        ({**ROTATING, "expiration_type": "non-expiring"}, ["rotation-without-expiry"]),
        ({**ROTATING, "token_lifetime": 100, "idle_token_lifetime": 101}, ["idle-above-absolute"]),
        ({**ROTATING, "token_lifetime": 100, "idle_token_lifetime": 100}, []),
        ({**ROTATING, "token_lifetime": 31_557_601}, ["absolute-lifetime-long"]),
        ({**ROTATING, "policies": []}, ["policies-empty"]),
        ({**ROTATING, "infinite_token_lifetime": True}, []),
        ({**ROTATING, **POLICIES, "infinite_token_lifetime": True}, ["absolute-lifetime-infinite"]),
        ({**POLICIES}, ["refresh-token-never-ends"]),
    ],
)
def test_settings(settings: dict[str, Any] | None, found: list[str]) -> None:
    assert ids(settings) == found


def test_without_the_grant_type_only_the_policies_matter() -> None:
    assert ids({**ROTATING, **POLICIES, "leeway": 0}, grant_types=["implicit"]) == [
        "policies-without-refresh-grant"
    ]
    assert ids({**ROTATING, "leeway": 0}, grant_types=["implicit"]) == []


def test_a_single_page_application_must_rotate_also_without_settings() -> None:
    assert ids(None, app_type="spa") == ["spa-without-rotation"]
    assert ids(None, app_type="spa", grant_types=["authorization_code"]) == []
    assert ids(ROTATING, app_type="spa") == []
