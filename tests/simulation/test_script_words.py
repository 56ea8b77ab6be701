from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess

import pytest

from mrrt_studio.formats.shell import SHELLS, ShellName
from mrrt_studio.formats.template import Variable
from mrrt_studio.simulation.script_words import WORDS

NAMES: tuple[ShellName, ...] = ("posix", "powershell")
TOKEN = Variable("X1_ACCESS_TOKEN")
SECRET_MEMBERS = ("access_token", "refresh_token", "id_token")


def run_posix(*lines: str, said: str = "") -> str:
    return subprocess.run(
        ["sh"], input="\n".join((*lines, said)), text=True, check=True, capture_output=True
    ).stdout


def test_there_are_words_for_every_shell() -> None:
    assert set(WORDS) == set(SHELLS)


@pytest.mark.parametrize(
    ("shell", "expected"),
    [
        ("posix", ("X1_ACCESS_TOKEN=v", "answer=$(c)", "X1_ACCESS_TOKEN=$(member m)", "sleep 90")),
        (
            "powershell",
            (
                "$env:X1_ACCESS_TOKEN = 'v'",
                "$answer = c",
                "$env:X1_ACCESS_TOKEN = ($answer | ConvertFrom-Json).m",
                "Start-Sleep -Seconds 90",
            ),
        ),
    ],
)
def test_every_shell_keeps_what_it_got(shell: ShellName, expected: tuple[str, ...]) -> None:
    words = WORDS[shell]
    said = words.assign(TOKEN, "v"), words.answer("c"), words.capture(TOKEN, "m"), words.sleep(90)
    assert said == expected


@pytest.mark.parametrize("shell", NAMES)
def test_an_answer_is_shown_without_its_tokens(shell: ShellName) -> None:
    head = "\n".join(WORDS[shell].head)
    assert "scope" in head
    assert "error_description" in head
    assert [name for name in SECRET_MEMBERS if name in head] == []


@pytest.mark.parametrize("shell", NAMES)
def test_what_a_browser_gives_back_is_asked_for(shell: ShellName) -> None:
    assert '"https://a"' in WORDS[shell].open('"https://a"')
    assert "CODE" in WORDS[shell].ask(Variable("CODE"))


@pytest.mark.skipif(not (shutil.which("sh") and shutil.which("openssl")), reason="no shell or no openssl")
def test_the_challenge_belongs_to_the_verifier() -> None:
    said = run_posix(*WORDS["posix"].challenge, said='printf "%s %s" "$CODE_VERIFIER" "$CODE_CHALLENGE"\n')
    verifier, challenge = said.split()
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=")
    assert challenge == digest.decode()
    assert 43 <= len(verifier) <= 128, "RFC 7636, section 4.1"


@pytest.mark.skipif(not (shutil.which("sh") and shutil.which("jq")), reason="no shell or no jq")
def test_the_functions_of_the_head_read_an_answer() -> None:
    words = WORDS["posix"]
    answer = words.assign(Variable("answer"), '\'{"access_token": "t-1", "scope": "a b"}\'')
    kept = words.capture(TOKEN, "access_token")
    said = run_posix(*words.head, answer, kept, words.show, said='echo "$X1_ACCESS_TOKEN"\n')
    assert said.splitlines() == ['{"scope":"a b"}', "t-1"]
