from __future__ import annotations

from hypothesis import given

from mrrt_studio.formats.changes import changes, everything
from mrrt_studio.formats.naming import DOMAIN, Names
from mrrt_studio.formats.template import Variable, template
from mrrt_studio.scenario.model import Scenario
from tests.formats.export_samples import DOMAIN as HOST
from tests.formats.export_samples import TENANT, tenant
from tests.strategies import scenarios


def test_applications_are_called_by_their_names() -> None:
    names = Names.of(tenant())
    assert [variable.name for variable in names.clients.values()] == [
        "PHONE_APP_CLIENT_ID",
        "IT_S_A_WEB_APP_CLIENT_ID",
    ]


def test_two_of_one_name_have_two_variables_and_one_of_none_has_one() -> None:
    clients = [
        {"client_id": each, "name": name} for each, name in (("a", "X"), ("b", "x"), ("c", ""), ("d", "™"))
    ]
    names = Names.of(tenant(clients=clients)).clients
    assert len(set(names.values())) == 4
    assert names["b"].name == "X2_CLIENT_ID"


def test_a_removed_application_has_a_name_too() -> None:
    after = tenant(clients=TENANT["clients"][:1])
    changed = changes(tenant(), after)
    removed = next(each for each in changed if each.kind == "removed" and each.collection == "clients")
    assert Names.of(after, changed).id_of(removed) == Variable("IT_S_A_WEB_APP_CLIENT_ID")


def test_the_domain_is_found_where_it_is_a_host_and_nowhere_else() -> None:
    names = Names.of(tenant())
    assert names.text(f"https://{HOST}/me/") == template("https://", DOMAIN, "/me/")
    assert names.text(HOST) == template(DOMAIN)
    assert names.text(f"https://{HOST}.") == template("https://", DOMAIN, ".")
    for other in (f"x{HOST}", f"my.{HOST}", f"{HOST}.evil.com", f"{HOST}-x"):
        assert names.text(other) == other


def test_ids_of_applications_become_variables_where_they_are_ids() -> None:
    names = Names.of(tenant())
    variable = Variable("IT_S_A_WEB_APP_CLIENT_ID")
    assert names.filled({"client_id": "web", "name": "web", "x": [{"client_id": "other"}]}) == {
        "client_id": variable,
        "name": "web",
        "x": [{"client_id": "other"}],
    }


@given(scenarios())
def test_no_two_things_share_a_variable(scenario: Scenario) -> None:
    changed = everything(scenario)
    names = Names.of(scenario, changed)
    objects = [
        each for each in changed if each.collection in {"clients", "roles", "actions", "client_grants"}
    ]
    variables = [names.id_of(each) for each in objects]
    assert len(set(variables)) == len({(each.collection, each.key) for each in objects})
