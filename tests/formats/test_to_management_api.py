from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from mrrt_studio.formats.changes import changes, everything, of_client, stated
from mrrt_studio.formats.from_management_api import read
from mrrt_studio.formats.importing import read_text
from mrrt_studio.formats.merging import plan
from mrrt_studio.formats.naming import Names
from mrrt_studio.formats.to_management_api import (
    answered_member,
    captured,
    export_body,
    export_objects,
    export_requests,
    requests,
    used_variables,
)
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.model import Scenario
from tests.formats.export_samples import DOMAIN, SECRETS, TENANT, tenant, with_client, with_settings
from tests.strategies import scenarios

ID = TENANT["clients"][0]["client_id"]


def sent(before: Scenario, after: Scenario) -> list[dict[str, Any]]:
    return json.loads(export_requests(changes(before, after), after).text)


def test_a_change_is_one_patch_with_a_placeholder_for_the_id() -> None:
    (request,) = sent(tenant(), with_settings(leeway=5))
    assert request["method"] == "PATCH"
    assert request["path"] == "/api/v2/clients/{PHONE_APP_CLIENT_ID}"
    assert request["body"]["refresh_token"]["leeway"] == 5


def test_an_api_is_known_by_its_identifier() -> None:
    apis = [{**TENANT["resource_servers"][0], "token_lifetime": 60}, TENANT["resource_servers"][1]]
    (request,) = sent(tenant(), tenant(resource_servers=apis))
    assert request["path"] == "/api/v2/resource-servers/https%3A%2F%2Fapi.example.com"
    assert request["body"] == {"token_lifetime": 60}


def test_what_others_need_comes_first_and_goes_last() -> None:
    def order(before: Scenario, after: Scenario) -> list[tuple[str, str]]:
        return [(each["method"], each["path"].split("/")[3]) for each in sent(before, after)]

    made = order(Scenario(), tenant())
    assert made.index(("POST", "resource-servers")) < made.index(("POST", "clients"))
    assert made.index(("POST", "clients")) < made.index(("POST", "client-grants"))
    gone = order(tenant(), Scenario())
    assert gone.index(("DELETE", "client-grants")) < gone.index(("DELETE", "clients"))
    assert gone.index(("DELETE", "clients")) < gone.index(("DELETE", "resource-servers"))


def test_permissions_of_a_role_are_calls_of_their_own() -> None:
    role = {**TENANT["roles"][0], "permissions": [
        {"resource_server_identifier": "https://api.example.com", "permission_name": "write:a"}
    ]}  # fmt: skip
    add, take = sent(tenant(), tenant(roles=[role]))
    assert (add["method"], take["method"]) == ("POST", "DELETE")
    assert add["path"] == take["path"] == "/api/v2/roles/{READER_ROLE_ID}/permissions"
    assert add["body"]["permissions"][0]["permission_name"] == "write:a"
    assert take["body"]["permissions"][0]["permission_name"] == "read:a"


def test_an_action_is_deployed_and_bound() -> None:
    made = sent(tenant(actions=[], triggers={}), tenant())
    assert [(each["method"], each["path"]) for each in made] == [
        ("POST", "/api/v2/actions/actions"),
        ("POST", "/api/v2/actions/actions/{ADD_CLAIM_ACTION_ID}/deploy"),
        ("PATCH", "/api/v2/actions/triggers/post-login/bindings"),
    ]
    assert made[0]["body"]["supported_triggers"] == [{"id": "post-login", "version": "v3"}]
    assert made[2]["body"] == {
        "bindings": [{"display_name": "Add claim", "ref": {"type": "action_name", "value": "Add claim"}}]
    }


def test_the_value_of_a_setting_of_rules_is_left_to_whoever_sends_it() -> None:
    (put,) = sent(tenant(rules_configs=[]), tenant())
    assert put == {
        "method": "PUT",
        "path": "/api/v2/rules-configs/API_KEY",
        "body": {"value": "{RULES_CONFIG_API_KEY}"},
    }
    assert sent(tenant(), tenant(rules_configs=[]))[0]["method"] == "DELETE"


