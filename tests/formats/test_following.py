from __future__ import annotations

from mrrt_studio.formats.following import followed, ids_of, renamed
from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.shapes import made_up_organization_id
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.fresh import derived_client_id
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ClientGrant
from mrrt_studio.scenario.tenant import Action, Organization, Role

MADE = derived_client_id("A")
MADE_ORG = made_up_organization_id("acme")
SCENARIO = Scenario.model_validate(
    {
        "clients": [{"client_id": "mine", "name": "A"}],
        "client_grants": [{"client_id": "mine", "audience": "x"}],
        "roles": [{"id": "rol_1", "name": "Old"}],
        "users": [{"user_id": "u", "roles": ["Old"]}],
        "organizations": [{"id": "org_mine", "name": "acme"}],
        "actions": [{"id": "act_1", "name": "old-action"}],
        "triggers": {"post-login": ["old-action", "other"]},
        "steps": [{"type": "login", "client": "mine", "user": "u", "organization": "org_mine"}],
    }
)


def step_of(scenario: Scenario) -> tuple[object, object]:
    step = scenario.steps[0].to_json()
    return step.get("client"), step.get("organization")


def test_an_id_that_was_made_up_gives_way_to_the_one_of_the_scenario() -> None:
    imported = Imported(
        clients=(Client(client_id=MADE, name="A"),), organizations=(Organization(id=MADE_ORG, name="acme"),)
    )
    ids = ids_of(SCENARIO, imported)
    assert (dict(ids.renamed_clients), dict(ids.renamed_organizations)) == ({}, {})
    assert followed(imported.clients[0], ids).client_id == "mine"
    assert followed(ClientGrant(client_id=MADE, audience="x"), ids).client_id == "mine"
    assert followed(imported.organizations[0], ids).id == "org_mine"
    assert renamed(SCENARIO, imported, ids) == SCENARIO


def test_everything_follows_an_id_that_somebody_gave() -> None:
    imported = Imported(
        clients=(Client(client_id="theirs", name="A"),),
        organizations=(Organization(id="org_theirs", name="acme"),),
    )
    ids = ids_of(SCENARIO, imported)
    assert ids.renamed_clients == {"mine": "theirs"}
    assert ids.renamed_organizations == {"org_mine": "org_theirs"}
    found = renamed(SCENARIO, imported, ids)
    assert [client.client_id for client in found.clients] == ["theirs"]
    assert [grant.client_id for grant in found.client_grants] == ["theirs"]
    assert [each.id for each in found.organizations] == ["org_theirs"]
    assert step_of(found) == ("theirs", "org_theirs")


def test_a_reference_by_name_finds_what_only_the_scenario_has() -> None:
    ids = ids_of(SCENARIO, Imported())
    assert followed(ClientGrant(client_id="A", audience="y"), ids).client_id == "mine"
    unknown = ClientGrant(client_id="Nobody", audience="y")
    assert followed(unknown, ids) is unknown


def test_a_name_that_both_have_means_the_one_of_the_scenario() -> None:
    imported = Imported(clients=(Client(client_id="x", name="B"), Client(client_id="y", name="B")))
    scenario = Scenario(clients=(Client(client_id="z", name="B"),))
    ids = ids_of(scenario, imported)
    assert (ids.clients["B"], ids.clients["x"], ids.clients["y"]) == ("z", "x", "y")
    assert dict(ids.renamed_clients) == {}


def test_new_names_of_roles_and_actions_are_followed() -> None:
    imported = Imported(
        roles=(Role(id="rol_1", name="New"),),
        actions=(Action.model_validate({"id": "act_1", "name": "new-action"}),),
    )
    found = renamed(SCENARIO, imported, ids_of(SCENARIO, imported))
    assert [user.roles for user in found.users] == [("New",)]
    assert found.triggers == {"post-login": ("new-action", "other")}


def test_what_the_source_says_nothing_new_about_stays() -> None:
    imported = Imported(clients=SCENARIO.clients, roles=SCENARIO.roles)
    assert renamed(SCENARIO, imported, ids_of(SCENARIO, imported)) == SCENARIO
