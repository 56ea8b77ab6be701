from __future__ import annotations

import json
from pathlib import Path

import pytest

from mrrt_studio.cli.main import main
from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario

TENANT = "clients:\n  - name: App ##ENV##\n    client_secret: s3cret\npages: [{}]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tenant.yaml").write_text(TENANT)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["import", *arguments])
    streams = capsys.readouterr()
    return status, streams.out, streams.err


def test_a_tenant_becomes_a_scenario(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "tenant.yaml", "-o", "out.mrrt.json")
    assert (status, err) == (0, "")
    assert "1 application: App ##ENV##" in out
    assert "Secrets not written into the scenario" in out
    assert out.endswith("Written to out.mrrt.json.\n")
    text = (folder / "out.mrrt.json").read_text()
    assert load(text).clients[0].name == "App ##ENV##"
    assert "s3cret" not in text


def test_without_a_place_to_write_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "tenant.yaml")
    assert status == 0
    assert "Nothing was written" in out
    assert [file.name for file in folder.iterdir()] == ["tenant.yaml"]


def test_values_of_keywords_come_from_a_mapping_and_from_the_command(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = {"AUTH0_CLIENT_SECRET": "s3cret", "AUTH0_KEYWORD_REPLACE_MAPPINGS": {"ENV": "dev"}}
    (folder / "config.json").write_text(json.dumps(config))
    assert "App dev" in run(capsys, "tenant.yaml", "--mapping", "config.json")[1]
    out = run(capsys, "tenant.yaml", "--mapping", "config.json", "--set", "ENV=prod", "-o", "out.json")[1]
    assert "App prod" in out
    assert "s3cret" not in out + (folder / "out.json").read_text()


def test_importing_into_a_scenario_writes_it_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = Scenario.model_validate({"name": "S", "clients": [{"client_id": "c", "name": "App dev"}]})
    (folder / "s.mrrt.json").write_text(dump(before))
    status, out, _ = run(capsys, "tenant.yaml", "--into", "s.mrrt.json", "--set", "ENV=dev")
    assert (status, "Replaced:" in out or "Kept" in out) == (0, True)
    after = load((folder / "s.mrrt.json").read_text())
    assert (after.name, [client.client_id for client in after.clients]) == ("S", ["c"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.yaml"], "none.yaml: there is no such file"),
        (["bad.yaml", "-o", "out.json"], "bad.yaml:2:1"),
        (["tenant.yaml", "--mapping", "tenant.yaml"], "tenant.yaml:1:1"),
        (["tenant.yaml", "--into", "bad.yaml"], "bad.yaml:2:1"),
        (["tenant.yaml", "-o", "tenant.yaml"], "one of the files that are imported"),
        (["tenant.yaml", "-o", "no/such/folder.json"], "folder"),
        (["both.json"], "Choose deploy-cli-yaml"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    (folder / "bad.yaml").write_text("a: 1\na: 2")
    (folder / "both.json").write_text('{"clientGrants": [], "resource_servers": []}')
    before = {file.name: file.read_text() for file in folder.iterdir()}
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert {file.name: file.read_text() for file in folder.iterdir()} == before


def test_the_kind_may_be_chosen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "both.json").write_text('{"clientGrants": [], "resource_servers": [{"identifier": "i"}]}')
    assert "1 API: i" in run(capsys, "both.json", "--as", "management-api")[1]


@pytest.mark.parametrize(
    "arguments", [["--set", "=x", "a"], ["--set", "x", "a"], ["--as", "nonsense", "a"], []]
)
def test_wrong_options_are_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["import", *arguments])
    assert caught.value.code == 2
    assert capsys.readouterr().err
