from __future__ import annotations

import contextlib
import copy
import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.importing import AmbiguousError, Request, read_paths, read_text
from mrrt_studio.formats.keywords import mapped
from mrrt_studio.formats.progress import Cancelled
from mrrt_studio.formats.review import apply, review
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import StorageError
from tests.strategies import json_values, scenarios

CLIENT = {"client_id": "c", "name": "n"}
API = {"identifier": "i"}
NO_TENANT = {"auth0_docs_jwks.json", "auth0-docs_refresh-token_request-object.har.json"}
"""Samples that describe no tenant."""


def write(folder: Path, **files: Any) -> list[Path]:
    paths = []
    for name, content in files.items():
        path = folder / name.replace("_", ".", 1)
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        paths.append(path)
    return paths


def test_several_files_of_several_kinds_are_one_tenant(tmp_path: Path) -> None:
    tenant = "clientGrants: [{client_id: n, audience: i}]"
    terraform = 'resource "auth0_role" "r" {\n  name = "R"\n}\n'
    files = write(tmp_path, a_json=CLIENT, b_json=[API], c_yaml=tenant, d_tf=terraform)
    found = read_paths(files)
    assert found.counts == {"clients": 1, "resource_servers": 1, "client_grants": 1, "roles": 1}
    assert found.client_grants[0].client_id == "c"
    assert [origin.kind for origin in found.origins] == [
        "management-api",
        "management-api",
        "deploy-cli-yaml",
        "terraform-hcl",
    ]


def test_terraform_files_of_one_import_are_one_module(tmp_path: Path) -> None:
    write(tmp_path, main_tf='resource "auth0_client" "a" {\n  name = var.n\n}\n')
    write(tmp_path, vars_tf='variable "n" { default = "N" }\n')
    assert read_paths([tmp_path]).clients[0].name == "N"
    assert read_paths([tmp_path / "main.tf", tmp_path / "vars.tf"]).clients[0].name == "N"
    assert read_paths([tmp_path], Request(keywords={"n": mapped("M")})).clients[0].name == "M"


def test_a_folder_of_exports_is_read_file_by_file(tmp_path: Path) -> None:
    write(tmp_path, a_json=CLIENT, b_json=API)
    assert read_paths([tmp_path]).counts == {"clients": 1, "resource_servers": 1}


def test_a_tenant_yaml_in_a_folder_is_found_with_its_side_files(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "r.js").write_text("code")
    write(tmp_path, tenant_yaml="rules: [{name: r, script: ./rules/r.js}]")
    assert read_paths([tmp_path]).rules[0].script == "code"
    assert read_paths([tmp_path / "tenant.yaml"]).rules[0].script == "code"


def test_where_two_readings_are_possible_somebody_chooses(tmp_path: Path) -> None:
    tree = {"clientGrants": [], "resource_servers": [API]}
    with pytest.raises(AmbiguousError) as caught:
        read_text(json.dumps(tree))
    assert caught.value.kinds == ("deploy-cli-yaml", "management-api")
    assert read_text(json.dumps(tree), request=Request(kind="management-api")).counts == {
        "resource_servers": 1
    }
    write(tmp_path, tenant_yaml="clients: []", main_tf="")
    with pytest.raises(AmbiguousError):
        read_paths([tmp_path])
    assert read_paths([tmp_path], Request(kind="terraform-hcl")).counts == {}


def test_a_scenario_and_another_document_are_one(tmp_path: Path) -> None:
    scenario = Scenario.model_validate(
        {"name": "S", "clients": [CLIENT], "steps": [{"type": "wait", "seconds": 1}]}
    )
    files = write(tmp_path, s_json=dump(scenario), t_json=API, u_json={**CLIENT, "app_type": "spa"})
    found = apply(Scenario(), read_paths(files))
    assert (found.name, len(found.steps), len(found.resource_servers)) == ("S", 1, 1)
    assert found.clients[0].app_type == "spa"
    with pytest.raises(FormatError, match="only one scenario"):
        read_paths([files[0], files[0]])


def test_a_domain_is_all_that_discovery_tells() -> None:
    found = read_text('{"issuer": "https://acme.eu.auth0.com/", "jwks_uri": "x"}')
    assert apply(Scenario(), found).tenant.domain == "acme.eu.auth0.com"
    assert read_text('{"issuer": "https://{x}/", "jwks_uri": "x"}').domain is None


