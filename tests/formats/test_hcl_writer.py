from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.hcl_writer import Block, Expression, hcl_text, quoted, reference
from mrrt_studio.formats.template import Variable, template

DOMAIN = Variable("AUTH0_DOMAIN")
BLOCKS = [
    Block(
        "resource",
        ("auth0_client", "phone"),
        {
            "name": "it's ${x} %{if} \"\\",
            "count": 3,
            "on": True,
            "none": None,
            "ref": Expression("auth0_client.x.id"),
            "url": template("https://", DOMAIN, "/me/"),
            "empty": [],
            "map": {"a": "b", "a b": 1, "for": None, "list": ["x", {"y": []}]},
            "scopes": [f"read:something-{number}" for number in range(9)],
        },
        (Block("refresh_token", (), {"leeway": 0}, (Block("policies"),)), Block("other", (), {"list": []})),
    ),
    Block("empty"),
]
TEXTS = st.text('ab$%{}"\\\n\t~é\x00\u2028 ', max_size=20) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=20
)
needs_terraform = pytest.mark.skipif(shutil.which("terraform") is None, reason="no Terraform")


def test_attributes_are_aligned_and_blocks_stand_apart() -> None:
    block = Block("a", ("b",), {"x": 1, "long": "y"}, (Block("c", (), {"d": []}),))
    assert hcl_text([block, Block("e")]).splitlines() == [
        'a "b" {',
        "  x    = 1",
        '  long = "y"',
        "",
        "  c {",
        "    d = []",
        "  }",
        "}",
        "",
        "e {}",
    ]


def test_nothing_in_a_text_is_a_template() -> None:
    assert quoted("${a} %{b} $${c}") == '"$${a} %%{b} $$${c}"'
    assert quoted(template("https://", DOMAIN)) == '"https://${var.auth0_domain}"'
    assert quoted(template("$", DOMAIN)) == '"\\u0024${var.auth0_domain}"'
    assert quoted(template(DOMAIN, "{x}$")) == '"${var.auth0_domain}{x}$"'
    assert reference(DOMAIN) == "var.auth0_domain"


def test_a_variable_alone_needs_no_quotes() -> None:
    assert "a = var.auth0_domain" in hcl_text([Block("x", (), {"a": template(DOMAIN)})])


@given(TEXTS)
def test_a_text_stays_on_its_line_and_within_its_quotes(text: str) -> None:
    inside, escaped = quoted(text)[1:-1], False
    assert len(f"x{inside}x".splitlines()) == 1
    for character in inside:
        assert escaped or character != '"'
        escaped = character == "\\" and not escaped
    assert not escaped


def parsed(text: str) -> dict[str, Any]:
    hcl2 = pytest.importorskip("hcl2")
    return hcl2.loads(text)


def test_python_hcl2_reads_it() -> None:
    found = parsed(hcl_text(BLOCKS))
    assert len(found["resource"]) == 1
    assert "empty" in found


@given(st.lists(TEXTS, max_size=3))
def test_python_hcl2_reads_any_text(texts: list[str]) -> None:
    found = parsed(hcl_text([Block("x", (), {"a": [*texts], "b": {"k": "".join(texts)}})]))
    assert len(found["x"][0]["a"]) == len(texts)


@needs_terraform
def test_terraform_would_not_lay_it_out_otherwise(tmp_path: Path) -> None:
    file = tmp_path / "x.tf"
    file.write_text(hcl_text(BLOCKS), encoding="utf-8")
    ran = subprocess.run(
        ["terraform", "fmt", "-diff", str(file)], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert ran.returncode == 0, ran.stderr
    assert file.read_text(encoding="utf-8") == hcl_text(BLOCKS), ran.stdout


@needs_terraform
def test_terraform_takes_every_text_for_what_it_is(tmp_path: Path) -> None:
    texts = ["${a}", "$${a}", "$$${a}", "%{a}", "%%{a}", "$%{", "${", "$", "%"]
    texts += ['"', "\\", "\\n", "a\nb\t", "é\u2028"]
    equal = ", ".join(f"{quoted(text)} == {quoted_by_number(text)}" for text in texts)
    ran = subprocess.run(
        ["terraform", "console"],
        input=f"alltrue([{equal}])\n",
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert ran.stdout.split() == ["true"]


def quoted_by_number(text: str) -> str:
    """The text with every character as a number, which leaves nothing to misread."""
    return '"' + "".join(f"\\u{ord(character):04x}" for character in text) + '"'
