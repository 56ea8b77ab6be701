from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.cli.export import _deliver
from mrrt_studio.cli.main import main
from mrrt_studio.formats.exported import Export
from mrrt_studio.scenario.files import dump
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.yaml_text import parse_yaml
from mrrt_studio.simulation.exports import TARGETS
from tests.formats.export_samples import SECRETS, TENANT, tenant, with_settings

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def saved(tmp_path: Path) -> Any:
    def save(scenario: Scenario, name: str = "now") -> str:
        file = tmp_path / f"{name}.mrrt.json"
        file.write_text(dump(scenario), encoding="utf-8")
        return str(file)

    return save


def run(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    status = main(["export", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_prints_something(capsys: Capture, target: str) -> None:
    example = str(Path(__file__).resolve().parents[2] / "resources/scenarios/documented-example.mrrt.json")
    status, out, _ = run(capsys, example, "--to", target)
    assert status == 0
    assert out.endswith("\n")


def test_the_change_since_another_file(capsys: Capture, saved: Any) -> None:
    before, now = saved(tenant(), "before"), saved(with_settings(leeway=5))
    status, out, err = run(capsys, now, "--to", "management-api", "--since", before)
    assert (status, [each["method"] for each in json.loads(out)]) == (0, ["PATCH"])
    assert "note: Fill in before you send this: {PHONE_APP_CLIENT_ID}." in err


@pytest.mark.parametrize("name", ["Phone app", TENANT["clients"][0]["client_id"]])
def test_an_application_by_name_or_id(capsys: Capture, saved: Any, name: str) -> None:
    _, out, _ = run(capsys, saved(tenant()), "--to", "management-api", "--client", name)
    assert json.loads(out)["name"] == "Phone app"


def test_an_unknown_application_and_one_of_two_of_a_name(capsys: Capture, saved: Any) -> None:
    status, out, err = run(capsys, saved(tenant()), "--to", "curl", "--client", "Fone app")
    assert (status, out) == (2, "")
    assert "clients: no application has the client ID 'Fone app'. There are Abc123" in err
    clients = [{"client_id": name, "name": "Same"} for name in ("a", "b")]
    status, _, err = run(capsys, saved(tenant(clients=clients)), "--to", "curl", "--client", "Same")
    assert (status, "Give the client ID: a, b" in err) == (2, True)


def test_a_removed_application_can_be_named(capsys: Capture, saved: Any) -> None:
    before, now = saved(tenant(), "before"), saved(tenant(clients=TENANT["clients"][1:]))
    arguments = (now, "--to", "management-api", "--since", before, "--client", "Phone app")
    assert json.loads(run(capsys, *arguments)[1])[0]["method"] == "DELETE"


def test_powershell(capsys: Capture, saved: Any) -> None:
    _, out, _ = run(capsys, saved(tenant()), "--to", "curl", "--shell", "powershell")
    assert "curl.exe" in out


def test_a_document_is_written_with_its_side_files(capsys: Capture, saved: Any, tmp_path: Path) -> None:
    output = tmp_path / "out" / "tenant.yaml"
    output.parent.mkdir()
    status, out, _ = run(capsys, saved(tenant()), "--to", "deploy-cli", "-o", str(output))
    assert (status, out) == (0, "")
    assert (output.parent / "actions/Add claim/code.js").read_text() == TENANT["actions"][0]["code"]
    assert (output.parent / "rules/Old rule.js").is_file()
    _, _, err = run(capsys, saved(tenant()), "--to", "deploy-cli")
    assert "only -o writes: ./actions/Add claim/code.js" in err


def test_since_the_document_that_was_imported(capsys: Capture, tmp_path: Path) -> None:
    yaml = tmp_path / "tenant.yaml"
    yaml.write_text(
        "pages:\n  - name: login\n"
        "clients:\n  - name: App\n    callbacks: @@URLS@@\n    description: '##E##'\n"
    )
    mapping = tmp_path / "config.json"
    mapping.write_text('{"AUTH0_KEYWORD_REPLACE_MAPPINGS": {"E": "prod"}, "AUTH0_CLIENT_SECRET": "hidden"}')
    scenario = tmp_path / "s.mrrt.json"
    assert main(["import", str(yaml), "--mapping", str(mapping), "-o", str(scenario)]) == 0
    document = json.loads(scenario.read_text(encoding="utf-8"))
    document["clients"][0]["app_type"] = "spa"
    scenario.write_text(json.dumps(document), encoding="utf-8")
    capsys.readouterr()
    arguments = (str(scenario), "--to", "deploy-cli", "--since", str(yaml), "--mapping", str(mapping))
    _, out, err = run(capsys, *arguments)
    assert parse_yaml(out)[0] == {
        "pages": [{"name": "login"}],
        "clients": [{"name": "App", "callbacks": "@@URLS@@", "description": "##E##", "app_type": "spa"}],
    }
    assert "hidden" not in out + err


def test_since_a_folder_writes_only_what_changed(capsys: Capture, tmp_path: Path) -> None:
    folder, output = tmp_path / "tenant", tmp_path / "out"
    (folder / "clients").mkdir(parents=True)
    for name in ("A", "B"):
        (folder / "clients" / f"{name}.json").write_text(json.dumps({"name": name}))
    scenario = tmp_path / "s.mrrt.json"
    assert main(["import", str(folder), "-o", str(scenario)]) == 0
    scenario.write_text(scenario.read_text().replace('"name": "B"', '"name": "B", "app_type": "spa"'))
    capsys.readouterr()
    arguments = (str(scenario), "--to", "deploy-cli", "--since", str(folder), "-o", str(output))
    assert run(capsys, *arguments)[0] == 0
    written = [file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file()]
    assert written == ["clients/B.json"]


def test_a_path_that_leads_out_of_the_folder_is_not_written(capsys: Capture, tmp_path: Path) -> None:
    output = tmp_path / "in" / "tenant.yaml"
    output.parent.mkdir()
    files = {"../out.js": "x", "/abs.js": "x", "..\\out.js": "x", "./in.js": "y"}
    _deliver(Export("a\n", "yaml", "tenant.yaml", files=files), output)
    assert sorted(file.name for file in tmp_path.rglob("*") if file.is_file()) == ["in.js", "tenant.yaml"]
    assert capsys.readouterr().err.count("outside of the folder") == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["missing.mrrt.json", "--to", "curl"], "there is no such file"),
        (["FILE", "--to", "curl", "--since", "missing.yaml"], "there is no such file"),
        (["FILE", "--to", "curl", "-o", "no/such/folder/x.sh"], "its folder does not exist"),
    ],
)
def test_what_cannot_be_read_or_written(
    capsys: Capture, saved: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: Any, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    file = saved(tenant())
    status, out, err = run(capsys, *(file if each == "FILE" else each for each in arguments))
    assert (status, out) == (2, "")
    assert words in err


def test_no_secret_is_printed(capsys: Capture, saved: Any) -> None:
    for target in TARGETS:
        status, out, err = run(capsys, saved(tenant()), "--to", target)
        assert status == 0
        assert not [secret for secret in SECRETS if secret in out + err]