def test_an_id_that_is_answered_is_used_by_what_follows() -> None:
    scenario = tenant()
    changed = everything(scenario)
    made = requests(changed, Names.of(scenario, changed))
    used = {variable.name for variable in captured(made)}
    assert used == {"IT_S_A_WEB_APP_CLIENT_ID", "READER_ROLE_ID", "ADD_CLAIM_ACTION_ID"}
    client = next(each for each in made if each.change.collection == "clients")
    role = next(each for each in made if each.change.collection == "roles")
    assert (answered_member(client), answered_member(role)) == ("client_id", "id")
    assert [variable.name for variable in used_variables(client)] == ["AUTH0_DOMAIN"]


def test_nothing_secret_and_no_domain_is_in_it() -> None:
    export = export_requests(everything(tenant()), tenant())
    assert not [each for each in (*SECRETS, DOMAIN, ID) if each in export.text]
    assert [str(each) for each in export.warnings if each.effect == "note"][-1] == (
        "Fill in before you send this: {AUTH0_DOMAIN}, {IT_S_A_WEB_APP_CLIENT_ID}, {READER_ROLE_ID}, "
        "{ADD_CLAIM_ACTION_ID}, {RULES_CONFIG_API_KEY}."
    )


def test_a_body_alone_can_be_pasted_into_the_api_explorer() -> None:
    (change,) = of_client(changes(tenant(), with_settings(leeway=5)), ID)
    assert json.loads(export_body(change, tenant()).text).keys() == {"refresh_token"}
    (whole,) = stated(tenant(), ID)
    body = json.loads(export_body(whole, tenant()).text)
    assert body["name"] == "Phone app"
    assert not {"client_id", "client_secret"} & body.keys()


def test_the_whole_tenant_comes_back_as_it_was_but_for_its_secrets() -> None:
    text = export_objects(tenant()).text
    back = read(text)
    for collection in ("clients", "resource_servers", "client_grants", "roles"):
        items = [item.to_json() for item in getattr(tenant(), collection)]
        shown = [
            {name: value for name, value in item.items() if name not in {"client_secret", "signing_secret"}}
            for item in items
        ]
        assert [item.to_json() for item in back.items(collection)] == shown
    assert not [secret for secret in SECRETS if secret in text]


def test_the_samples_come_back_as_they_were(shared: Path) -> None:
    files = sorted((shared / "samples/management-api").glob("*"))
    if not files:
        pytest.skip("the samples are not beside this checkout")
    compared = 0
    for file in files:
        try:
            scenario = plan(Scenario(), read_text(file.read_text(encoding="utf-8"), file.name)).result
        except FormatError:
            continue
        if scenario != Scenario():
            again = read_text(export_objects(scenario).text, "export.json")
            assert plan(Scenario(), again).result == scenario, file.name
            compared += 1
    assert compared > 10


@settings(max_examples=25)
@given(scenarios())
def test_out_and_in_again_is_the_same_tenant(scenario: Scenario) -> None:
    def again(given: Scenario) -> Scenario:
        text = export_objects(given).text
        return Scenario() if text == "{}\n" else plan(Scenario(), read_text(text, "export.json")).result

    first = again(scenario)
    assert again(first) == first


def test_an_application_without_a_name_gets_one() -> None:
    (request,) = sent(tenant(), tenant(clients=[*TENANT["clients"], {"client_id": "nameless"}]))
    assert request["body"] == {"name": "Application"}


def test_what_no_request_can_hold_is_told() -> None:
    scenario = with_client(mrrt_studio_unresolved=[{"path": ["callbacks"], "value": "@@URLS@@"}])
    every = everything(scenario)
    of_app = next(change for change in every if change.collection == "clients")
    for made in (export_requests(every, scenario), export_body(of_app, scenario)):
        found = [each for each in made.warnings if "keyword" in each.text]
        assert [(each.about, each.effect) for each in found] == [("Phone app", "ignored")]
