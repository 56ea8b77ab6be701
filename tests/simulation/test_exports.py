from __future__ import annotations

import json
from typing import Any

import pytest

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.yaml_text import parse_yaml
from mrrt_studio.simulation.exports import TARGETS, ExportRequest, export
from tests.formats.export_samples import TENANT, tenant, with_settings
from tests.formats.reading import deploy_cli
from tests.simulation.export_samples import exchanging

ID = TENANT["clients"][0]["client_id"]
OF_TENANT = [name for name, target in TARGETS.items() if not target.of_steps]


@pytest.mark.parametrize("target", OF_TENANT)
def test_a_change_is_smaller_than_the_tenant(target: str) -> None:
    change = export(target, ExportRequest(with_settings(leeway=5), tenant())).text
    whole = export(target, ExportRequest(with_settings(leeway=5))).text
    assert 0 < len(change) < len(whole)
    assert "Messages" not in change


@pytest.mark.parametrize("target", OF_TENANT)
def test_one_application_alone(target: str) -> None:
    one = export(target, ExportRequest(tenant(), client_id=ID)).text
    assert "Phone app" in one
    assert "web" not in one
    assert export(target, ExportRequest(with_settings(leeway=5), tenant(), client_id="web")).text == ""


@pytest.mark.parametrize("target", OF_TENANT)
def test_where_nothing_changed_it_is_said(target: str) -> None:
    made = export(target, ExportRequest(tenant(), tenant()))
    assert made.text == ""
    assert [warning.text for warning in made.warnings] == [
        "Nothing has changed, so there is nothing to export."
    ]


@pytest.mark.parametrize("target", ["curl", "auth0-cli"])
def test_making_everything_anew_is_warned_of(target: str) -> None:
    first = export(target, ExportRequest(tenant())).warnings[0]
    assert "everything anew" in first.text
    assert "everything anew" not in str(export(target, ExportRequest(tenant(), client_id=ID)).warnings)


def test_the_management_api_gets_objects_requests_or_one_body() -> None:
    def text(*request: Any, **more: Any) -> Any:
        return json.loads(export("management-api", ExportRequest(*request, **more)).text)

    after = with_settings(leeway=5)
    assert text(after).keys() >= {"clients", "resource_servers"}
    assert [each["method"] for each in text(after, tenant())] == ["PATCH"]
    assert text(after, tenant(), client_id=ID).keys() == {"refresh_token"}
    assert text(after, client_id=ID)["name"] == "Phone app"
    gone = tenant(clients=TENANT["clients"][1:])
    assert [each["method"] for each in text(gone, tenant(), client_id=ID)] == ["DELETE"]


def test_the_deploy_cli_gets_its_owners_document_back() -> None:
    baseline = deploy_cli("pages: []\nclients:\n  - name: A ##B##\n")
    client = baseline.scenario.clients[0].replace(app_type="spa")
    after = baseline.scenario.replace(clients=(client,))
    whole = export("deploy-cli", ExportRequest(after, baseline.scenario, baseline.origin)).text
    assert parse_yaml(whole)[0] == {"pages": [], "clients": [{"name": "A ##B##", "app_type": "spa"}]}
    request = ExportRequest(after, baseline.scenario, baseline.origin, client.client_id)
    assert "pages" not in export("deploy-cli", request).text
    assert "pages" not in export("deploy-cli", ExportRequest(after, baseline.scenario)).text


@pytest.mark.parametrize("target", [name for name in TARGETS if TARGETS[name].of_steps])
def test_steps_are_exported_from_a_scenario_or_from_its_timeline(target: str) -> None:
    timeline = exchanging()
    given = export(target, ExportRequest(timeline.scenario, timeline=timeline))
    assert given.text == export(target, ExportRequest(timeline.scenario)).text
    assert "read:bills" in given.text
    assert export(target, ExportRequest(Scenario())).text == ""


@pytest.mark.parametrize("target", ["curl", "auth0-cli", "steps-curl"])
def test_the_shell_can_be_chosen(target: str) -> None:
    scenario = exchanging().scenario
    made = export(target, ExportRequest(scenario, shell="powershell"))
    assert made.language == "powershell"
    assert made.file_name.endswith(".ps1")


def test_every_target_has_a_name_for_people() -> None:
    assert len({target.title for target in TARGETS.values()}) == len(TARGETS)
