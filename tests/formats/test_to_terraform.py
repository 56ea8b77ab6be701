from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from mrrt_studio.formats.changes import changes
from mrrt_studio.formats.importing import Request, read_text
from mrrt_studio.formats.keywords import KeywordValue
from mrrt_studio.formats.merging import plan
from mrrt_studio.formats.to_terraform import export
from mrrt_studio.scenario.model import Scenario
from tests.formats.export_samples import DOMAIN, SECRETS, TENANT, tenant, with_client, with_settings
from tests.strategies import scenarios

KEYWORDS = {"auth0_domain": KeywordValue(DOMAIN, DOMAIN)}


def written(after: Scenario, before: Scenario | None = None) -> str:
    return export(changes(before or Scenario(), after), after).text


def read(text: str) -> Scenario:
    if not text:
        return Scenario()
    return plan(Scenario(), read_text(text, "auth0.tf", Request(keywords=KEYWORDS))).result


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


def test_a_changed_application_is_written_whole() -> None:
    text = written(with_settings(leeway=9), tenant())
    assert text.count("resource ") == 2
    assert 'resource "auth0_client" "phone_app" {' in text
    assert "leeway" in text
    assert 'authentication_method = "none"' in text
    assert 'audience = "https://api.example.com"' in text


def test_objects_refer_to_each_other_by_address() -> None:
    text = written(tenant())
    assert "audience  = auth0_resource_server.messages.identifier" in text
    assert "client_id = auth0_client.it_s_a_web_app.id" in text
    assert "role_id = auth0_role.reader.id" in text
    assert "id           = auth0_action.add_claim.id" in text
    assert text.count("audience = auth0_resource_server.") == 2, "each policy refers to its API"


def test_what_is_not_in_the_export_is_a_variable() -> None:
    grants = [{**TENANT["client_grants"][0], "scope": ["write:a"]}]
    text = written(tenant(client_grants=grants), tenant())
    assert "client_id = var.it_s_a_web_app_client_id" in text
    assert 'variable "it_s_a_web_app_client_id" {' in text
    assert 'audience  = "https://api.example.com"' in text


def test_the_domain_is_a_variable() -> None:
    text = written(tenant())
    assert '"com.acme://${var.auth0_domain}/callback"' in text
    assert 'variable "auth0_domain" {' in text
    assert not [each for each in (*SECRETS, DOMAIN, TENANT["clients"][0]["client_id"]) if each in text]


def test_scopes_are_a_resource_of_their_own() -> None:
    found = lines(written(tenant()))
    assert 'resource "auth0_resource_server_scopes" "messages" {' in found
    assert "resource_server_identifier = auth0_resource_server.messages.identifier" in found


def test_what_is_null_is_disabled() -> None:
    api = {"identifier": "urn:x", "consent_policy": None, "token_encryption": None}
    found = lines(written(tenant(resource_servers=[*TENANT["resource_servers"], api]), tenant()))
    assert 'consent_policy = "null"' in found
    assert found[found.index("token_encryption {") + 1] == "disable = true"


def test_what_was_removed_is_a_comment() -> None:
    text = written(tenant(client_grants=[], roles=[]), tenant())
    assert lines(text) == [
        '# Remove the auth0_client_grant It\'s a "web" app → https://api.example.com.',
        "# Remove the auth0_role Reader.",
    ]


def test_two_of_one_name_have_two_addresses() -> None:
    clients = [
        {"client_id": "a", "name": "X"},
        {"client_id": "b", "name": "x"},
        {"client_id": "c", "name": "™"},
    ]
    text = written(tenant(clients=clients))
    for name in ("x", "x_2", "tm"):
        assert f'resource "auth0_client" "{name}" {{' in text


def test_no_change_is_no_text() -> None:
    assert export((), tenant()).text == ""


def named(scenario: Scenario) -> Scenario:
    """A tenant whose applications each have a name of their own: Terraform knows them by nothing else."""
    clients = (client.replace(name=f"App {number}") for number, client in enumerate(scenario.clients))
    return scenario.replace(clients=tuple(clients))


@settings(max_examples=25)
@given(scenarios())
def test_out_and_in_again_is_the_same_tenant(scenario: Scenario) -> None:
    first = read(written(named(scenario)))
    assert read(written(first)) == first


@settings(max_examples=25)
@given(scenarios())
def test_python_hcl2_reads_it(scenario: Scenario) -> None:
    hcl2 = pytest.importorskip("hcl2")
    text = written(scenario)
    found: dict[str, Any] = hcl2.loads(text) if text else {}
    assert len(found.get("resource", [])) == text.count("\nresource ") + text.startswith("resource ")


def test_the_samples_come_back_as_they_were(shared: Path) -> None:
    files = sorted((shared / "samples/terraform").glob("*.tf"))
    if not files:
        pytest.skip("the samples are not beside this checkout")
    for file in files:
        scenario = read(file.read_text(encoding="utf-8"))
        assert read(written(scenario)) == scenario, file.name


@pytest.mark.skipif(shutil.which("terraform") is None, reason="no Terraform")
def test_terraform_would_not_lay_it_out_otherwise(tmp_path: Path) -> None:
    file = tmp_path / "auth0.tf"
    text = written(with_client(name='a ${b} %{c}\n"d"', description="é" * 200))
    file.write_text(text, encoding="utf-8")
    ran = subprocess.run(["terraform", "fmt", str(file)], capture_output=True, check=False, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert file.read_text(encoding="utf-8") == text
