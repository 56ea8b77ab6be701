from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.scenario.edits import (
    add_step,
    insert_item,
    put_client,
    put_resource_server,
    put_role,
    put_user,
)
from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.fresh import (
    derived_client_id,
    free_client_id,
    free_step_id,
    new_client,
    new_client_grant,
    new_organization,
    new_resource_server,
    new_role,
    new_user,
)
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import ExchangeStep, LoginStep
from tests.strategies import scenarios


def test_step_ids_are_short_and_free() -> None:
    scenario = Scenario()
    assert free_step_id(scenario, "login") == "login"
    assert free_step_id(scenario, "exchange") == "x1"
    assert free_step_id(scenario, "call_api") == "call"
    for _ in range(2):
        scenario = add_step(scenario, LoginStep(type="login", client="c", user="u"))
        scenario = add_step(scenario, ExchangeStep(type="exchange"))
    assert [step.id for step in scenario.steps] == ["login", "x1", "login2", "x2"]


@given(st.lists(st.text(), max_size=3))
def test_client_ids_look_like_auth0s_and_say_that_they_are_simulated(parts: list[str]) -> None:
    assert re.fullmatch(r"SIM[0-9A-Za-z]{29}", derived_client_id(*parts))


def test_client_ids_derive_from_the_seed() -> None:
    assert free_client_id(Scenario()) == free_client_id(Scenario())
    assert free_client_id(Scenario()) != free_client_id(Scenario(seed="another"))


@given(scenarios(), st.sampled_from(["native", "spa", "regular_web", "non_interactive"]))
def test_new_things_fit_in_twice_and_can_be_saved(scenario: Scenario, app_type: str) -> None:
    for _ in range(2):
        scenario = put_client(scenario, new_client(scenario, app_type), was=None)
        scenario = put_resource_server(scenario, new_resource_server(scenario), was=None)
        scenario = put_user(scenario, new_user(scenario), was=None)
        scenario = put_role(scenario, new_role(scenario), was=None)
    assert load(dump(scenario)) == scenario
    names = [client.name for client in scenario.clients[-2:]]
    assert len(set(names)) == 2


def test_a_new_application_has_what_auth0_gives_its_type() -> None:
    native, spa = new_client(Scenario()), new_client(Scenario(), "spa")
    web, machine = new_client(Scenario(), "regular_web"), new_client(Scenario(), "non_interactive")
    assert native.is_public
    assert spa.is_public
    assert not web.is_public
    assert spa.rotates
    assert (spa.absolute_lifetime, spa.idle_lifetime) == (2_592_000, 1_296_000)
    assert not native.rotates
    assert native.absolute_lifetime is None
    assert web.refresh_token is not None
    assert (web.refresh_token.token_lifetime, web.refresh_token.idle_token_lifetime) == (
        31_557_600,
        2_592_000,
    )
    assert "refresh_token" in native.allowed_grants
    assert machine.allowed_grants == ("client_credentials",)


def test_a_new_api_can_take_part_in_policies() -> None:
    api = new_resource_server(Scenario())
    assert api.allow_offline_access
    assert api.skip_consent_for_verifiable_first_party_clients
    assert (api.algorithm, api.lifetime, api.user_policy) == ("RS256", 86_400, "allow_all")


def test_a_new_user_has_an_id_like_auth0s() -> None:
    user = new_user(Scenario())
    assert re.fullmatch(r"auth0\|[0-9a-f]{24}", user.user_id)
    assert user.email == "user1@example.com"


def test_new_client_grants_connect_what_is_not_connected_yet() -> None:
    scenario = put_client(Scenario(), new_client(Scenario()), was=None)
    for _ in range(2):
        scenario = put_resource_server(scenario, new_resource_server(scenario), was=None)
        scenario = insert_item(scenario, "client_grants", 9, new_client_grant(scenario))
    first, second = scenario.client_grants
    assert first.client_id == second.client_id == scenario.clients[0].client_id
    assert [first.audience, second.audience] == [api.identifier for api in scenario.resource_servers]
    assert load(dump(scenario)) == scenario
    assert new_client_grant(scenario).audience == ""


def test_new_organizations_have_ids_and_names_of_their_own() -> None:
    scenario = Scenario()
    for _ in range(2):
        scenario = insert_item(scenario, "organizations", 9, new_organization(scenario))
    first, second = scenario.organizations
    assert re.fullmatch(r"org_[0-9a-f]{16}", first.id)
    assert (first.name, second.name) == ("organization-1", "organization-2")
    assert first.id != second.id
    assert load(dump(scenario)) == scenario
