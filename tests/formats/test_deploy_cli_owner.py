from __future__ import annotations

from dataclasses import replace
from typing import Any

from mrrt_studio.formats.deploy_cli_owner import Baseline, Owner
from mrrt_studio.formats.keywords import KeywordValue
from mrrt_studio.scenario.model import Scenario
from tests.formats.reading import deploy_cli

TEXT = """\
# My tenant
pages:
  - name: login
    html: ./pages/login.html
clients:
  - app_type: spa
    name: "App - ##ENV##"
    callbacks: @@URLS@@
    custom: {kept: yes}
    refresh_token:
      expiration_type: expiring
      rotation_type: rotating
      policies:
        - audience: https://##ENV##.example.com
          scope: [read:a]
  - name: Other
resourceServers:
  - identifier: https://##ENV##.example.com
    name: API
    scopes:
      - value: read:a
clientGrants:
  - client_id: Other
    audience: https://##ENV##.example.com
    scope: []
roles: []
actions:
  - name: Mine
    code: ./code/mine.js
    supported_triggers: [{id: post-login, version: v3}]
tenant:
  friendly_name: '##NAME##'
"""
KEYWORDS = {
    "ENV": KeywordValue("dev", "dev"),
    "URLS": KeywordValue(["https://a.example"], None),
    "NAME": KeywordValue("Acme", "Acme"),
}


def written(baseline: Baseline, after: Scenario) -> dict[str, Any]:
    document: Any = Owner(baseline, after).document()
    return document


def with_first(scenario: Scenario, **fields: Any) -> Scenario:
    first, *others = scenario.clients
    return scenario.replace(clients=(first.replace(**fields), *others))


def settings(scenario: Scenario, **fields: Any) -> Scenario:
    was = scenario.clients[0].refresh_token
    assert was is not None
    changed = type(was).model_validate({**was.to_json(), **fields})
    return with_first(scenario, refresh_token=changed)


def test_a_document_that_was_not_changed_stays_as_it_is() -> None:
    for keywords in ({}, KEYWORDS):
        baseline = deploy_cli(TEXT, keywords)
        assert baseline.is_document
        assert written(baseline, baseline.scenario) == baseline.origin.tree


def test_only_what_changed_is_different_and_markers_stand_where_they_stood() -> None:
    baseline = deploy_cli(TEXT, KEYWORDS)
    assert baseline.scenario.clients[0].name == "App - dev"
    document = written(baseline, settings(baseline.scenario, leeway=5))
    expected: Any = baseline.origin.tree
    expected["clients"][0]["refresh_token"]["leeway"] = 5
    assert document == expected
    assert [*document] == [*expected]


def test_a_new_policy_gets_the_marker_of_its_api() -> None:
    baseline = deploy_cli(TEXT, KEYWORDS)
    policies = [{"audience": "https://dev.example.com", "scope": ["read:a", "write:a"]}]
    document = written(baseline, settings(baseline.scenario, policies=policies))
    assert document["clients"][0]["refresh_token"]["policies"] == [
        {"audience": "https://##ENV##.example.com", "scope": ["read:a", "write:a"]}
    ]
    assert document["clients"][0]["callbacks"] == "@@URLS@@"


def test_a_new_object_is_added_at_the_end_and_a_removed_one_goes() -> None:
    baseline = deploy_cli(TEXT, KEYWORDS)
    first, _ = baseline.scenario.clients
    new = first.replace(client_id="new", name="New", callbacks=("https://a",))
    document = written(baseline, baseline.scenario.replace(clients=(first, new)))
    assert [each["name"] for each in document["clients"]] == ["App - ##ENV##", "New"]
    assert document["clients"][1]["refresh_token"]["policies"][0]["audience"] == "https://##ENV##.example.com"


def test_a_field_that_goes_is_taken_out_and_unknown_ones_stay() -> None:
    baseline = deploy_cli(TEXT, KEYWORDS)
    client = baseline.scenario.clients[0].without("refresh_token")
    document = written(baseline, baseline.scenario.replace(clients=(client, baseline.scenario.clients[1])))
    assert [*document["clients"][0]] == ["app_type", "name", "callbacks", "custom"]


def test_settings_triggers_and_sections_that_were_not_there() -> None:
    baseline = deploy_cli(TEXT, KEYWORDS)
    tenant = baseline.scenario.tenant.replace(default_audience="https://dev.example.com")
    after = baseline.scenario.replace(tenant=tenant, triggers={"post-login": ("Mine",)})
    document = written(baseline, after)
    assert document["tenant"] == {
        "friendly_name": "##NAME##",
        "default_audience": "https://##ENV##.example.com",
    }
    assert document["triggers"] == {"post-login": [{"action_name": "Mine", "display_name": "Mine"}]}


def test_where_code_stands_and_which_markers_there_are() -> None:
    baseline = deploy_cli(TEXT, KEYWORDS)
    owner = Owner(baseline, baseline.scenario)
    assert owner.paths() == {("actions", "Mine"): "./code/mine.js"}
    assert owner.markers()["https://dev.example.com"] == "https://##ENV##.example.com"


def test_another_kind_of_document_is_none() -> None:
    baseline = deploy_cli(TEXT)
    other = Baseline(replace(baseline.origin, kind="terraform-hcl"), baseline.scenario)
    assert not other.is_document
