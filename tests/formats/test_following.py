from __future__ import annotations

from typing import Any

from mrrt_studio.formats.assemble import MODELS
from mrrt_studio.formats.following import followed, ids_of, renamed
from mrrt_studio.formats.imported import Imported
from mrrt_studio.scenario.fresh import derived_client_id
from mrrt_studio.scenario.model import Scenario

MADE_UP = derived_client_id("App")


def imported(**items: list[dict[str, Any]]) -> Imported:
    models: dict[str, Any] = {
        name: tuple(MODELS[name].model_validate(item) for item in listed) for name, listed in items.items()
    }
    return Imported(**models)


def scenario(client_id: str) -> Scenario:
    return Scenario.model_validate(
        {
            "clients": [{"client_id": client_id, "name": "App"}],
            "client_grants": [{"client_id": client_id, "audience": "a"}],
            "resource_servers": [{"identifier": "i", "client_id": client_id}],
            "organizations": [{"id": "org_SIM1", "name": "o"}],
            "roles": [{"id": "rol_1", "name": "Old"}],
            "users": [{"user_id": "u", "roles": ["Old"]}],
            "actions": [{"id": "1", "name": "old"}],
            "triggers": {"post-login": ["old"]},
            "steps": [{"type": "login", "client": client_id, "user": "u", "organization": "org_SIM1"}],
        }
    )


def test_an_id_that_was_made_up_gives_way_to_the_one_that_is_there() -> None:
    before, new = scenario("real"), imported(clients=[{"client_id": MADE_UP, "name": "App"}])
    ids = ids_of(before, new)
    assert ids.renamed_clients == {}
    assert followed(new.clients[0], ids).client_id == "real"
    grant = MODELS["client_grants"].model_validate({"client_id": MADE_UP, "audience": "x"})
    assert followed(grant, ids).client_id == "real"  # type: ignore[attr-defined]


def test_a_real_id_takes_the_place_of_another_everywhere() -> None:
    before, new = scenario(MADE_UP), imported(clients=[{"client_id": "real", "name": "App"}])
    after = renamed(before, new, ids_of(before, new))
    assert after.clients[0].client_id == after.client_grants[0].client_id == "real"
    assert (after.resource_servers[0].model_extra or {})["client_id"] == "real"
    assert after.steps[0].client == "real"  # type: ignore[union-attr]


def test_a_grant_may_name_an_application_of_the_scenario() -> None:
    ids = ids_of(scenario("real"), imported())
    grant = MODELS["client_grants"].model_validate({"client_id": "App", "audience": "x"})
    unknown = MODELS["client_grants"].model_validate({"client_id": "Other", "audience": "x"})
    assert followed(grant, ids).client_id == "real"  # type: ignore[attr-defined]
    assert followed(unknown, ids) is unknown


def test_organizations_roles_and_actions_follow_too() -> None:
    before = scenario("real")
    new = imported(
        organizations=[{"id": "org_real", "name": "o"}],
        roles=[{"id": "rol_1", "name": "New"}],
        actions=[{"id": "1", "name": "new"}],
    )
    after = renamed(before, new, ids_of(before, new))
    assert after.organizations[0].id == after.steps[0].organization == "org_real"  # type: ignore[union-attr]
    assert after.users[0].roles == ("New",)
    assert after.triggers == {"post-login": ("new",)}
    again = imported(organizations=[{"id": "org_SIM2", "name": "o"}])
    assert followed(again.organizations[0], ids_of(before, again)).id == "org_SIM1"


def test_nothing_to_follow_changes_nothing() -> None:
    before = scenario("real")
    assert renamed(before, imported(), ids_of(before, imported())) is before
