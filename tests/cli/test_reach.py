from __future__ import annotations

import json
from pathlib import Path

import pytest

from mrrt_studio.cli.main import main
from mrrt_studio.scenario.files import dump
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.reach import reach
from mrrt_studio.simulation.reach_export import reach_csv, reach_markdown
from tests.simulation.reach_samples import ADA, BILLING, MESSAGES, PHONE, REPORTS, api, client, tenant

EXAMPLE = Path(__file__).resolve().parents[2] / "resources" / "scenarios" / "documented-example.mrrt.json"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return save(tmp_path, tenant())


def save(folder: Path, scenario: Scenario) -> Path:
    file = folder / "tenant.mrrt.json"
    file.write_text(dump(scenario), encoding="utf-8")
    return file


def test_text_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reach", str(EXAMPLE)]) == 0
    assert capsys.readouterr().out == (
        "Phone app (SIMPhoneApp000000000000000000000)\n"
        "  https://api.example.com\n"
        "    Ada\n"
        "      login     read:messages write:messages\n"
        "      exchange  read:messages write:messages\n"
        "  https://billing.example.com\n"
        "    Ada\n"
        "      login     read:billing write:billing\n"
        "      exchange  read:billing\n"
        "  https://reports.example.com\n"
        "    Ada\n"
        "      login     read:reports\n"
        "      exchange  no [audience-not-in-policy]\n"
    )


def test_what_is_out_of_reach_has_its_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    denied = {"subject_type_authorization": {"user": {"policy": "deny_all"}}}
    apis = [api(MESSAGES, **denied), api(BILLING)]
    scenario = tenant(users=[], clients=[client(PHONE, (MESSAGES, ""))], resource_servers=apis)
    assert main(["reach", str(save(tmp_path, scenario))]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "The scenario names no users: told for one who has every permission.",
        "",
        "Phone app (phone)",
        f"  {MESSAGES}: out of reach [api-access-allowed, audience-access-denied]",
        f"  {BILLING}",
        "    any user",
        "      login     a token without a scope",
        "      exchange  no [audience-not-in-policy]",
    ]


def test_the_other_formats_are_the_exports(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    matrix = reach(tenant())
    for form, text in (("csv", reach_csv(matrix)), ("markdown", reach_markdown(matrix))):
        assert main(["reach", str(saved), "--format", form]) == 0
        assert capsys.readouterr().out == text


def test_one_application_and_one_api(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = ["--client", PHONE, "--api", BILLING]
    assert main(["reach", str(saved), "--format", "json", *chosen]) == 0
    cells = json.loads(capsys.readouterr().out)["cells"]
    assert [(cell["client_id"], cell["audience"]) for cell in cells] == [(PHONE, BILLING)]
    assert cells[0]["shares"][0]["users"][0] == ADA


def test_output_goes_to_a_file(saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "reach.csv"
    assert main(["reach", str(saved), "--format", "csv", "--output", str(target)]) == 0
    assert target.read_text(encoding="utf-8") == reach_csv(reach(tenant()))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--client", "gone"], ["no application has the client ID 'gone'", "There are phone, web"]),
        (["--api", "gone"], ["no API has the identifier 'gone'", REPORTS]),
        (["--output", "/dev/null/impossible"], ["/dev/null/impossible"]),
    ],
)
def test_what_cannot_be_used_is_told(
    saved: Path, options: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reach", str(saved), *options]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert all(word in printed.err for word in words)


def test_many_names_are_not_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = save(tmp_path, tenant(clients=[client(f"c{number}") for number in range(12)]))
    assert main(["reach", str(file), "--client", "gone"]) == 2
    assert "c9 and 2 more" in capsys.readouterr().err


def test_a_file_that_is_no_scenario(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "broken.json"
    file.write_text("{", encoding="utf-8")
    assert main(["reach", str(file)]) == 2
    assert main(["reach", str(tmp_path / "missing.json")]) == 2
    assert "broken.json" in capsys.readouterr().err
