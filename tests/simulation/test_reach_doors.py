from __future__ import annotations

from typing import Any

from mrrt_studio.scenario.assumptions import DEFAULTS
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.simulation.reach_column import columns_of
from mrrt_studio.simulation.reach_doors import Doors, Entrance, doors_of
from tests.simulation.reach_samples import (
    ADA,
    BILLING,
    BOB,
    MESSAGES,
    PHONE,
    REPORTS,
    api,
    client,
    tenant,
    user,
)


def doors(**more: Any) -> Doors:
    configuration = Configuration.of(tenant(**more))
    columns = columns_of(configuration).values()
    return doors_of(configuration, configuration.clients[PHONE], columns, DEFAULTS)


def test_usually_a_login_without_an_api_is_entrance_enough() -> None:
    found = doors()
    assert found.entrances == (Entrance(None, "offline"),)
    assert found.entrance_for(BILLING) == Entrance(None, "offline")
    assert (found.closed, found.everybody) == ("", True)
    assert found.entrances[0].scope == "openid offline_access"


def test_otherwise_two_apis_are_enough() -> None:
    found = doors(clients=[client(oidc_conformant=False)])
    assert found.entrances == (Entrance(MESSAGES, "offline"), Entrance(BILLING, "offline"))
    assert found.entrance_for(MESSAGES) == Entrance(BILLING, "offline")
    assert found.closed == "offline-oidc-conformant"


def test_an_api_that_refuses_the_application_is_no_entrance() -> None:
    denied = {"subject_type_authorization": {"user": {"policy": "deny_all"}}}
    apis = [api(MESSAGES, **denied), api(REPORTS, allow_offline_access=False, allow_online_access=True)]
    found = doors(clients=[client(oidc_conformant=False)], resource_servers=apis)
    assert found.entrances == (Entrance(REPORTS, "online"),)
    assert found.entrance_for(REPORTS) is None


def test_only_users_who_can_log_in_have_a_seat() -> None:
    found = doors(users=[user(ADA, blocked=True), user(BOB)])
    assert list(found.seats) == [BOB]
    assert found.admitted((ADA, BOB)) == [BOB]
    assert doors().admitted((ADA, BOB)) == (ADA, BOB)


def test_no_flow_no_doors() -> None:
    found = doors(clients=[client(grant_types=["client_credentials"])])
    assert (found.flow, found.closed, found.entrances) == (None, "grant-type-allowed", ())
    assert found.admitted((ADA,)) == []
