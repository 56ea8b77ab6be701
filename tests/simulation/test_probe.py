from __future__ import annotations

import pytest

from mrrt_studio.engine.context import OpenQuestions
from mrrt_studio.scenario.assumptions import DEFAULTS
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.probe import Seat, ask_exchange, ask_login, open_flow, seat
from tests.simulation.reach_samples import ADA, BILLING, BOB, MESSAGES, PHONE, client, tenant, user

AT = Seat(PHONE, ADA, "authorization_code")


def seated(scenario: Scenario) -> Seat | None:
    configuration = Configuration.of(scenario)
    phone, ada = configuration.clients[PHONE], configuration.users[ADA]
    return seat(configuration, phone, ada, "password", OpenQuestions(DEFAULTS))


@pytest.mark.parametrize(
    ("grant", "flow"),
    [
        ("authorization_code", "authorization_code"),
        ("password", "password"),
        ("urn:ietf:params:oauth:grant-type:device_code", "device_code"),
        ("client_credentials", None),
    ],
)
def test_the_flow_is_one_that_the_grant_types_allow(grant: str, flow: str | None) -> None:
    configuration = Configuration.of(tenant(clients=[client(grant_types=[grant])]))
    assert open_flow(configuration, configuration.clients[PHONE], DEFAULTS) == flow


def test_a_default_audience_that_does_not_exist_closes_no_flow() -> None:
    configuration = Configuration.of(tenant(tenant={"default_audience": "https://gone.example.com"}))
    assert open_flow(configuration, configuration.clients[PHONE], DEFAULTS) == "authorization_code"


def test_a_user_sits_where_they_may_log_in() -> None:
    assert seated(tenant()) == Seat(PHONE, ADA, "password")
    assert seated(tenant(users=[user(ADA, blocked=True)])) is None


def test_a_required_organization_is_one_that_the_user_belongs_to() -> None:
    required = [client(organization_usage="require")]
    theirs, others = {"id": "org_1", "members": [ADA]}, {"id": "org_2", "members": [BOB]}
    found = seated(tenant(clients=required, organizations=[others, theirs]))
    assert found == Seat(PHONE, ADA, "password", "org_1")
    assert seated(tenant(clients=required, organizations=[others])) is None


def test_asking_is_asking_the_engine() -> None:
    configuration = Configuration.of(tenant(tenant={"default_audience": MESSAGES}))
    state, login = ask_login(configuration, DEFAULTS, AT, None, "openid offline_access")
    assert login.authorization is not None
    assert login.authorization.audience is None
    assert login.tokens.refresh_token is not None
    _, outcome = ask_exchange(state, DEFAULTS, login.tokens.refresh_token.value, BILLING, "read")
    assert outcome.authorization is not None
    assert (outcome.authorization.audience, outcome.authorization.granted) == (BILLING, ("read",))


def test_a_token_that_nobody_issued_cannot_be_asked_about() -> None:
    state, _ = ask_login(Configuration.of(tenant()), DEFAULTS, AT, MESSAGES, "openid")
    with pytest.raises(KeyError):
        ask_exchange(state, DEFAULTS, "unknown", BILLING)
