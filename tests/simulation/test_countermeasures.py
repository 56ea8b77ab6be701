from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.simulation.blast_radius import blast_radius
from mrrt_studio.simulation.countermeasures import Countermeasure
from mrrt_studio.simulation.timeline import simulate
from tests.simulation.reach_samples import (
    ADA,
    BILLING,
    MESSAGES,
    PHONE,
    api,
    client,
    exchange,
    login,
    tenant,
    user,
)

ROTATING = {
    "rotation_type": "rotating",
    "expiration_type": "expiring",
    "leeway": 30,
    "policies": [{"audience": BILLING, "scope": ["read"]}],
}


def tried(**more: Any) -> dict[str, Countermeasure]:
    radius = blast_radius(simulate(tenant(**{"steps": [login()], **more})), "login")
    assert radius is not None
    return {measure.id: measure for measure in radius.countermeasures}


def test_what_ends_the_token_leaves_nothing() -> None:
    found = tried(clients=[client(refresh_token=ROTATING)])
    ending = [name for name, measure in found.items() if measure.effect == "ends it"]
    assert ending == [
        "revoke-token",
        "revoke-grant",
        "revoke-user",
        "block-user",
        "reuse-detection",
        "remove-grant-type",
    ]
    assert all(found[name].left == () for name in ending)
    assert all(measure.sentence.endswith(".") for measure in found.values())


def test_without_policies_the_api_of_the_login_is_left() -> None:
    removed = tried()["remove-policies"]
    assert removed.effect == "narrows it"
    assert [reached.audience for reached in removed.left] == [MESSAGES]


def test_policies_that_were_read_at_login_stay() -> None:
    assert tried(assumptions={"policy-evaluation": "at-login"})["remove-policies"].effect == "changes nothing"


def test_without_policies_there_are_none_to_remove() -> None:
    assert tried(clients=[client(refresh_token=None)])["remove-policies"].effect == "changes nothing"


def test_a_policy_that_narrows_opens_when_it_is_removed() -> None:
    phone = client(PHONE, (MESSAGES, ""))
    users = [user(ADA, (MESSAGES, "read"))]
    narrows = {"same-audience-policy": "narrows"}
    step = login(scope="openid offline_access read")
    found = tried(steps=[step], clients=[phone], users=users, assumptions=narrows)
    assert found["remove-policies"].effect == "widens it"


def test_reuse_is_detected_only_where_tokens_rotate() -> None:
    assert "reuse-detection" not in tried()


@pytest.mark.parametrize(
    ("scope", "effect"), [("offline_access", "changes nothing"), ("online_access", "ends it")]
)
def test_logging_out_ends_only_what_is_bound_to_the_session(scope: str, effect: str) -> None:
    apis = [api(MESSAGES, "read", allow_online_access=True)]
    step = login(scope=f"openid {scope}")
    assert tried(steps=[step], resource_servers=apis)["logout"].effect == effect


STEPS: dict[str, dict[str, Any]] = {
    "revoke-token": {"type": "revoke", "refresh_token": "login"},
    "revoke-grant": {"type": "revoke", "grant": {"user": ADA, "client": PHONE}},
    "revoke-user": {"type": "revoke", "user": ADA},
    "logout": {"type": "logout", "user": ADA},
    "block-user": {"type": "configure", "method": "PATCH", "path": f"users/{ADA}", "body": {"blocked": True}},
    "remove-grant-type": {
        "type": "configure",
        "method": "PATCH",
        "path": f"clients/{PHONE}",
        "body": {"grant_types": ["authorization_code"]},
    },
}


@pytest.mark.parametrize("name", STEPS)
def test_a_measure_does_what_its_step_would(name: str) -> None:
    steps = [login(), {"id": "measure", **STEPS[name]}, exchange(refresh_token="login")]
    outcome = simulate(tenant(steps=steps)).by_id["x"].outcome
    assert outcome is not None
    assert (outcome.refused is not None) == (tried()[name].effect == "ends it")


def test_what_is_gone_can_still_be_measured() -> None:
    """The user or the application may have been deleted before somebody asks."""
    steps = [
        login(),
        {"id": "gone", "type": "configure", "method": "DELETE", "path": f"users/{ADA}"},
        exchange(),
    ]
    radius = blast_radius(simulate(tenant(steps=steps)), "x")
    assert radius is not None
    assert {measure.effect for measure in radius.countermeasures} == {"changes nothing"}
