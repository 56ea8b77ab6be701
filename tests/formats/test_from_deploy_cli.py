from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.from_deploy_cli import draft_of, has_own_sections, is_tenant_yaml
from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.keywords import mapped
from mrrt_studio.scenario.errors import FormatError

TEXT = """
clients:
  - name: A
resourceServers:
  - {name: My API, identifier: ##API##, client_id: A, scopes: [{value: a, description: d}]}
clientGrants:
  - {client_id: A, audience: ##API##, scope: [a]}
roles: []
actions:
  - {name: x, code: "exports = 1\\n", supported_triggers: [{id: post-login}]}
triggers:
  post-login: [{action_name: x, display_name: x}]
tenant: {friendly_name: T}
pages: [{name: login}, {name: error_page}]
organizations:
unheardOf: 1
"""


def imported(text: str, **keywords: str) -> Imported:
    document = read_document(
        text, "tenant.yaml", keywords={name: mapped(each) for name, each in keywords.items()}
    )
    return assemble(draft_of(document))


def test_names_become_ids_and_markers_stay() -> None:
    found = imported(TEXT)
    (client,) = found.clients
    assert found.client_grants[0].to_json() == {
        "client_id": client.client_id,
        "audience": "##API##",
        "scope": ["a"],
    }
    assert found.resource_servers[0].to_json()["client_id"] == client.client_id
    assert found.resource_servers[0].identifier == "##API##"
    assert found.triggers == {"post-login": ("x",)}
    assert found.tenant == {"friendly_name": "T"}


def test_a_keyword_that_is_known_is_replaced() -> None:
    found = imported(TEXT, API="https://api")
    assert found.resource_servers[0].identifier == found.client_grants[0].audience == "https://api"
    assert "##API##" in repr(found.origins[0].tree)


def test_absent_null_and_empty_sections_are_three_things() -> None:
    found = imported(TEXT)
    assert "roles" in found.managed
    assert not {"organizations", "rules"} & found.managed
    told = {remark.path: (remark.message, remark.line) for remark in found.remarks}
    assert told["organizations"][0].startswith("this section has no value")
    assert told["unheardOf"] == ("this section is not known, so that it is not used", 16)


def test_what_a_scenario_has_no_place_for_is_counted() -> None:
    assert imported(TEXT).ignored == {"pages": 2, "unheard of": 1}


def test_a_marker_for_a_whole_section_is_told() -> None:
    found = imported("clients: ##CLIENTS##\nroles: []\n")
    assert found.managed == {"roles"}
    assert [(each.path, each.line) for each in found.remarks] == [("clients", 1)]


def test_a_section_of_another_type_is_refused_with_its_place() -> None:
    with pytest.raises(FormatError, match="should be a list") as caught:
        imported("roles: []\nclients: {name: A}\n")
    assert (caught.value.path, caught.value.line) == ("clients", 2)


@pytest.mark.parametrize(
    ("tree", "is_one", "has_own"),
    [
        ({"clients": []}, True, False),
        ({"clientGrants": []}, True, True),
        ({"client_grants": []}, False, False),
        ({"version": 1}, False, False),
        ([], False, False),
        (None, False, False),
    ],
)
def test_a_tenant_yaml_is_known_by_its_sections(tree: Any, is_one: bool, has_own: bool) -> None:
    assert (is_tenant_yaml(tree), has_own_sections(tree)) == (is_one, has_own)


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        (
            "auth0-deploy-cli_examples_tenant.yaml",
            {
                "clients": 9,
                "resource_servers": 2,
                "client_grants": 1,
                "roles": 2,
                "organizations": 1,
                "actions": 2,
            },
        ),
        ("auth0-deploy-cli_empty-tenant.yaml", {"clients": 2}),
        (
            "auth0-deploy-cli_lots-of-configuration.yaml",
            {"clients": 7, "client_grants": 2, "roles": 4, "organizations": 2, "actions": 1},
        ),
        ("auth0-deploy-cli_should-preserve-keywords.yaml", {"clients": 1}),
        (
            "dancinnamon-okta_smartfhir_unquoted-hash-keywords.yaml",
            {"clients": 2, "resource_servers": 1, "client_grants": 1, "rules": 2, "rules_configs": 5},
        ),
    ],
)
def test_documents_that_others_wrote_are_read(shared: Path, name: str, counts: dict[str, int]) -> None:
    text = (shared / "samples" / "deploy-cli-yaml" / name).read_text(encoding="utf-8")
    found = imported(text)
    assert found.counts == counts
    assert not any(kind.startswith("unusable") for kind in found.ignored)
    known = {client.client_id for client in found.clients}
    assert len(known) == len(found.clients)
