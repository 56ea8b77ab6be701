from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.hcl import parse_hcl
from mrrt_studio.formats.keywords import mapped
from mrrt_studio.formats.terraform_module import Module, Resolved, SourceText, is_list, is_meta, nested
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.fresh import derived_client_id

FILE = """
variable "env" { default = "dev" }
variable "list" { default = ["a", { b = "c" }] }
variable "open" {}
locals {
  host = "${var.env}.example.com"
  both = [local.host, var.open]
  me   = local.you
  you  = local.me
}
resource "auth0_resource_server" "api" {
  identifier = "https://${local.host}"
}
resource "auth0_client" "app" { name = "App ${var.env}" }
resource "auth0_role" "role" { name = "R" }
resource "auth0_client" "many" {
  count = 2
  name  = "m"
}
"""


def module(text: str = FILE, **values: Any) -> Module:
    raw = read_document(text, "x.tf").raw
    return Module(
        (SourceText(raw, parse_hcl(text)),), {name: mapped(value) for name, value in values.items()}
    )


def resolved(expression: str, **values: Any) -> Resolved:
    one = module(**values)
    return one.resolved(parse_hcl(f"x = {expression}\n").attributes[0].value, one.files[0])


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("var.env", "dev"),
        ("local.host", "dev.example.com"),
        ('"https://${local.host}/${5}/${true}"', "https://dev.example.com/5/true"),
        ("var.list[1].b", "c"),
        ("auth0_resource_server.api.identifier", "https://dev.example.com"),
        ("auth0_client.app.id", derived_client_id("App dev")),
        ("auth0_client.app.client_id", derived_client_id("App dev")),
        ("auth0_role.role.id", "R"),
        ('{ a = var.env, b = ["x"] }', {"a": "dev", "b": ["x"]}),
    ],
)
def test_what_the_files_say_is_worked_out(expression: str, value: Any) -> None:
    assert resolved(expression).value == value
    assert resolved(expression).missing == ()


@pytest.mark.parametrize(
    "expression",
    [
        "var.open", "var.none", "local.me", "local.none", "var.list[7]", "var.env.x", "data.auth0_x.y.id",
        "module.m.out", "each.value", "path.module", "auth0_client.none.id", "auth0_client.many.id",
        "auth0_resource_server.api.id", "auth0_resource_server.api.name", 'file("x")', "auth0_client.app",
    ],
)  # fmt: skip
def test_everything_else_stays_its_text(expression: str) -> None:
    assert resolved(expression).value == f"${{{expression}}}"
    assert resolved(expression).missing == (expression,)


def test_an_unknown_part_of_a_known_whole_is_told() -> None:
    assert resolved("local.both").value == ["dev.example.com", "${var.open}"]
    assert resolved('"https://${var.open}/me/"').value == "https://${var.open}/me/"
    assert resolved("local.both").missing == ("var.open",)


def test_a_value_that_somebody_gave_wins() -> None:
    assert resolved("local.both", env="prod", open="o").value == ["prod.example.com", "o"]


def test_what_grows_without_end_is_refused() -> None:
    lines = "\n".join(f'  l{n} = "${{local.l{n + 1}}}${{local.l{n + 1}}}"' for n in range(40))
    one = module(f'locals {{\n{lines}\n  l40 = "xx"\n}}\n')
    with pytest.raises(FormatError) as caught:
        one.resolved(parse_hcl("x = local.l0\n").attributes[0].value, one.files[0])
    assert caught.value.line is not None


def test_of_two_resources_with_one_address_each_is_itself() -> None:
    one = module('resource "auth0_client" "a" { name = "A" }\nresource "auth0_client" "a" { name = "A" }\n')
    first, second = (one.symbol(resource) for resource in one.resources)
    assert first == derived_client_id("A")
    assert second != first


def test_blocks_about_terraform_are_no_part_of_the_object() -> None:
    [block] = parse_hcl(
        'a {\n lifecycle {}\n dynamic "x" {}\n policies {}\n policies {}\n mobile {}\n}\n'
    ).blocks
    inner = nested(block)
    assert list(inner) == ["policies", "mobile"]
    assert is_list("policies", inner["policies"])
    assert not is_list("mobile", inner["mobile"])
    assert is_meta("depends_on")


def test_a_data_source_is_known_by_what_it_is_looked_up_by() -> None:
    one = module(
        'data "auth0_resource_server" "api" {\n  identifier = "https://${var.host}/api/v2/"\n}\n'
        'data "auth0_client" "many" {\n  for_each  = var.all\n  client_id = "c"\n}\n'
        'data "auth0_role" "twice" { name = "a" }\ndata "auth0_role" "twice" { name = "b" }\n'
        'resource "auth0_resource_server" "api" { identifier = "another" }\n'
        'variable "host" { default = "x.auth0.com" }\n'
    )

    def of(reference: str) -> Any:
        return one.resolved(parse_hcl(f"x = {reference}\n").attributes[0].value, one.files[0]).value

    assert of("data.auth0_resource_server.api.identifier") == "https://x.auth0.com/api/v2/"
    assert of("auth0_resource_server.api.identifier") == "another"
    for unknown in (
        "data.auth0_resource_server.api.name",
        "data.auth0_resource_server.api",
        "data.auth0_client.many.client_id",
        "data.auth0_role.twice.name",
        "data.auth0_role.gone.name",
    ):
        assert of(unknown) == f"${{{unknown}}}"
    assert [each.address for each in one.resources] == ["auth0_resource_server.api"]
