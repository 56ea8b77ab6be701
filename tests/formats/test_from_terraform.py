from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.from_terraform import draft_of
from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.keywords import mapped
from mrrt_studio.formats.unresolved import FIELD
from mrrt_studio.scenario.errors import FormatError

MAIN = """
provider "auth0" { domain = "acme.eu.auth0.com" }

resource "auth0_resource_server" "api" {
  identifier           = "https://${var.host}/"
  allow_offline_access = true
  token_lifetime       = var.life
}

resource "auth0_resource_server_scopes" "scopes" {
  resource_server_identifier = auth0_resource_server.api.identifier
  scopes {
    name = "read:a"
  }
  scopes {
    name        = "write:a"
    description = "d"
  }
}

resource "auth0_client" "spa" {
  name = local.name
  refresh_token {
    rotation_type   = "rotating"
    expiration_type = "expiring"
    policies {
      audience = auth0_resource_server.api.identifier
      scope    = ["read:a"]
    }
  }
}

resource "auth0_client_credentials" "spa" {
  client_id             = auth0_client.spa.id
  authentication_method = "none"
}

resource "auth0_client_grant" "grant" {
  client_id = auth0_client.spa.client_id
  audience  = auth0_resource_server.api.identifier
  scopes    = ["read:a"]
}

resource "auth0_role" "reader" { name = "Reader" }
resource "auth0_role_permissions" "reader" {
  role_id = auth0_role.reader.id
  permissions {
    name                       = "read:a"
    resource_server_identifier = auth0_resource_server.api.identifier
  }
}
resource "auth0_action" "a" {
  name = "A"
  code = <<-EOT
    exports.onExecutePostLogin = async () => {};
  EOT
  secrets {
    name  = "S"
    value = "s3cret"
  }
}
resource "auth0_trigger_actions" "login" {
  trigger = "post-login"
  actions {
    id           = auth0_action.a.id
    display_name = "A"
  }
}
resource "auth0_connection" "db" { name = "db" }
resource "auth0_client" "many" {
  for_each = toset(["a"])
  name     = each.key
}
data "auth0_client" "x" { name = "x" }
module "m" { source = "./m" }
"""
VARIABLES = (
    'locals {\n  name = "My SPA"\n}\nvariable "host" { default = "api.example.com" }\nvariable "life" {}\n'
)


def imported(*files: str, **values: Any) -> Imported:
    keywords = {name: mapped(value) for name, value in values.items()}
    documents = [read_document(text, f"{number}.tf", keywords=keywords) for number, text in enumerate(files)]
    return assemble(draft_of(documents))


def test_a_module_is_read_whole() -> None:
    found = imported(MAIN, VARIABLES)
    client, api = found.clients[0], found.resource_servers[0]
    assert (client.name, client.auth_method, client.rotates) == ("My SPA", "none", True)
    assert client.policies[0].audience == api.identifier == "https://api.example.com/"
    assert api.scope_values == ("read:a", "write:a")
    assert (found.client_grants[0].client_id, found.client_grants[0].scope) == (client.client_id, ("read:a",))
    assert [(role.name, role.id, len(role.permissions)) for role in found.roles] == [("Reader", None, 1)]
    assert found.actions[0].code == "exports.onExecutePostLogin = async () => {};\n"
    assert found.triggers == {"post-login": ("A",)}
    assert found.domain == "acme.eu.auth0.com"
    assert "s3cret" not in repr(found)
    assert found.ignored == {"connection resources": 1, "client resources": 1, "data sources": 1}
    assert found.origins[0].objects["clients", client.client_id] == ("auth0_client.spa",)


def test_what_is_not_resolved_is_listed_with_file_and_line_and_never_guessed() -> None:
    found = imported(MAIN, VARIABLES)
    told = {(remark.source, remark.line, remark.message.partition(" ")[0]) for remark in found.remarks}
    assert ("0.tf", 7, "auth0_resource_server.api.token_lifetime:") in told
    line = MAIN[: MAIN.index('resource "auth0_client" "many"')].count("\n") + 1
    assert ("0.tf", line, "auth0_client.many") in told
    api = found.resource_servers[0]
    assert api.token_lifetime is None
    assert (api.model_extra or {})[FIELD] == [{"path": ["token_lifetime"], "value": "${var.life}"}]


def test_values_may_be_given() -> None:
    found = imported(MAIN, VARIABLES, life=60, host="h")
    assert (found.resource_servers[0].token_lifetime, found.resource_servers[0].identifier) == (
        60,
        "https://h/",
    )


def test_faults_of_a_field_are_told_at_its_line() -> None:
    found = imported(
        'resource "auth0_client" "a" {\n  name = "n"\n  refresh_token {\n    leeway = "x"\n  }\n}\n'
    )
    [remark] = [remark for remark in found.remarks if "leeway" in remark.path]
    assert (remark.source, remark.line, remark.path) == ("0.tf", 4, "refresh_token.leeway")


def test_malformed_files_are_refused_with_their_place() -> None:
    with pytest.raises(FormatError) as caught:
        imported("locals {}\n", 'resource "auth0_client" "a" {\n  name = \n}\n')
    assert (caught.value.source, caught.value.line) == ("1.tf", 2)


LINES = st.lists(
    st.sampled_from(
        [
            "name = local.a", "count = 2", "client_id = auth0_client.a.id", "policies {}", "refresh_token {}",
            'dynamic "x" {}', "refresh_token = 5", 'scopes = ["a"]', "identifier = var.x", 'name = "${f(1)}"',
        ]
    ),
    max_size=5,
)  # fmt: skip
TYPES = st.sampled_from(
    ["auth0_client", "auth0_resource_server", "auth0_client_grant", "auth0_role", "auth0_user", "x"]
)


@given(st.lists(st.tuples(TYPES, st.sampled_from("ab"), LINES), max_size=4))
def test_any_module_is_read_or_refused(resources: list[tuple[str, str, list[str]]]) -> None:
    blocks = (
        f'resource "{kind}" "{name}" {{\n' + "\n".join(lines) + "\n}\n" for kind, name, lines in resources
    )
    with contextlib.suppress(FormatError):
        assert imported("".join(blocks)).origins


def test_every_sample_is_read_whole(shared: Path) -> None:
    for file in sorted((shared / "samples" / "terraform").glob("*.tf")):
        found = assemble(draft_of([read_document(file.read_bytes(), str(file))]))
        assert not found.is_empty
        assert not [kind for kind in found.ignored if "unusable" in kind]
