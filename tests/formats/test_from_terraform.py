from __future__ import annotations

from pathlib import Path

import pytest

from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.from_terraform import draft_of
from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.keywords import given
from mrrt_studio.scenario.errors import FormatError

MODULE = """
provider "auth0" {
  domain = "acme.eu.auth0.com"
}
variable "api" {
  default = "https://api"
}
resource "auth0_resource_server" "api" {
  name       = "API"
  identifier = var.api
}
resource "auth0_client" "app" {
  name = "App"
  refresh_token {
    rotation_type   = "rotating"
    expiration_type = "expiring"
    policies {
      audience = auth0_resource_server.api.identifier
      scope    = ["read"]
    }
  }
}
resource "auth0_client_grant" "grant" {
  client_id = auth0_client.app.id
  audience  = auth0_resource_server.api.identifier
  scopes    = ["read"]
}
"""


def imported(*texts: str, **keywords: str) -> Imported:
    values = {name: given(value) for name, value in keywords.items()}
    documents = [read_document(text, f"{number}.tf", keywords=values) for number, text in enumerate(texts)]
    return assemble(draft_of(documents))


def told(found: Imported) -> list[tuple[str, int | None]]:
    return [(remark.message, remark.line) for remark in found.remarks]


def test_references_lead_from_one_resource_to_another() -> None:
    found = imported(MODULE)
    (client,), (grant,) = found.clients, found.client_grants
    assert grant.client_id == client.client_id
    assert grant.audience == found.resource_servers[0].identifier == "https://api"
    assert client.to_json()["refresh_token"] == {
        "rotation_type": "rotating",
        "expiration_type": "expiring",
        "policies": [{"audience": "https://api", "scope": ["read"]}],
    }
    assert found.domain == "acme.eu.auth0.com"
    assert told(found) == []


def test_a_given_value_counts_for_a_variable() -> None:
    assert imported(MODULE, api="https://given").client_grants[0].audience == "https://given"


def test_files_of_one_module_know_each_other() -> None:
    at = MODULE.index('resource "auth0_client"')
    found = imported(MODULE[at:], MODULE[:at])
    assert found.client_grants[0].audience == "https://api"


RESOURCE = 'resource "auth0_client" "a" {\n  name = "A"\n'


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        (RESOURCE + "  description = upper(var.x)\n}\n", "auth0_client.a.description: 'upper(var.x)'", 3),
        (RESOURCE + "  count = 2\n}\n", "auth0_client.a stands for any number of resources", 1),
        (RESOURCE + '  dynamic "refresh_token" {\n    for_each = []\n  }\n}\n', "dynamic block 'refresh_", 3),
        (RESOURCE + "}\n" + RESOURCE + "}\n", "auth0_client.a stands there twice", 4),
        ('module "m" {\n  source = "./m"\n}\n', "the module 'm' is not followed", 1),
    ],
    ids=["expression", "count", "dynamic", "twice", "module"],
)
def test_what_is_not_worked_out_is_told_with_its_place(text: str, said: str, line: int) -> None:
    assert [at for message, at in told(imported(text)) if said in message] == [line]


def test_what_a_scenario_has_no_place_for_is_counted() -> None:
    found = imported(
        'resource "auth0_connection" "c" {}\nresource "aws_s3_bucket" "b" {}\n'
        'data "auth0_client" "d" {}\n' + RESOURCE + "  for_each = toset([])\n}\n"
    )
    assert found.clients == ()
    assert found.ignored == {
        "connection resources": 1,
        "resources of other providers": 1,
        "data sources": 1,
        "client resources": 1,
    }


def test_a_malformed_file_is_refused_with_its_place() -> None:
    with pytest.raises(FormatError) as caught:
        imported(MODULE, 'resource "auth0_client" "a" {\n  name = = 1\n}\n')
    assert (caught.value.source, caught.value.line) == ("1.tf", 2)


@pytest.mark.parametrize(
    ("name", "counts", "triggers"),
    [
        ("client", {"clients": 3, "resource_servers": 1}, set()),
        ("resource_server", {"resource_servers": 2}, set()),
        ("client_grant", {"clients": 1, "resource_servers": 1, "client_grants": 2}, set()),
        ("role", {"roles": 2, "organizations": 1}, set()),
        ("trigger_actions", {"actions": 2}, {"post-login"}),
    ],
)
def test_examples_of_the_provider_are_read(
    shared: Path, name: str, counts: dict[str, int], triggers: set[str]
) -> None:
    file = shared / "samples" / "terraform" / f"provider-example_auth0_{name}.tf"
    found = imported(file.read_text(encoding="utf-8"))
    assert found.counts == counts
    assert set(found.triggers) == triggers
