from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from mrrt_studio.engine.http import FORM_TYPE
from mrrt_studio.formats.shell import SHELLS
from mrrt_studio.simulation.script_words import WORDS
from mrrt_studio.simulation.steps_script import StepsScript, export
from mrrt_studio.simulation.timeline import Timeline
from tests.formats.http_recorder import Recorder, recording
from tests.simulation.export_samples import DOMAIN, LOGIN, SECRETS, timeline

needs_programs = pytest.mark.skipif(
    any(shutil.which(name) is None for name in ("sh", "curl", "jq", "openssl")),
    reason="no curl, jq, openssl or POSIX shell",
)
ANSWER = {
    "access_token": "the-access-token",
    "refresh_token": "the-refresh-token",
    "device_code": "the-device-code",
    "verification_uri_complete": "https://confirm",
    "scope": "s",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Recorder, Path]]:
    folder = tmp_path_factory.mktemp("steps")
    with recording(folder, ANSWER) as recorder:
        yield recorder, folder


def run(server: tuple[Recorder, Path], played: Timeline) -> str:
    """Run the script of a timeline and return what it printed."""
    recorder, folder = server
    recorder.requests.clear()
    script = folder / "steps.sh"
    script.write_text(export(played).text, encoding="utf-8")
    needed = StepsScript(played, SHELLS["posix"], WORDS["posix"]).needed
    values = {variable.name: f"value-of-{variable.name}" for variable in needed}
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **values, "AUTH0_DOMAIN": recorder.domain}
    ran = subprocess.run(
        ["sh", str(script)],
        input="the-code\n\n",
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    return ran.stdout


@needs_programs
def test_every_step_sends_the_request_that_the_simulator_shows(server: tuple[Recorder, Path]) -> None:
    played = timeline()
    run(server, played)
    arrived = [(each.method, each.path.partition("?")[0]) for each in server[0].requests]
    expected: list[tuple[str, str]] = []
    for step in played.steps:
        for request in () if step.outcome is None else requests_shown(step.outcome):
            path = "/" + request.url.split("/", 3)[3]
            expected.append((request.method, path.replace("auth0%7Cada", "value-of-ADA_USER_ID")))
    assert arrived == [
        (method, path.replace("SIMweb", "value-of-WEB_CLIENT_ID")) for method, path in expected
    ]


def requests_shown(outcome: Any) -> list[Any]:
    """The requests that are no visit of a browser and not the polling before the last one."""
    first = [exchange.request for exchange in outcome.earlier[:1] if exchange.request.method == "POST"]
    own = [outcome.request] if outcome.request is not None and "/v2/logout" not in outcome.request.url else []
    return [*first, *own]


@needs_programs
def test_forms_carry_what_the_simulator_shows(server: tuple[Recorder, Path]) -> None:
    played = timeline()
    run(server, played)
    forms = [
        dict(parse_qsl(each.body, keep_blank_values=True))
        for each in server[0].requests
        if each.headers.get("content-type") == FORM_TYPE
    ]
    shown = [
        request.body
        for step in played.steps
        if step.outcome
        for request in requests_shown(step.outcome)
        if request.headers.get("content-type") == FORM_TYPE
    ]
    assert [set(form) for form in forms] == [set(body) for body in shown]
    for form, body in zip(forms, shown, strict=True):
        for name in ("grant_type", "scope", "audience"):
            given = body.get(name)
            assert form.get(name) == (given and given.replace(DOMAIN, server[0].domain))
    assert {form["refresh_token"] for form in forms if "refresh_token" in form} == {
        "the-refresh-token",
        "nobody-issued-this-token",
    }
    assert {form["code"] for form in forms if "code" in form} == {"the-code"}
    assert {form["device_code"] for form in forms if "device_code" in form} == {"the-device-code"}


@needs_programs
def test_what_is_printed_has_no_token_in_it(server: tuple[Recorder, Path]) -> None:
    printed = run(server, timeline())
    assert "Open in a browser: https://localhost" in printed
    assert '{"scope":"s"}' in printed
    assert "the-access-token" not in printed
    assert "the-refresh-token" not in printed


@pytest.mark.parametrize("shell", ["posix", "powershell"])
def test_nothing_secret_no_id_and_no_domain_is_in_it(shell: Any) -> None:
    text = export(timeline(), shell).text
    hidden = (*SECRETS, DOMAIN, "SIMphone", "SIMweb", "auth0|ada", "auth0%7Cada", "v1.M")
    assert not [each for each in hidden if each in text]


def test_a_step_says_what_it_is_and_what_to_expect() -> None:
    lines = export(timeline()).text.splitlines()
    assert "# call: A b" in lines
    assert "# x2: " in " ".join(lines)
    assert "# The simulator answers 200 read:bills" in lines
    assert "# sleep 60" in lines
    assert not any(line.startswith("# off:") for line in lines)


def test_what_a_person_must_do_is_told() -> None:
    texts = [warning.text for warning in export(timeline()).warnings]
    assert len(texts) == 4
    assert [warning.text for warning in export(timeline({**LOGIN, "disabled": True})).warnings] == []


def test_no_step_is_no_script() -> None:
    assert export(timeline({**LOGIN, "disabled": True})).text == ""
