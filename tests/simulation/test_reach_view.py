from __future__ import annotations

from hypothesis import given

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.reach_view import Views
from tests.simulation.reach_samples import ADA, BILLING, MESSAGES, granted, tenant, tenants, user


@given(tenants())
def test_a_view_answers_as_the_tenant_does(scenario: Scenario) -> None:
    configuration = Configuration.of(scenario)
    views = Views(configuration)
    for audience, api in configuration.resource_servers.items():
        view = views.of(api)
        assert view.defined_scopes(audience) == configuration.defined_scopes(audience)
        for person in configuration.users.values():
            seen = view.permissions(view.users[person.user_id], audience)
            assert seen == configuration.permissions(person, audience)
        for client in configuration.clients.values():
            for subject in ("user", "client"):
                seen_grants = view.grants(client, audience, subject)
                assert seen_grants == configuration.grants(client, audience, subject)


def test_a_view_holds_nothing_of_other_apis() -> None:
    roles = [{"name": "Reader", "permissions": granted((MESSAGES, "read"))}]
    people = [user(ADA, (MESSAGES, "read"), (BILLING, "read"))]
    grants = [{"audience": MESSAGES, "client_id": "phone"}]
    configuration = Configuration.of(tenant(roles=roles, users=people, client_grants=grants))
    view = Views(configuration).of(configuration.resource_servers[BILLING])
    assert list(view.resource_servers) == [BILLING]
    assert (view.roles, view.client_grants) == ((), ())
    assert [held.permission_name for held in view.users[ADA].permissions] == ["read"]
    assert view.clients is configuration.clients
