from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.hcl import Block, parse_hcl
from mrrt_studio.formats.keywords import given
from mrrt_studio.formats.terraform_module import (
    Module,
    Resolved,
    SourceText,
    is_list,
    is_meta,
    is_repeated,
    nested,
)
from mrrt_studio.scenario.errors import FormatError

TENANT = """
variable "host" {
  default = "example.com"
}
variable "nothing" {}
locals {
  url    = "https://${var.host}/"
  list   = [1, { name = "two" }]
  loop   = local.pool
  pool   = local.loop
}
resource "auth0_role" "admin" {
  name = "Admin"
}
resource "auth0_resource_server" "api" {
  identifier = local.url
}
resource "auth0_client" "many" {
  name     = "Many"
  for_each = {}
}
resource "auth0_role" "twice" {}
resource "auth0_role" "twice" {}
"""


def module(*texts: str, **keywords: str) -> Module:
    files = [
        SourceText(read_document(text, f"{number}.tf").raw, parse_hcl(text))
        for number, text in enumerate(texts)
    ]
    return Module(tuple(files), {name: given(value) for name, value in keywords.items()})


def resolved(expression: str, *texts: str, **keywords: str) -> Resolved:
    asked = f"output = {expression}\n"
    whole = module(asked, *(texts or (TENANT,)), **keywords)
    file = whole.files[0]
    return whole.resolved(file.body.by_name["output"].value, file)


def block(text: str) -> Block:
    return parse_hcl(text).blocks[0]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("var.host", "example.com"),
        ("local.url", "https://example.com/"),
        ("local.list[1].name", "two"),
        ('"${local.list[0]}: ${local.url}"', "1: https://example.com/"),
        ("{ a = [var.host] }", {"a": ["example.com"]}),
        ("auth0_role.admin.id", "Admin"),
        ("auth0_role.admin.name", "Admin"),
        ("auth0_resource_server.api.identifier", "https://example.com/"),
    ],
)
def test_what_the_module_says_is_worked_out(expression: str, value: Any) -> None:
    found = resolved(expression)
    assert (found.value, found.missing) == (value, ())


@pytest.mark.parametrize(
    "text",
    [
        "var.nothing", "var.gone", "local.loop", "local.list[9]", "local.url.part", "upper(var.host)",
        "auth0_role.gone.id", "auth0_role.twice.id", "auth0_client.many.id", "auth0_role.admin",
        "auth0_resource_server.api.id", "data.auth0_client.x.id", "host",
    ],
)  # fmt: skip
def test_what_it_does_not_say_stays_the_text_of_its_expression(text: str) -> None:
    assert (resolved(text).value, resolved(text).missing) == (f"${{{text}}}", (text,))


def test_a_template_keeps_what_is_not_known_in_it() -> None:
    found = resolved('"a ${var.host} ${var.gone}"')
    assert (found.value, found.missing) == ("a example.com ${var.gone}", ("var.gone",))


def test_a_given_value_counts_more_than_the_default() -> None:
    assert resolved("local.url", TENANT, host="given").value == "https://given/"
    assert resolved("var.nothing", TENANT, nothing="given").value == "given"


def test_applications_of_one_name_are_two() -> None:
    text = "".join(f'resource "auth0_client" "{name}" {{\n  name = "Same"\n}}\n' for name in "ab")
    whole = module(text)
    first, second = (whole.symbol(resource) for resource in whole.resources)
    assert first and second  # noqa: PT018
    assert first != second
    assert [whole.symbol(resource) for resource in whole.resources] == [first, second]


def test_references_that_double_again_and_again_are_refused_with_their_place() -> None:
    doubled = "".join(f'  l{n + 1} = "${{local.l{n}}}${{local.l{n}}}"\n' for n in range(40))
    with pytest.raises(FormatError, match="repeat more than a tenant could hold") as caught:
        resolved("local.l40", f'locals {{\n  l0 = "x"\n{doubled}}}\n')
    assert caught.value.line is not None


@pytest.mark.parametrize(
    ("member", "repeated"), [("count = 1", True), ("for_each = {}", True), ("name = 1", False)]
)
def test_a_resource_is_repeated_by_its_count(member: str, repeated: bool) -> None:
    assert is_repeated(block(f'resource "a" "b" {{\n  {member}\n}}\n')) is repeated


def test_blocks_about_terraform_itself_are_left_out() -> None:
    found = nested(block('r {\n  lifecycle {}\n  dynamic "x" {}\n  mobile {}\n  scopes {}\n  scopes {}\n}\n'))
    assert {name: len(blocks) for name, blocks in found.items()} == {"mobile": 1, "scopes": 2}
    assert (is_list("scopes", found["scopes"][:1]), is_list("mobile", found["mobile"])) == (True, False)
    assert is_list("mobile", found["mobile"] * 2)
    assert (is_meta("depends_on"), is_meta("name")) == (True, False)