@pytest.mark.parametrize("text", ['{"keys": []}', "5", "just text", "[]"])
def test_what_describes_no_tenant_is_refused(text: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_text(text, "x.txt")
    assert (caught.value.source, caught.value.line) == ("x.txt", 1)


def test_files_that_are_not_there_and_empty_folders_are_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        read_paths([tmp_path / "none.json"])
    with pytest.raises(FormatError, match="no file in this folder"):
        read_paths([tmp_path])


def test_progress_only_goes_forward_and_may_end_it(tmp_path: Path) -> None:
    files = write(tmp_path, a_json=[CLIENT], b_json=[API])
    told: list[int] = []
    read_paths(files, Request(progress=lambda done, _: told.append(done)))
    assert told == sorted(told)
    assert told[-1] == 1000

    def stop(done: int, _: int) -> None:
        if done >= 300:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_paths(files, Request(progress=stop))


@given(scenarios())
def test_every_scenario_file_imports_as_it_is(scenario: Scenario) -> None:
    assert apply(Scenario(), read_text(dump(scenario), "x.mrrt.json")) == scenario


ANY = st.sampled_from([None, "x.json", "x.yaml", "x.tf", "x.txt"])


@given(st.text(max_size=80) | st.binary(max_size=80) | json_values().map(json.dumps), ANY)
def test_anything_is_read_or_refused(data: str | bytes, source: str | None) -> None:
    with contextlib.suppress(FormatError):
        scenario = apply(Scenario(), read_text(data, source))
        assert load(dump(scenario)) == scenario


EVERYTHING: dict[str, Any] = {
    "tenant": {"friendly_name": "f", "flags": {"a": True}, "session_lifetime": 1},
    "clients": [
        {"client_id": "c", "name": "n", "refresh_token": {"policies": [{"audience": "i", "scope": ["a"]}]}}
    ],
    "resource_servers": [{"id": "1", "identifier": "i", "scopes": [{"value": "a"}], "client_id": "n"}],
    "client_grants": [{"id": "cgr_1", "client_id": "n", "audience": "i", "scope": ["a"]}],
    "roles": [{"id": "rol_1", "name": "R", "permissions": [{"permission_name": "a"}]}],
    "users": [{"user_id": "u", "roles": [{"name": "R"}], "identities": [{"provider": "x"}]}],
    "organizations": [{"id": "org_1", "name": "o", "members": [{"user_id": "u"}]}],
    "actions": [{"id": "2", "name": "A", "code": "x", "secrets": [{"name": "S"}]}],
    "bindings": [{"id": "3", "trigger_id": "post-login", "action": {"id": "2", "name": "A"}}],
    "triggers": {"post-login": [{"action_name": "A"}]},
    "rules": [{"id": "4", "name": "r", "script": "x", "order": 1}],
    "rules_configs": [{"key": "k", "value": "v"}],
}


@given(
    st.lists(st.integers(0, 11), min_size=1, max_size=7), json_values() | st.sampled_from(["##M##", {}, []])
)
def test_any_change_of_an_export_is_read_or_refused(path: list[int], value: Any) -> None:
    tree: Any = copy.deepcopy(EVERYTHING)
    at, key = tree, ""
    for number in path:
        keys: list[Any] = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = keys[number % len(keys)]
        if not at[key] or not isinstance(at[key], dict | list) or number == path[-1]:
            break
        at = at[key]
    at[key] = value
    with contextlib.suppress(FormatError):
        imported = read_text(json.dumps(tree), "x.json")
        once = apply(Scenario(), imported)
        assert load(dump(once)) == once
        assert apply(once, imported) == apply(apply(once, imported), imported)


def sample_paths(shared: Path) -> list[Path]:
    samples = shared / "samples"
    folders = list((samples / "deploy-cli-directory").iterdir())
    files = (
        file for file in samples.rglob("*") if file.is_file() and file.suffix in {".json", ".yaml", ".tf"}
    )
    return sorted(
        [*folders, *(file for file in files if "reference" not in file.parts and file.name not in NO_TENANT)]
    )


def test_every_sample_that_describes_a_tenant_imports_and_can_be_saved(shared: Path) -> None:
    for path in sample_paths(shared):
        imported = read_paths([path])
        found = review(Scenario(), imported)
        assert load(dump(found.result)) == found.result, path
        again = review(found.result, imported)
        assert again.result == found.result, path
        assert again.changes_nothing, path
        assert found.added or found.ignored or found.suspicious, path


def test_no_secret_of_a_sample_gets_into_a_scenario(shared: Path) -> None:
    written = "".join(dump(apply(Scenario(), read_paths([path]))) for path in sample_paths(shared))
    for secret in (
        "some_client_secret",
        "smtp_secret_password",
        "some-sensitive",
        "my custom api key",
        "[REDACTED]",
    ):
        assert secret not in written


TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJhenAiOiJyZWFsIn0.x"
RESOURCE = 'resource "auth0_client" "a" {}'
NOT_THAT_KIND = [
    *product(("recording", "client-patch", "discovery"), ('{"clients": []}', "[1]", RESOURCE, TOKEN)),
    *product(("management-api", "deploy-cli-yaml", "deploy-cli-directory"), (RESOURCE, TOKEN)),
    ("deploy-cli-yaml", "[1]"),
    ("management-api", '{"format_version": "1.0", "values": {}}'),
]


@pytest.mark.parametrize(("kind", "text"), NOT_THAT_KIND)
def test_a_kind_that_does_not_fit_is_refused_with_the_place(kind: str, text: str) -> None:
    with pytest.raises(FormatError, match="this is no") as refusal:
        read_text(text, "given.txt", Request(kind=kind))
    assert (refusal.value.source, refusal.value.line, refusal.value.column) == ("given.txt", 1, 1)
    assert "Choose another kind" in str(refusal.value)


def test_terraform_written_as_json_is_refused_with_what_to_do() -> None:
    with pytest.raises(FormatError, match="Terraform configuration written as JSON") as refusal:
        read_text('{"resource": {"auth0_client": {"a": {"name": "A"}}}}', "main.tf.json")
    assert "terraform show -json" in str(refusal.value)


@pytest.mark.parametrize("kind", ["scenario", "terraform-state", "terraform-plan", "terraform-hcl", "token"])
@pytest.mark.parametrize("text", ['{"clients": []}', "[1]", "clients: []"])
def test_every_other_reader_refuses_itself_what_does_not_fit(kind: str, text: str) -> None:
    with pytest.raises(FormatError) as refusal:
        read_text(text, "given.txt", Request(kind=kind))
    assert (refusal.value.source, refusal.value.line) == ("given.txt", 1)
