from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.management.settings import refresh_token_problem, settings_problem
from tests.builders import MESSAGES, PHONE, ROTATING, STAYING, Json, configuration

GRANT: Json = {"client_id": PHONE, "audience": MESSAGES, "scope": ["read:messages"]}


@pytest.mark.parametrize(
    ("settings", "refused"),
    [
        (None, False),
        (STAYING, False),
        (ROTATING, False),
        ({"rotation_type": "rotating", "expiration_type": "non-expiring"}, True),
        ({"rotation_type": "non-rotating", "expiration_type": "expiring"}, False),
        ({**ROTATING, "token_lifetime": 60, "idle_token_lifetime": 60}, False),
        ({**ROTATING, "token_lifetime": 60, "idle_token_lifetime": 61}, True),
        (
            {**ROTATING, "token_lifetime": 60, "idle_token_lifetime": 61, "infinite_token_lifetime": True},
            False,
        ),
        (
            {
                **ROTATING,
                "token_lifetime": 60,
                "idle_token_lifetime": 61,
                "infinite_idle_token_lifetime": True,
            },
            False,
        ),
        ({**ROTATING, "idle_token_lifetime": 61}, False),
    ],
)
def test_contradictions_in_refresh_token_are_refused(settings: Json | None, refused: bool) -> None:
    assert (refresh_token_problem(settings) is not None) is refused
    body = {"refresh_token": settings}
    assert (settings_problem("clients", body, {}, configuration()) is not None) is refused


@pytest.mark.parametrize(
    ("body", "stored", "refused"),
    [
        ({"token_lifetime_for_web": 7200}, {}, False),
        ({"token_lifetime_for_web": 86_401}, {}, True),
        ({"token_lifetime_for_web": 86_401}, {"token_lifetime": None}, True),
        ({"token_lifetime_for_web": 600}, {"token_lifetime": 60}, True),
        ({"token_lifetime": 60}, {"token_lifetime_for_web": 600}, True),
        ({"token_lifetime": 60}, {"token_lifetime_for_web": "no number"}, False),
        ({"token_lifetime": 600}, {"token_lifetime_for_web": 600}, False),
    ],
)
def test_a_token_for_the_web_lives_no_longer_than_others(body: Json, stored: Json, refused: bool) -> None:
    assert (settings_problem("resource-servers", body, stored, configuration()) is not None) is refused


@pytest.mark.parametrize(
    ("body", "stored", "refused"),
    [
        (GRANT, {}, False),
        ({**GRANT, "default_for": "third_party_clients"}, {}, True),
        ({"audience": MESSAGES}, {}, True),
        ({"audience": MESSAGES, "default_for": "third_party_clients"}, {}, False),
        ({**GRANT, "allow_all_scopes": True}, {}, True),
        ({**GRANT, "scope": [], "allow_all_scopes": True}, {}, False),
        ({**GRANT, "client_id": "nobody"}, {}, True),
        ({**GRANT, "audience": "https://nowhere"}, {}, True),
        ({"scope": ["x"]}, GRANT, False),
    ],
)
def test_a_client_grant_connects_two_things_that_there_are(body: Json, stored: Json, refused: bool) -> None:
    assert (settings_problem("client-grants", body, stored, configuration()) is not None) is refused


@pytest.mark.parametrize("collection", ["users", "roles", "tenants"])
def test_others_cannot_contradict_themselves(collection: str) -> None:
    body: Any = {"refresh_token": {"rotation_type": "rotating", "expiration_type": "non-expiring"}}
    assert settings_problem(collection, body, {}, configuration()) is None
