from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.from_deploy_cli import SECTIONS, draft_of, has_own_sections, is_tenant_yaml
from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.keywords import mapped
from mrrt_studio.formats.unresolved import FIELD
from mrrt_studio.scenario.errors import FormatError
from tests.strategies import json_values

TENANT = """
tenant:
  friendly_name: ##NAME##
clients:
  - name: App
    callbacks: @@URLS@@
    refresh_token:
      policies: [{audience: ##API##, scope: [a]}]
resourceServers:
  - name: My API
    identifier: ##API##
    scopes: [{value: a}]
    token_lifetime: ##LIFE##
clientGrants:
  - {client_id: App, audience: ##API##, scope: [a]}
roles: []
connections: [{}, {}]
pages:
"""


def imported(text: str, folder: Path | None = None, **keywords: Any) -> Imported:
    values = {name: mapped(value) for name, value in keywords.items()}
    return assemble(draft_of(read_document(text, "tenant.yaml", keywords=values, folder=folder)))


def test_a_tenant_without_values_keeps_its_markers() -> None:
    found = imported(TENANT)
    assert found.tenant == {"friendly_name": "##NAME##"}
    api = found.resource_servers[0]
    assert (api.identifier, api.token_lifetime) == ("##API##", None)
    assert (api.model_extra or {})[FIELD] == [{"path": ["token_lifetime"], "value": "##LIFE##"}]
    assert found.clients[0].policies[0].audience == "##API##"
    assert found.client_grants[0].client_id == found.clients[0].client_id
    assert (found.clients[0].model_extra or {})[FIELD] == [{"path": ["callbacks"], "value": "@@URLS@@"}]


def test_with_values_they_are_replaced_and_the_owners_tree_has_them_still() -> None:
    found = imported(TENANT, NAME="N", URLS=["u"], API="https://api", LIFE=60)
    assert found.clients[0].callbacks == ("u",)
    assert (found.resource_servers[0].identifier, found.resource_servers[0].token_lifetime) == (
        "https://api",
        60,
    )
    origin = found.origins[0]
    assert isinstance(origin.tree, dict)
    assert origin.tree["tenant"] == {"friendly_name": "##NAME##"}
    assert list(origin.tree) == [
        "tenant",
        "clients",
        "resourceServers",
        "clientGrants",
        "roles",
        "connections",
        "pages",
    ]
    assert origin.objects["resource_servers", "https://api"] == ("resourceServers", 0)


def test_absent_null_and_empty_are_three_things() -> None:
    found = imported(TENANT)
    assert found.managed == {"tenant", "clients", "resource_servers", "client_grants", "roles"}
    assert found.ignored == {"connections": 2}
    assert [
        remark.path for remark in found.remarks if "no value, so that nothing is known" in remark.message
    ] == ["pages"]


def test_a_section_that_is_a_marker_or_not_known_is_told() -> None:
    found = imported("clients: @@C@@\nnewThing: [1]\nroles: []")
    assert [remark.path for remark in found.remarks] == ["clients", "newThing"]
    assert found.ignored == {"new thing": 1}


def test_code_comes_from_side_files(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "r.js").write_text("code ##X##")
    found = imported("rules: [{name: r, script: ./rules/r.js, order: 1}]", tmp_path, X="y")
    assert found.rules[0].script == "code y"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("clients:\n  a: 1", 2),
        ("clients:\n  - 5", 2),
        ("tenant: 5", 1),
        ("actions:\n  - {name: a, code: ../x.js}", 2),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(FormatError) as caught:
        imported(text)
    assert (caught.value.line, caught.value.source) == (line, "tenant.yaml")


def test_a_tenant_is_told_from_other_exports() -> None:
    assert has_own_sections({"clientGrants": []})
    assert not has_own_sections({"clients": [], "roles": [], "tenant": {}})
    assert is_tenant_yaml({"clients": []})
    assert not is_tenant_yaml([{"clients": []}])
    assert not is_tenant_yaml({"resource_servers": []})


NAMES = st.sampled_from([*sorted(SECTIONS)[::3], "clients", "clientGrants", "actions", "triggers", "tenant"])


@given(
    st.dictionaries(
        NAMES, json_values() | st.lists(st.dictionaries(st.sampled_from(["name", "code"]), json_values()))
    )
)
def test_any_document_is_read_or_refused(tree: dict[str, Any]) -> None:
    with contextlib.suppress(FormatError):
        imported(json.dumps(tree)).counts.values()


def test_every_sample_is_read_whole(shared: Path) -> None:
    for file in sorted((shared / "samples" / "deploy-cli-yaml").glob("*.yaml")):
        document = read_document(file.read_bytes(), str(file), folder=file.parent)
        found = assemble(draft_of(document))
        tree: Any = document.tree
        assert len(found.clients) == len(tree["clients"])
        assert len(found.resource_servers) == len(tree.get("resourceServers", []))
        assert not [kind for kind in found.ignored if "unusable" in kind]
