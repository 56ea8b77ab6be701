from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from mrrt_studio.formats.changes import changes
from mrrt_studio.formats.to_deploy_cli import export_document, export_fragment
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.yaml_text import parse_yaml
from tests.formats.deploy_cli_node import asked
from tests.formats.export_samples import DOMAIN, SECRETS, SETTINGS, TENANT, tenant, with_client, with_settings
from tests.formats.reading import deploy_cli
from tests.strategies import scenarios

OWN = ("tenant", "clients", "resource_servers", "client_grants", "roles", "organizations", "actions", "rules")


def fragment(after: Scenario, before: Scenario | None = None) -> Any:
    text = export_fragment(changes(before or tenant(), after), after).text
    return parse_yaml(text)[0] if text else {}


def test_a_fragment_names_the_object_and_what_differs() -> None:
    assert fragment(with_settings(leeway=9)) == {
        "clients": [{"name": "Phone app", "refresh_token": {**SETTINGS, "leeway": 9}}]
    }


def test_what_goes_back_to_its_default_stands_there() -> None:
    assert fragment(with_client(callbacks=None)) == {"clients": [{"name": "Phone app", "callbacks": []}]}
    assert fragment(with_client(refresh_token=None)) == {
        "clients": [{"name": "Phone app", "refresh_token": None}]
    }


def test_a_new_object_is_whole_and_a_grant_names_its_application() -> None:
    grants = [*TENANT["client_grants"], {"client_id": "web", "audience": "https://billing.example.com"}]
    assert fragment(tenant(client_grants=grants)) == {
        "clientGrants": [{"client_id": 'It\'s a "web" app', "audience": "https://billing.example.com"}]
    }


def test_settings_and_triggers() -> None:
    after = tenant(tenant={**TENANT["tenant"], "session_lifetime": 24}, triggers={})
    assert fragment(after) == {"tenant": {"session_lifetime": 24}, "triggers": {"post-login": []}}


def test_the_domain_is_the_tools_own_marker_in_a_fragment() -> None:
    found = fragment(with_client(callbacks=[f"https://{DOMAIN}/x"]))
    assert found["clients"][0]["callbacks"] == ["https://##AUTH0_DOMAIN##/x"]


def test_nothing_changed_is_nothing() -> None:
    assert export_fragment((), tenant()).text == ""
    assert export_document(Scenario()).text == ""


def test_code_comes_along_in_files() -> None:
    export = export_document(tenant())
    assert export.files == {
        "./actions/Add claim/code.js": TENANT["actions"][0]["code"],
        "./rules/Old rule.js": TENANT["rules"][0]["script"],
    }
    assert export_fragment(changes(tenant(), with_settings(leeway=1)), tenant()).files == {}


def test_the_owners_code_stays_in_its_file() -> None:
    text = "actions:\n  - name: Mine\n    code: ./code/mine.js\n"
    baseline = deploy_cli(text)
    action = baseline.scenario.actions[0].replace(code="new()")
    export = export_document(baseline.scenario.replace(actions=(action,)), baseline)
    assert export.files == {"./code/mine.js": "new()"}
    assert "./code/mine.js" in export.text


def test_no_secret_is_in_it() -> None:
    export = export_document(tenant())
    assert not [secret for secret in SECRETS if secret in export.text + str(export.files)]


def test_a_fragment_takes_the_owners_markers() -> None:
    text = "resourceServers:\n  - name: A\n    identifier: https://##E##.x\nclients:\n  - name: C\n"
    baseline = deploy_cli(text)
    assert baseline.scenario.resource_servers[0].identifier == "https://##E##.x"


def round_trip(scenario: Scenario) -> tuple[Scenario, Scenario]:
    """A scenario that came from a document, and the same after another way out and in."""
    first = deploy_cli(export_document(scenario).text or "clients: []\n").scenario
    return first, deploy_cli(export_document(first).text or "clients: []\n").scenario


@settings(max_examples=25)
@given(scenarios())
def test_out_and_in_again_is_the_same_tenant(scenario: Scenario) -> None:
    first, second = round_trip(scenario)
    assert second == first


@settings(max_examples=25)
@given(scenarios())
def test_an_unchanged_document_has_no_difference(scenario: Scenario) -> None:
    baseline = deploy_cli(export_document(scenario).text or "clients: []\n")
    again = export_document(baseline.scenario, baseline).text
    assert parse_yaml(again)[0] == baseline.origin.tree


def samples(shared: Path) -> list[Path]:
    files = sorted((shared / "samples/deploy-cli-yaml").glob("*.yaml"))
    if not files:
        pytest.skip("the samples are not beside this checkout")
    return files


def test_the_samples_come_back_without_a_difference(shared: Path) -> None:
    for file in samples(shared):
        baseline = deploy_cli(file.read_text(encoding="utf-8"))
        export = export_document(baseline.scenario, baseline)
        assert parse_yaml(export.text)[0] == baseline.origin.tree, file.name
        assert deploy_cli(export.text).scenario == baseline.scenario, file.name
        assert export.files == {}
        fresh = deploy_cli(export_document(baseline.scenario).text).scenario
        assert [getattr(fresh, name) for name in OWN[1:]] == [
            getattr(baseline.scenario, name) for name in OWN[1:]
        ], file.name


def test_the_tool_itself_loads_what_is_written(shared: Path) -> None:
    fragments = [export_fragment(changes(tenant(), with_settings(leeway=1)), tenant())]
    exports = [export_document(tenant()), *fragments]
    baselines = [deploy_cli(file.read_text(encoding="utf-8")) for file in samples(shared)]
    markerless = [each for each in baselines if "##" not in str(each.origin.tree)]
    exports += [export_document(each.scenario) for each in markerless]
    answers = asked([{"text": each.text, "files": dict(each.files)} for each in exports])
    assert [answer.get("error") for answer in answers] == [None] * len(exports)
    assert answers[0]["assets"]["clients"][0]["refresh_token"] == SETTINGS
    assert answers[0]["assets"]["actions"][0]["code"] == TENANT["actions"][0]["code"]
