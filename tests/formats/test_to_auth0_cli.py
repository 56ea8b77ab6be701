from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.changes import changes, everything
from mrrt_studio.formats.to_auth0_cli import export
from tests.formats.export_samples import DOMAIN, SECRETS, SETTINGS, TENANT, tenant, with_client, with_settings

ID = TENANT["clients"][0]["client_id"]
FAKE = """#!/bin/sh
for argument in "$@"; do printf '%s\\0' "$argument" >> "$CALLS"; done
printf '\\n\\0' >> "$CALLS"
echo '{"client_id": "new-client", "id": "new-id"}'
"""


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    """A program called auth0 that writes down its arguments."""
    program = tmp_path / "auth0"
    program.write_text(FAKE, encoding="utf-8")
    program.chmod(0o755)
    return tmp_path / "calls"


def run(text: str, calls: Path) -> list[list[str]]:
    environment = {
        "PATH": f"{calls.parent}:{os.environ['PATH']}",
        "CALLS": str(calls),
        "PHONE_APP_CLIENT_ID": "the-id",
        "AUTH0_DOMAIN": "d",
    }
    subprocess.run(["sh"], input=text, env=environment, text=True, check=True, capture_output=True)
    return [call.split("\0")[:-1] for call in calls.read_text(encoding="utf-8").split("\n\0")[:-1]]


needs_shell = pytest.mark.skipif(os.name == "nt" or shutil.which("sh") is None, reason="no POSIX shell")


@needs_shell
def test_the_cli_gets_path_and_body(calls: Path) -> None:
    after = with_settings(leeway=5)
    ((command, method, path, flag, data),) = run(export(changes(tenant(), after), after).text, calls)
    assert (command, method, path, flag) == ("api", "patch", "clients/the-id", "--data")
    assert json.loads(data) == {"refresh_token": {**SETTINGS, "leeway": 5}}


@needs_shell
def test_the_command_of_its_own_says_the_same(calls: Path) -> None:
    after = with_settings(policies=[])
    text = export(changes(tenant(), after), after).text
    (own,) = [line.removeprefix("# ") for line in text.splitlines() if "apps update" in line]
    ((*command, data),) = run(own, calls)
    assert command == ["apps", "update", "the-id", "--refresh-token"]
    assert json.loads(data) == {name: value for name, value in SETTINGS.items() if name != "policies"}


def test_a_change_of_more_has_no_command_of_its_own() -> None:
    after = with_client(name="New", refresh_token={**SETTINGS, "leeway": 5})
    assert "apps update" not in export(changes(tenant(), after), after).text


def test_windows_powershell_gets_its_quotation_marks_mended() -> None:
    after = with_settings(leeway=5)
    lines = export(changes(tenant(), after), after, "powershell").text.splitlines()
    (api,) = [line for line in lines if " | auth0 api patch " in line]
    assert api.startswith('\'{"refresh_token":')
    assert any("7.3" in line and "-replace" in line for line in lines)


def test_deleting_asks_a_person() -> None:
    text = export(changes(tenant(), tenant(client_grants=[])), tenant()).text
    (line,) = [line for line in text.splitlines() if line.startswith("auth0 api delete")]
    assert line.endswith('_GRANT_ID}"')
    assert "--force" not in line


@pytest.mark.parametrize("shell", ["posix", "powershell"])
def test_nothing_secret_and_no_domain_is_in_it(shell: Any) -> None:
    text = export(everything(tenant()), tenant(), shell).text
    assert not [each for each in (*SECRETS, DOMAIN, ID) if each in text]


def test_no_change_is_no_script() -> None:
    assert export((), tenant()).text == ""
