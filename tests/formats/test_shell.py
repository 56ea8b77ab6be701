from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.shell import SHELLS, posix_argument, powershell_argument
from mrrt_studio.formats.template import Variable, template

ID = Variable("THE_ID")
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30) | st.text(
    "'\"\\$`!{}%&|<>;\n *?~#“”„‘’ab", max_size=20
)


def test_posix_quotes_only_what_needs_it() -> None:
    assert posix_argument("plain-text") == "plain-text"
    assert posix_argument("it's") == "'it'\"'\"'s'"
    assert posix_argument(template("clients/", ID)) == '"clients/${THE_ID}"'
    assert posix_argument(template('{"id":"', ID, '"}')) == '\'{"id":"\'"${THE_ID}"\'"}\''


def test_powershell_knows_typographic_quotes() -> None:
    assert powershell_argument("it’s") == "'it’’s'"
    assert powershell_argument(template("a$“`", ID)) == '"a`$`“``${env:THE_ID}"'


@pytest.mark.skipif(shutil.which("sh") is None, reason="no POSIX shell")
def test_a_posix_shell_hands_on_what_was_meant() -> None:
    given_texts = ["", "it's", '"$HOME" `id` $(id) !! \\', "ä\n\t*", "-n", '{"a": "b"}', "a'b\"c"]
    arguments = [posix_argument(template(text, ID, text)) for text in given_texts]
    arguments += [posix_argument(text) for text in given_texts]
    ran = subprocess.run(
        ["sh", "-c", f"printf '%s\\0' {' '.join(arguments)}"],
        env={**os.environ, "THE_ID": "a 'b\" $c"},
        capture_output=True,
        check=True,
    )
    expected = [f"{text}a 'b\" $c{text}" for text in given_texts] + given_texts
    assert ran.stdout.decode().split("\0")[:-1] == expected


@given(TEXTS)
def test_a_powershell_text_ends_where_it_should(text: str) -> None:
    """Within single quotes only a doubled quote is one, of any of the five kinds."""
    inside = powershell_argument(text)[1:-1]
    rest = inside
    for quote in "'‘’‚‛":
        rest = rest.replace(quote * 2, "")
    assert not set(rest) & set("'‘’‚‛")


@given(TEXTS)
def test_a_powershell_text_with_variables_ends_where_it_should(text: str) -> None:
    written = powershell_argument(template(text, ID))
    inside, escaped = written[1:-1].removesuffix("${env:THE_ID}"), False
    for character in inside:
        assert escaped or character not in '"$“”„'
        escaped = character == "`" and not escaped
    assert not escaped


@pytest.mark.skipif(shutil.which("sh") is None, reason="no POSIX shell")
def test_a_script_stops_where_a_variable_has_no_value() -> None:
    script = SHELLS["posix"].require([ID])
    environment = {name: value for name, value in os.environ.items() if name != "THE_ID"}
    assert subprocess.run(["sh", "-c", script], env=environment, capture_output=True, check=False).returncode
    subprocess.run(["sh", "-c", script], env={**environment, "THE_ID": "x"}, check=True)


@pytest.mark.skipif(shutil.which("pwsh") is None, reason="no PowerShell")
def test_powershell_hands_on_what_was_meant() -> None:
    texts = ["it's", "“x”", "a`b$c"]
    script = "; ".join(f"Write-Output {powershell_argument(text)}" for text in texts)
    ran = subprocess.run(["pwsh", "-NoProfile", "-Command", script], capture_output=True, check=True)
    assert ran.stdout.decode().splitlines() == texts


def test_nothing_is_required_where_nothing_is_used() -> None:
    assert [shell.require([]) for shell in SHELLS.values()] == ["", ""]
