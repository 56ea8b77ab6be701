from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.findings import policy_findings
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.tenant.policy_grid import GridColumn, grid_columns, scopes_of, toggled
from tests.ui.tenant.studio import BILLING, HOME, WEB, api, example


def columns_of(scenario: Scenario, place: int = 0) -> dict[str, GridColumn]:
    configuration = Configuration.of(scenario)
    client = scenario.clients[place]
    columns = grid_columns(client, policy_findings(configuration, client), configuration)
    return {column.audience: column for column in columns}


def test_states_of_cells() -> None:
    columns = columns_of(example())
    assert columns[HOME].state("read:messages") == "on"
    assert columns[HOME].state("write:messages") == "off"
    assert columns[HOME].state("read:billing") == "absent"
    assert columns[BILLING].state("approve:billing") == "ignored"
    assert "approve:billing" in columns[BILLING].reason("approve:billing")


def test_an_api_that_no_policy_reaches_says_so_before_anything_is_ticked() -> None:
    closed = api(BILLING, "Billing", "read:billing", skip_consent_for_verifiable_first_party_clients=False)
    scenario = example(resource_servers=[api(HOME, "Messages", "read:messages"), closed])
    column = columns_of(scenario, place=1)[BILLING]
    assert column.state("read:billing") == "off"
    assert column.obstacle
    assert columns_of(scenario)[BILLING].state("read:billing") == "ignored"


def test_an_audience_that_is_no_api_has_a_column_too() -> None:
    policy = {"audience": "https://gone", "scope": ["x"]}
    clients = [{"client_id": WEB, "refresh_token": {"policies": [policy]}}]
    column = columns_of(example(clients=clients, steps=[]))["https://gone"]
    assert (column.label, column.state("x")) == ("https://gone", "ignored")


def test_rows_are_all_scopes_in_the_order_in_which_they_are_met() -> None:
    scenario = example()
    assert scopes_of(scenario.resource_servers, scenario.clients[0]) == (
        "read:messages",
        "write:messages",
        "read:billing",
        "approve:billing",
    )
    assert scopes_of((), Client(client_id="a")) == ()


_POLICY = st.builds(
    RefreshTokenPolicy,
    audience=st.sampled_from(["a", "b"]),
    scope=st.lists(st.sampled_from("xyz"), unique=True).map(tuple),
)


@settings(max_examples=60)
@given(st.lists(_POLICY, max_size=4).map(tuple), st.sampled_from("ab"), st.sampled_from("xyz"))
def test_a_toggle_changes_one_cell_and_nothing_else(
    policies: tuple[RefreshTokenPolicy, ...], audience: str, scope: str
) -> None:
    def cells(given: tuple[RefreshTokenPolicy, ...]) -> set[tuple[str, str]]:
        return {(policy.audience, each) for policy in given for each in policy.scope}

    once = toggled(policies, audience, scope)
    assert cells(once) ^ cells(policies) == {(audience, scope)}
    assert len(once) >= len(policies)
    assert cells(toggled(once, audience, scope)) == cells(policies)


def test_a_policy_that_loses_its_last_scope_stays() -> None:
    policies = (RefreshTokenPolicy(audience="a", scope=("x",)),)
    assert toggled(policies, "a", "x") == (RefreshTokenPolicy(audience="a", scope=()),)
