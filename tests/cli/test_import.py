from __future__ import annotations

import json
from pathlib import Path

import pytest

from mrrt_studio.cli.main import main
from mrrt_studio.scenario.files import load

TENANT = """
clients:
  - {name: Phone app, client_id: phone, client_secret: hunter2hunter2}
resourceServers:
  - {name: My API, identifier: ##API##}
pages: [{name: login}]
"""
Output = pytest.CaptureFixture[str]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "tenant.yaml"
    file.write_text(TENANT, encoding="utf-8")
    return file


def test_an_import_is_written_and_reviewed(source: Path, tmp_path: Path, capsys: Output) -> None:
    target = tmp_path / "new.mrrt.json"
    assert main(["import", str(source), "-o", str(target)]) == 0
    scenario = load(target.read_bytes())
    assert [client.client_id for client in scenario.clients] == ["phone"]
    assert [api.identifier for api in scenario.resource_servers] == ["##API##"]
    assert "hunter2" not in target.read_text(encoding="utf-8")
    told = capsys.readouterr().out
    assert "1 application: Phone app" in told
    assert "##API##" in told
    assert "pages (1)" in told
    assert told.endswith(f"Written to {target}.\n")


def test_without_a_target_nothing_is_written(source: Path, tmp_path: Path, capsys: Output) -> None:
    assert main(["import", str(source)]) == 0
    assert capsys.readouterr().out.endswith("Nothing was written: -o PATH says where to.\n")
    assert list(tmp_path.iterdir()) == [source]


def test_a_value_on_the_command_line_wins_over_the_mapping(source: Path, tmp_path: Path) -> None:
    mapping, target = tmp_path / "config.json", tmp_path / "new.mrrt.json"
    mapping.write_text(json.dumps({"AUTH0_KEYWORD_REPLACE_MAPPINGS": {"API": "https://mapped"}}), "utf-8")
    for more, identifier in ([], "https://mapped"), (["--set", "API=https://set=1"], "https://set=1"):
        assert main(["import", str(source), "--mapping", str(mapping), *more, "-o", str(target)]) == 0
        (api,) = load(target.read_bytes()).resource_servers
        assert api.identifier == identifier


def test_a_scenario_gets_what_is_imported_into_it(source: Path, tmp_path: Path, capsys: Output) -> None:
    target, clients = tmp_path / "own.mrrt.json", tmp_path / "clients.json"
    assert main(["import", str(source), "-o", str(target)]) == 0
    clients.write_text(json.dumps([{"client_id": "web", "name": "Web app"}]), "utf-8")
    before = target.read_bytes()
    assert main(["import", str(clients), "--into", str(target), "-o", str(tmp_path / "copy.json")]) == 0
    assert target.read_bytes() == before
    assert main(["import", str(clients), "--into", str(target)]) == 0
    assert [client.client_id for client in load(target.read_bytes()).clients] == ["phone", "web"]
    assert "Added:\n  1 application: Web app\n" in capsys.readouterr().out


def test_a_source_is_never_overwritten(source: Path, capsys: Output) -> None:
    assert main(["import", str(source), "-o", str(source)]) == 2
    assert source.read_text(encoding="utf-8") == TENANT
    assert "one of the files that are imported" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", "{", "a.json:1:"),
        ("b.json", "[1]", "nothing in it that describes a tenant"),
        ("missing/c.json", None, "c.json"),
    ],
)
def test_what_cannot_be_used_leaves_the_target_alone(
    tmp_path: Path, capsys: Output, name: str, text: str | None, said: str
) -> None:
    target = tmp_path / "kept.mrrt.json"
    target.write_text("kept", encoding="utf-8")
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["import", str(tmp_path / name), "-o", str(target)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("mrrt-studio: ")
    assert said in told.err
    assert target.read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("given", ["API", "=value"])
def test_a_keyword_needs_a_name_and_a_value(source: Path, capsys: Output, given: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["import", str(source), "--set", given])
    assert "should be KEY=VALUE" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "said"),
    [("scenario", "no field 'format'"), ("token", "no token")],
)
def test_the_kind_that_was_chosen_counts(source: Path, capsys: Output, kind: str, said: str) -> None:
    assert main(["import", str(source), "--as", kind]) == 2
    assert said in capsys.readouterr().err
