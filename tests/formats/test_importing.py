from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.importing import AmbiguousError, Request, read_paths, read_text
from mrrt_studio.formats.keywords import given
from mrrt_studio.formats.progress import Cancelled
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.storage import StorageError

CLIENT = {"client_id": "a", "name": "A"}
SCENARIO = {"format": "mrrt-studio/scenario", "version": 1, "clients": [CLIENT]}
YAML = "clients: [{name: Y, client_id: y}]\n"
TF = 'resource "auth0_role" "r" {\n  name = var.role\n}\n'
BOTH = {"resourceServers": [], "resource_servers": [{"identifier": "https://api", "name": "API"}]}


def put(folder: Path, **files: Any) -> None:
    for name, content in files.items():
        stem, _, suffix = name.rpartition("_")
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / f"{stem}.{suffix}").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "source", "kind", "counts"),
    [
        (json.dumps(SCENARIO), None, "scenario", {"clients": 1}),
        (YAML, None, "deploy-cli-yaml", {"clients": 1}),
        (json.dumps([CLIENT]), None, "management-api", {"clients": 1}),
        (TF, "main.tf", "terraform-hcl", {"roles": 1}),
        (json.dumps({"issuer": "https://t.auth0.com/", "jwks_uri": "x"}), None, "discovery", {}),
    ],
)
def test_the_kind_of_a_text_is_found_out(
    text: str, source: str | None, kind: str, counts: dict[str, int]
) -> None:
    found = read_text(text, source)
    assert [origin.kind for origin in found.origins] == [kind]
    assert found.counts == counts


def test_files_of_several_kinds_become_one(tmp_path: Path) -> None:
    put(tmp_path, own_json=SCENARIO, tenant_yaml=YAML, main_tf=TF)
    paths = [tmp_path / name for name in ("own.json", "tenant.yaml", "main.tf")]
    found = read_paths(paths, Request(keywords={"role": given("Admin")}))
    assert [client.client_id for client in found.clients] == ["a", "y"]
    assert [role.name for role in found.roles] == ["Admin"]
    assert [origin.kind for origin in found.origins] == ["scenario", "deploy-cli-yaml", "terraform-hcl"]


def test_terraform_files_of_a_folder_are_one_module(tmp_path: Path) -> None:
    put(tmp_path, a_tf=TF, b_tf='variable "role" {\n  default = "Default"\n}\n', notes_txt="no HCL")
    assert [role.name for role in read_paths([tmp_path]).roles] == ["Default"]


def test_the_exports_of_a_folder_are_read_one_by_one(tmp_path: Path) -> None:
    put(tmp_path, a_json=[CLIENT], b_json=BOTH["resource_servers"])
    assert read_paths([tmp_path]).counts == {"clients": 1, "resource_servers": 1}


def test_a_folder_that_is_more_than_one_thing_is_somebodys_choice(tmp_path: Path) -> None:
    put(tmp_path, tenant_yaml=YAML, main_tf=TF)
    with pytest.raises(AmbiguousError) as caught:
        read_paths([tmp_path])
    assert caught.value.kinds == ("deploy-cli-yaml", "terraform-hcl")
    assert read_paths([tmp_path], Request("deploy-cli-yaml")).counts == {"clients": 1}
    assert read_paths([tmp_path], Request("terraform-hcl")).counts == {"roles": 1}


def test_a_text_that_is_more_than_one_thing_is_somebodys_choice() -> None:
    with pytest.raises(AmbiguousError, match="more than one way") as caught:
        read_text(json.dumps(BOTH))
    assert caught.value.kinds == ("deploy-cli-yaml", "management-api")
    assert read_text(json.dumps(BOTH), request=Request("management-api")).counts == {"resource_servers": 1}


@pytest.mark.parametrize("text", ["[1]", "{}", '"eyJ"', '{"a": {"b": 1}}'])
def test_what_describes_no_tenant_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match="nothing in it that describes a tenant") as caught:
        read_text(text, "a.json")
    assert (caught.value.source, caught.value.line) == ("a.json", 1)


def test_a_folder_without_exports_a_second_scenario_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="no file in this folder"):
        read_paths([tmp_path])
    put(tmp_path, a_json=SCENARIO, b_json=SCENARIO)
    with pytest.raises(FormatError, match="only one scenario"):
        read_paths([tmp_path])
    with pytest.raises(StorageError):
        read_paths([tmp_path / "absent.json"])


def test_an_import_ends_where_its_progress_says_so() -> None:
    def stop(_done: float, _of: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_text(YAML, request=Request(progress=stop))


@pytest.mark.parametrize("issuer", ["http://t.auth0.com/", 7, "https://t.auth0.com/x"])
def test_a_discovery_document_without_domain_is_told(issuer: Any) -> None:
    found = read_text(json.dumps({"issuer": issuer, "jwks_uri": "x"}))
    assert found.domain is None
    assert [(remark.message, remark.path) for remark in found.remarks] == [
        ("this tells no domain, so that it is not used", "issuer")
    ]


def test_a_discovery_document_tells_the_domain_and_no_more() -> None:
    found = read_text(json.dumps({"issuer": "https://t.auth0.com/", "jwks_uri": "x"}))
    assert (found.domain, found.ignored) == ("t.auth0.com", {"endpoints and capabilities": 1})


def test_a_directory_of_the_deploy_cli_is_read(shared: Path) -> None:
    folder = shared / "samples" / "deploy-cli-directory" / "auth0-deploy-cli_examples"
    found = read_paths([folder])
    assert [origin.kind for origin in found.origins] == ["deploy-cli-directory"]
    assert found.counts["clients"] == len(list((folder / "clients").glob("*.json")))
