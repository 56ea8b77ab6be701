from __future__ import annotations

import shutil
import subprocess

import pytest

from mrrt_studio.formats.shell import ShellName
from mrrt_studio.simulation.steps_script import export
from tests.builders import exchange, login, run
from tests.simulation.export_samples import played, secrets_of, server, told

SHELL_NAMES: tuple[ShellName, ...] = ("posix", "powershell")


@pytest.mark.parametrize("shell", SHELL_NAMES)
def test_neither_secrets_nor_tokens_are_in_a_script(shell: ShellName) -> None:
    for timeline in (played(), server(exchange(id="x2", refresh_token="x1"))):
        text = export(timeline, shell).text
        assert [secret for secret in secrets_of(timeline) if secret in text] == []


@pytest.mark.parametrize("shell", SHELL_NAMES)
def test_every_step_has_its_block_in_order(shell: ShellName) -> None:
    timeline = played()
    blocks = export(timeline, shell).text.split("\n\n")[1:]
    assert [block.split(":")[0] for block in blocks] == [f"# {each.id}" for each in timeline.steps]


@pytest.mark.skipif(shutil.which("sh") is None, reason="no POSIX shell")
def test_the_script_is_one_that_a_shell_can_read() -> None:
    for timeline in (played(), server()):
        text = export(timeline).text
        checked = subprocess.run(["sh", "-n"], input=text, text=True, capture_output=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, "")


def test_what_an_answer_gives_is_kept_for_later_requests_only() -> None:
    text = export(played()).text
    kept = [line.split("=")[0] for line in text.splitlines() if "=$(member " in line]
    assert kept == [
        "LOGIN_REFRESH_TOKEN",
        "X1_ACCESS_TOKEN",
        "X1_REFRESH_TOKEN",
        "X2_ACCESS_TOKEN",
        "X2_REFRESH_TOKEN",
        "X3_ACCESS_TOKEN",
    ]
    for name in kept:
        assert text.index(f"{name}=$(") < text.index(f"${{{name}}}")


def test_what_the_tenant_knows_is_asked_for_at_the_top() -> None:
    head = export(played()).text.split("\n\n", maxsplit=1)[0]
    assert [line for line in head.splitlines() if line.startswith(": ")] == [
        ': "${AUTH0_DOMAIN:?}"',
        ': "${PHONE_APP_CLIENT_ID:?}"',
    ]
    head = export(server()).text.split("\n\n", maxsplit=1)[0]
    assert '"${PHONE_APP_CLIENT_SECRET:?}"' in head
    assert '_PASSWORD:?}"' in head


def test_waits_are_comments_and_disabled_steps_are_left_out() -> None:
    wait = {"id": "wait", "type": "wait", "seconds": 90}
    text = export(run(login(), wait, exchange(disabled=True))).text
    assert "# sleep 90" in text.splitlines()
    assert "# x1" not in text
    assert "refresh_token=" not in text


@pytest.mark.parametrize(
    ("step", "effect", "said"),
    [
        (login(), "note", "A person logs in with a browser"),
        (login(), "note", "Refresh tokens rotate at every run"),
        ({"id": "wait", "type": "wait", "seconds": 90}, "ignored", "Waits are comments"),
        (exchange(client="phone"), "note", "a token that no step returned"),
    ],
)
def test_what_is_left_to_the_person_is_told(step: dict[str, object], effect: str, said: str) -> None:
    assert said in told(export(run(step)), effect)


def test_no_steps_make_no_script() -> None:
    made = export(run())
    assert (made.text, made.warnings) == ("", ())
    assert [export(run(), shell).file_name for shell in SHELL_NAMES] == ["steps.sh", "steps.ps1"]
