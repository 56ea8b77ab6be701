from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess

import pytest

from mrrt_studio.formats.shell import SHELLS
from mrrt_studio.formats.template import Variable
from mrrt_studio.simulation.script_words import WORDS

needs_programs = pytest.mark.skipif(
    os.name == "nt" or any(shutil.which(name) is None for name in ("sh", "jq", "openssl")),
    reason="no POSIX shell, jq or openssl",
)
POSIX = WORDS["posix"]


def run(*lines: str) -> list[str]:
    script = "\n".join((*POSIX.head, *lines))
    return subprocess.run(
        ["sh"], input=script, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_every_shell_has_its_words() -> None:
    assert WORDS.keys() == SHELLS.keys()


@needs_programs
def test_members_are_taken_from_the_answer_and_tokens_are_not_shown() -> None:
    answer = POSIX.answer('echo \'{"access_token": "a", "scope": "s", "expires_in": 1}\'')
    token, missing = Variable("TOKEN"), Variable("MISSING")
    lines = (POSIX.capture(token, "access_token"), POSIX.capture(missing, "refresh_token"))
    assert run(answer, *lines, 'echo "[$TOKEN] [$MISSING]"', POSIX.show) == [
        "[a] []",
        '{"scope":"s","expires_in":1}',
    ]


@needs_programs
def test_an_answer_that_is_no_json_is_shown_as_it_is() -> None:
    assert run(POSIX.answer("echo 'Not Found'"), POSIX.show) == ["Not Found"]


@needs_programs
def test_the_challenge_belongs_to_the_verifier() -> None:
    verifier, challenge = run(*POSIX.challenge, 'echo "$CODE_VERIFIER"', 'echo "$CODE_CHALLENGE"')
    digest = hashlib.sha256(verifier.encode()).digest()
    assert challenge == base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert 43 <= len(verifier) <= 128, "RFC 7636, section 4.1"


def test_waiting_and_asking() -> None:
    assert [words.sleep(60) for words in WORDS.values()] == ["sleep 60", "Start-Sleep -Seconds 60"]
    assert all("CODE" in words.ask(Variable("CODE")) for words in WORDS.values())
