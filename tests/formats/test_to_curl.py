from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.changes import Change, changes, everything, of_client
from mrrt_studio.formats.naming import Names
from mrrt_studio.formats.template import json_template
from mrrt_studio.formats.to_curl import export, needed
from mrrt_studio.formats.to_management_api import requests
from mrrt_studio.scenario.model import Scenario
from tests.formats.export_samples import DOMAIN, SECRETS, TENANT, tenant, with_client, with_settings
from tests.formats.http_recorder import Recorder, recording

ID = TENANT["clients"][0]["client_id"]

needs_curl = pytest.mark.skipif(
    any(shutil.which(program) is None for program in ("sh", "curl", "jq")),
    reason="no curl, jq or POSIX shell",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Recorder, Path]]:
    folder = tmp_path_factory.mktemp("curl")
    with recording(folder, {"client_id": "new-client", "id": "new-id"}) as recorder:
        yield recorder, folder


def run(server: tuple[Recorder, Path], changed: tuple[Change, ...], scenario: Scenario) -> list[Any]:
    """Run the script of some changes and return what arrived."""
    recorder, folder = server
    recorder.requests.clear()
    made = requests(changed, Names.of(scenario, changed))
    values = {variable.name: f"id-of-{variable.name}" for variable in needed(made)}
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        **values,
        "AUTH0_DOMAIN": recorder.domain,
        "AUTH0_MANAGEMENT_API_TOKEN": "the-token",
    }
    script = export(changed, scenario).text
    ran = subprocess.run(["sh"], input=script, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return [*recorder.requests]


def meant(changed: tuple[Change, ...], scenario: Scenario, domain: str) -> list[tuple[str, Any]]:
    """What the requests say, with the values of the variables in place."""
    answered = {"clients": "new-client"}
    found: list[tuple[str, Any]] = []
    made = requests(changed, Names.of(scenario, changed))
    known = {each.answer.name: answered.get(each.change.collection, "new-id") for each in made if each.answer}

    def value(name: str) -> str:
        return domain if name == "AUTH0_DOMAIN" else known.get(name, f"id-of-{name}")

    for request in made:
        body = json_template(dict(request.body or {})).written(
            str, lambda name: json.dumps(value(name))[1:-1]
        )
        found.append((request.method, json.loads(body) if request.body is not None else None))
    return found


@needs_curl
@pytest.mark.parametrize(
    "after",
    [
        with_settings(leeway=5),
        with_client(name='it\'s "$HOME" `id` \\ é\n${x} %{y} \U0001f600'),
        tenant(client_grants=[], roles=[], resource_servers=TENANT["resource_servers"][:1]),
        tenant(tenant={"friendly_name": "Ö'"}),
    ],
)
def test_the_request_shown_is_the_one_that_is_sent(server: tuple[Recorder, Path], after: Scenario) -> None:
    changed = changes(tenant(), after)
    arrived = run(server, changed, after)
    sent = [(each.method, json.loads(each.body) if each.body else None) for each in arrived]
    assert sent == meant(changed, after, server[0].domain)
    for each in arrived:
        assert each.headers["authorization"] == "Bearer the-token"
        assert each.path.startswith("/api/v2/")
        assert ("content-type" in each.headers) is bool(each.body)


@needs_curl
def test_a_whole_tenant_is_made_and_ids_go_from_answer_to_request(server: tuple[Recorder, Path]) -> None:
    changed = everything(tenant())
    arrived = run(server, changed, tenant())
    assert [(each.method, json.loads(each.body) if each.body else None) for each in arrived] == meant(
        changed, tenant(), server[0].domain
    )
    grant = next(each for each in arrived if each.path == "/api/v2/client-grants")
    assert json.loads(grant.body)["client_id"] == "new-client"
    assert "/api/v2/roles/new-id/permissions" in [each.path for each in arrived]


@needs_curl
def test_nothing_is_sent_while_a_variable_has_no_value(server: tuple[Recorder, Path]) -> None:
    recorder, folder = server
    recorder.requests.clear()
    script = export(changes(tenant(), with_settings(leeway=5)), tenant()).text
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "AUTH0_DOMAIN": recorder.domain}
    ran = subprocess.run(["sh"], input=script, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode != 0
    assert "AUTH0_MANAGEMENT_API_TOKEN" in ran.stderr
    assert recorder.requests == []


@pytest.mark.parametrize("shell", ["posix", "powershell"])
def test_nothing_secret_and_no_domain_is_in_it(shell: Any) -> None:
    text = export(everything(tenant()), tenant(), shell).text
    assert not [each for each in (*SECRETS, DOMAIN, ID) if each in text]
    assert "create:clients" in text


def test_powershell_gets_its_json_through_the_pipe_and_in_ascii() -> None:
    after = with_client(name="Übung “1”")
    export_ = export(of_client(changes(tenant(), after), ID), after, "powershell")
    (command,) = [line for line in export_.text.splitlines() if "curl.exe" in line]
    assert command.startswith('\'{"name":"\\u00dcbung \\u201c1\\u201d"}\' | curl.exe ')
    assert "'@-'" in export_.text
    assert (export_.language, export_.file_name) == ("powershell", "change.ps1")


def test_a_name_cannot_leave_its_comment() -> None:
    after = with_client(name="x\nrm -rf /\r\u2028echo")
    text = export(of_client(changes(tenant(), after), ID), after).text
    comments = [line for line in text.splitlines() if line.startswith("# x")]
    assert comments == ["# x rm -rf / echo: name"]


def test_no_change_is_no_script() -> None:
    assert export((), tenant()).text == ""
