from __future__ import annotations

import json
from typing import Any

import pytest

from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.terraform_state import draft_of, kind_of_state
from mrrt_studio.scenario.errors import FormatError

APP = {"client_id": "app", "name": "App", "client_secret": "hunter2hunter2"}
GRANT = {"client_id": None, "audience": "https://api", "scopes": ["a"]}


def resource(type_: str, name: str, values: Any, **more: Any) -> dict[str, Any]:
    return {"address": f"{type_}.{name}", "mode": "managed", "type": type_, "values": values, **more}


def shown(*resources: Any, version: str = "1.0", **module: Any) -> Any:
    return {"format_version": version, "values": {"root_module": {"resources": [*resources], **module}}}


def planned(*resources: Any, **expressions: Any) -> Any:
    configured = [
        {"address": address, "expressions": members} for address, members in expressions.pop("of", {}).items()
    ]
    return {
        "format_version": "1.2",
        "planned_values": {"root_module": {"resources": [*resources]}},
        "configuration": {"root_module": {"resources": configured}},
    }


def raw(*resources: Any, version: Any = 4) -> Any:
    return {"version": version, "serial": 1, "resources": [*resources]}


def instances(type_: str, *attributes: Any, mode: str = "managed") -> dict[str, Any]:
    listed = [{"attributes": each, "index_key": number} for number, each in enumerate(attributes)]
    return {"mode": mode, "type": type_, "name": "x", "instances": listed}


def imported(tree: Any) -> Imported:
    return assemble(draft_of(read_document(json.dumps(tree), "state.json")))


@pytest.mark.parametrize(
    "tree",
    [shown(resource("auth0_client", "a", APP)), planned(resource("auth0_client", "a", APP)),
     raw(instances("auth0_client", APP))],
    ids=["state", "plan", "tfstate"],
)  # fmt: skip
def test_every_form_holds_the_application_without_its_secret(tree: Any) -> None:
    found = imported(tree)
    assert [client.client_id for client in found.clients] == ["app"]
    assert found.real_secrets == 1
    assert "hunter2" not in found.clients[0].model_dump_json()


def test_modules_inside_modules_are_read() -> None:
    inner = {"resources": [resource("auth0_role", "r", {"name": "Inner"})]}
    found = imported(shown(child_modules=[{"child_modules": [inner]}]))
    assert [role.name for role in found.roles] == ["Inner"]


def test_every_instance_is_an_object() -> None:
    found = imported(raw(instances("auth0_role", {"name": "One"}, {"name": "Two"})))
    assert [role.name for role in found.roles] == ["One", "Two"]


def test_what_a_scenario_has_no_place_for_is_counted() -> None:
    found = imported(raw(
        instances("auth0_client", APP, mode="data"),
        instances("auth0_connection", {}),
        instances("aws_s3_bucket", {}),
    ))  # fmt: skip
    assert found.is_empty
    assert found.ignored == {
        "data sources": 1,
        "connection resources": 1,
        "resources of other providers": 1,
    }


def test_a_plan_tells_where_an_id_will_come_from() -> None:
    reference = {"references": ["auth0_client.a.id", "auth0_client.a"]}
    found = imported(planned(
        resource("auth0_client", "a", {"name": "App"}),
        resource("auth0_client_grant", "g", GRANT),
        of={"auth0_client_grant.g": {"client_id": reference}},
    ))  # fmt: skip
    assert found.client_grants[0].client_id == found.clients[0].client_id
    assert not [each for each in found.remarks if "known only after" in each.message]


@pytest.mark.parametrize("references", [["auth0_client.gone.id"], ["local.x"], []])
def test_an_id_that_a_plan_does_not_tell_is_told(references: list[str]) -> None:
    of = {"auth0_client_grant.g": {"client_id": {"references": references}}}
    found = imported(planned(resource("auth0_client_grant", "g", GRANT), of=of))
    assert "auth0_client_grant.g: 'client_id' is known only after 'terraform apply'" in {
        remark.message for remark in found.remarks
    }


def test_actions_of_a_plan_are_bound_by_name() -> None:
    block = {"id": {"references": ["auth0_action.x.id", "auth0_action.x"]}}
    found = imported(planned(
        resource("auth0_action", "x", {"name": "Enrich", "supported_triggers": [{"id": "post-login"}]}),
        resource("auth0_trigger_actions", "t", {"trigger": "post-login", "actions": [{"display_name": "D"}]}),
        of={"auth0_trigger_actions.t": {"actions": [block]}},
    ))  # fmt: skip
    assert found.triggers == {"post-login": ("Enrich",)}


@pytest.mark.parametrize(
    ("tree", "path"),
    [(shown(version="2.0"), "format_version"), (raw(version=3), "version"), (raw(version="4"), "version")],
)
def test_an_unknown_version_is_refused_with_its_place(tree: Any, path: str) -> None:
    with pytest.raises(FormatError, match="this format of Terraform is not known") as caught:
        imported(tree)
    assert (caught.value.path, caught.value.source) == (path, "state.json")


@pytest.mark.parametrize(
    "tree",
    [shown({}, 1, {"values": 1}), {"format_version": "1.0", "values": []}, raw(1, {"instances": [1]})],
)
def test_what_is_no_resource_is_passed_over(tree: Any) -> None:
    assert imported(tree).is_empty


@pytest.mark.parametrize(
    ("tree", "kind"),
    [
        (planned(), "terraform-plan"),
        (shown(), "terraform-state"),
        ({"format_version": "1.0", "terraform_version": "1.9.0"}, "terraform-state"),
        ({"format_version": "1.0"}, None),
        (raw(), "terraform-state"),
        ({"version": 4, "resources": []}, None),
        ([], None),
    ],
)
def test_the_form_is_known_by_its_members(tree: Any, kind: str | None) -> None:
    assert kind_of_state(tree) == kind
