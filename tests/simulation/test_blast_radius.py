from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.times import rfc3339, seconds_of
from mrrt_studio.simulation.blast_radius import BlastRadius, blast_radius
from mrrt_studio.simulation.timeline import simulate
from tests.simulation.reach_samples import BILLING, MESSAGES, api, client, exchange, login, tenant, tenants

START = seconds_of("2026-01-01T09:00:00Z")
DAY = 86_400


def radius(*steps: dict[str, Any], **more: Any) -> BlastRadius | None:
    timeline = simulate(tenant(steps=list(steps), **more))
    return blast_radius(timeline, timeline.steps[-1].id)


def found(*steps: dict[str, Any], **more: Any) -> BlastRadius:
    result = radius(*steps, **more)
    assert result is not None
    return result


def settings(**more: Any) -> list[dict[str, Any]]:
    usual = {"rotation_type": "rotating", "expiration_type": "expiring"}
    return [client(refresh_token={**usual, "policies": [{"audience": BILLING, "scope": ["read"]}], **more})]


def test_a_token_that_dies_unused_and_one_that_is_kept_alive() -> None:
    expiring = settings(token_lifetime=30 * DAY, idle_token_lifetime=7 * DAY)
    blast = found(login(scope="openid offline_access read"), clients=expiring)
    assert blast.lifespan == (START + 7 * DAY, START + 30 * DAY, 7 * DAY)
    assert blast.last_access_token_until == START + 31 * DAY
    kept = "exchanged at least every 7 days it lives until 2026-01-31T09:00:00Z."
    assert blast.told == (
        "Good for 2 APIs with 2 scopes.",
        f"Unused it ends at 2026-01-08T09:00:00Z; {kept}",
        "Access tokens live on for up to 1 day after that: nothing revokes them.",
    )


def test_a_token_that_never_ends() -> None:
    blast = found(login(scope="offline_access"), clients=[client()])
    assert blast.lifespan == (None, None, None)
    assert blast.last_access_token_until is None
    assert blast.told[:2] == ("Good for 1 API with 0 scopes.", "It can be exchanged for ever.")
    assert blast.told[-1] == "It does not rotate, so nobody notices when two hold it."


def test_an_idle_end_alone_can_be_put_off_for_ever() -> None:
    blast = found(login(), clients=settings(infinite_token_lifetime=True, idle_token_lifetime=DAY))
    assert blast.lifespan == (START + DAY, None, DAY)
    assert blast.told[1].endswith("exchanged at least every 1 day it lives for ever.")


def test_a_token_gets_an_end_at_its_next_exchange() -> None:
    body = {
        "refresh_token": {
            "rotation_type": "non-rotating",
            "expiration_type": "expiring",
            "token_lifetime": DAY,
        }
    }
    patch = {"id": "p", "type": "configure", "method": "PATCH", "path": "clients/phone", "body": body}
    refused = exchange(client_secret="wrong")
    blast = found(login(), patch, exchange())
    assert blast.lifespan.kept_until == START + DAY
    assert radius(login(), patch, refused) is None


def test_an_online_token_ends_with_its_session() -> None:
    apis = [api(MESSAGES, "read", allow_online_access=True)]
    hours = {"session_lifetime": 48, "idle_session_lifetime": 24}
    blast = found(login(scope="openid online_access"), resource_servers=apis, tenant=hours)
    assert blast.lifespan == (START + DAY, START + 2 * DAY, DAY)


def test_a_thief_may_need_the_secret_too() -> None:
    confidential = client(token_endpoint_auth_method="client_secret_post", client_secret="s")
    blast = found(login(), clients=[confidential])
    assert blast.needs_secret
    assert blast.told[-1] == "The thief needs the credentials of Phone app too."
    assert not found(login()).needs_secret


def test_a_token_that_is_dead_already() -> None:
    deleted = {"id": "d", "type": "configure", "method": "DELETE", "path": "clients/phone"}
    timeline = simulate(tenant(steps=[login(), exchange(), deleted]))
    blast = blast_radius(timeline, "login")
    assert blast is not None
    assert blast.reached
    gone = {"id": "u", "type": "configure", "method": "DELETE", "path": "users/auth0|ada"}
    dead = found(login(), gone, exchange())
    assert (dead.reached, dead.told) == ((), ("Nobody accepts this refresh token any more.",))
    assert dead.last_access_token_until == dead.lifespan.kept_until


def test_steps_without_a_refresh_token_have_no_radius() -> None:
    assert radius(login(scope="openid")) is None
    assert radius({"type": "wait", "seconds": 1}) is None
    assert radius(login(), exchange(disabled=True)) is None
    with pytest.raises(KeyError):
        blast_radius(simulate(tenant()), "gone")


@given(tenants(login(MESSAGES, "openid offline_access read write")))
def test_it_is_what_exchanging_the_token_for_every_api_gives(scenario: Scenario) -> None:
    blast = blast_radius(simulate(scenario), "login")
    if blast is None:
        return
    got: dict[str, set[str]] = {}
    for number, one in enumerate(scenario.resource_servers):
        step = exchange(one.identifier, id=f"x{number}", refresh_token="login")
        steps = [scenario.steps[0].to_json(), step]
        outcome = simulate(Scenario.model_validate({**scenario.to_json(), "steps": steps})).steps[-1].outcome
        assert outcome is not None
        authorization = outcome.authorization
        if outcome.refused is None and authorization and authorization.audience == one.identifier:
            got[one.identifier] = set(authorization.granted)
    assert {reached.audience: set(reached.scopes) for reached in blast.reached} == got


@given(tenants(login(scope="openid offline_access read write")))
def test_no_measure_opens_anything_without_saying_so(scenario: Scenario) -> None:
    blast = blast_radius(simulate(scenario), "login")
    if blast is None:
        return
    before = {(one.audience, scope) for one in blast.reached for scope in one.scopes}
    for measure in blast.countermeasures:
        after = {(one.audience, scope) for one in measure.left for scope in one.scopes}
        assert after <= before or measure.effect == "widens it"
        assert measure.effect != "widens it" or scenario.assumptions["same-audience-policy"] == "narrows"


def test_the_end_is_where_the_engine_ends_it() -> None:
    expiring = settings(token_lifetime=30 * DAY, idle_token_lifetime=7 * DAY)
    blast = found(login(), clients=expiring)
    assert blast.lifespan.unused_until is not None
    for shift, refused in ((-1, False), (0, True)):
        until = {"id": "w", "type": "wait", "until": rfc3339(blast.lifespan.unused_until + shift)}
        outcome = simulate(tenant(steps=[login(), until, exchange()], clients=expiring)).by_id["x"].outcome
        assert outcome is not None
        assert (outcome.refused is not None) == refused
