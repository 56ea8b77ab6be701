from __future__ import annotations

import json
from pathlib import Path

import pytest

from mrrt_studio.cli.main import main
from mrrt_studio.scenario.files import dump
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.exports import TARGETS
from tests.formats.export_samples import SECRETS, tenant, with_client
from tests.simulation.played_example import EXAMPLE, EXAMPLE_ID

BEFORE_ID = "Abc123Abc123Abc123Abc123Abc123Ab"


def save(folder: Path, scenario: Scenario, name: str = "tenant.mrrt.json") -> str:
    file = folder / name
    file.write_text(dump(scenario), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_prints_a_text_without_secrets(
    target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(EXAMPLE), "--to", target]) == 0
    shown = capsys.readouterr()
    assert shown.out.endswith("\n")
    assert "not-a-secret" not in shown.out + shown.err
    assert main(["export", save(tmp_path, tenant()), "--to", target]) == 0
    shown = capsys.readouterr()
    assert [secret for secret in SECRETS if secret in shown.out + shown.err] == []


def test_one_application_is_found_by_id_and_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    texts: list[str] = []
    for named in (EXAMPLE_ID, "Phone app"):
        assert main(["export", str(EXAMPLE), "--to", "management-api", "--client", named]) == 0
        texts.append(capsys.readouterr().out)
    assert texts[0] == texts[1]
    assert json.loads(texts[0])["name"] == "Phone app"


@pytest.mark.parametrize(
    ("clients", "said", "hint"),
    [
        ([{"client_id": "a", "name": "Other"}], "no application has the client ID 'Twin'", "There are a"),
        (
            [{"client_id": "a", "name": "Twin"}, {"client_id": "b", "name": "Twin"}],
            "2 applications are called 'Twin'",
            "Give the client ID: a, b",
        ),
        ([], "no application has the client ID 'Twin'", "There are none"),
    ],
)
def test_an_application_that_is_not_there_or_twice_is_an_error(
    clients: list[object], said: str, hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = save(tmp_path, Scenario.model_validate({"clients": clients}))
    assert main(["export", file, "--to", "terraform", "--client", "Twin"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err
    assert hint in shown.err


def test_only_what_changed_since_a_scenario_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = save(tmp_path, tenant(), "before.mrrt.json")
    after = save(tmp_path, with_client(name="Renamed app"))
    assert main(["export", after, "--to", "terraform", "--since", before]) == 0
    text = capsys.readouterr().out
    assert 'resource "auth0_client" "renamed_app"' in text
    assert "auth0_resource_server_scopes" not in text
    assert main(["export", before, "--to", "terraform", "--since", before]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Nothing has changed" in shown.err


def test_a_file_is_written_in_place_of_the_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(EXAMPLE), "--to", "terraform"]) == 0
    printed = capsys.readouterr().out
    target = tmp_path / "auth0.tf"
    assert main(["export", str(EXAMPLE), "--to", "terraform", "-o", str(target)]) == 0
    shown = capsys.readouterr()
    assert target.read_text(encoding="utf-8") == printed
    assert shown.out == ""
    assert "would be ignored: Phone app: Billing defines no approve:billing" in shown.err


def test_the_shell_decides_how_commands_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    heads: list[str] = []
    for shell in ("posix", "powershell"):
        assert main(["export", str(EXAMPLE), "--to", "steps-curl", "--shell", shell]) == 0
        heads.append(capsys.readouterr().out)
    assert heads[0].startswith("#!/bin/sh\n")
    assert "curl.exe" in heads[1]


@pytest.mark.parametrize("content", [None, "{", '{"format": "something/else"}'])
def test_a_file_that_cannot_be_used_is_told_with_its_name(
    content: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "broken.mrrt.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    assert main(["export", str(file), "--to", "curl"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "broken.mrrt.json" in shown.err
