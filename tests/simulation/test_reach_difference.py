from __future__ import annotations

from hypothesis import given

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.reach import Reach, reach
from mrrt_studio.simulation.reach_difference import Reached, reach_difference
from tests.simulation.reach_samples import ADA, BILLING, BOB, PHONE, REPORTS, WEB, client, tenant, tenants


def everything(matrix: Reach) -> set[Reached]:
    found: set[Reached] = set()
    for cell in matrix.cells():
        for share in cell.shares:
            for user in share.users:
                found |= {Reached(cell.client_id, cell.audience, user, "login", s) for s in share.login}
                found |= {Reached(cell.client_id, cell.audience, user, "exchange", s) for s in share.exchange}
    return found


def test_a_policy_opens_its_scopes_to_everybody_there() -> None:
    before = reach(tenant())
    wider = tenant(clients=[client(PHONE, (BILLING, "read write delete")), client(WEB)])
    difference = reach_difference(before, reach(wider, previous=before))
    assert difference.added == (
        Reached(PHONE, BILLING, ADA, "exchange", "delete"),
        Reached(PHONE, BILLING, BOB, "exchange", "delete"),
    )
    assert difference.removed == ()


def test_an_application_that_goes_closes_what_it_reached() -> None:
    difference = reach_difference(reach(tenant()), reach(tenant(clients=[client(WEB)])))
    assert difference.added == ()
    assert {reached.client_id for reached in difference.removed} == {PHONE}


def test_an_api_that_comes_opens_itself() -> None:
    apis = tenant().resource_servers
    fewer = tenant().replace(resource_servers=apis[:2])
    difference = reach_difference(reach(fewer), reach(tenant()))
    assert {reached.audience for reached in difference.added} == {REPORTS}


@given(tenants())
def test_a_tenant_differs_in_nothing_from_itself(scenario: Scenario) -> None:
    assert reach_difference(reach(scenario), reach(scenario)).is_empty


@given(tenants(), tenants())
def test_the_difference_is_what_one_has_and_the_other_has_not(one: Scenario, other: Scenario) -> None:
    mixed = one.replace(clients=(one.clients[0], other.clients[1]), resource_servers=other.resource_servers)
    before = reach(one)
    list(before.cells())
    after = reach(mixed, previous=before)
    difference, back = reach_difference(before, after), reach_difference(after, before)
    assert set(difference.added) == everything(after) - everything(before)
    assert set(difference.removed) == everything(before) - everything(after)
    assert (set(back.added), set(back.removed)) == (set(difference.removed), set(difference.added))
