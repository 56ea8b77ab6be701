from __future__ import annotations

import json
from pathlib import Path

import pytest

from mrrt_studio.cli.main import main
from tests.builders import BILLING, client, exchange, login, policy, scenario
from tests.cli.samples import written

Captured = pytest.CaptureFixture[str]


def files(folder: Path) -> tuple[str, str]:
    """Before and after a policy for Billing was added."""
    steps = (login(), exchange(audience=BILLING))
    after = scenario(*steps, clients=[client(policy(BILLING, "read:billing"))])
    return (
        str(written(folder, scenario(*steps).to_json(), "before.mrrt.json")),
        str(written(folder, after.to_json(), "after.mrrt.json")),
    )


@pytest.mark.parametrize("output_format", ["text", "markdown", "json"])
def test_the_status_tells_whether_something_differs(
    tmp_path: Path, output_format: str, capsys: Captured
) -> None:
    before, after = files(tmp_path)
    assert main(["compare", before, before, "--format", output_format]) == 0
    assert main(["compare", before, after, "--format", output_format]) == 1
    assert capsys.readouterr().err == ""


def test_a_file_that_cannot_be_used_is_told_and_so_is_the_other(tmp_path: Path, capsys: Captured) -> None:
    bad = written(tmp_path, {"stepz": []}, "bad.mrrt.json")
    missing = tmp_path / "missing.mrrt.json"
    assert main(["compare", str(bad), str(missing)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert all(word in captured.err for word in (str(bad), "stepz", str(missing)))


def test_one_file_under_two_assumptions(tmp_path: Path, capsys: Captured) -> None:
    file, _ = files(tmp_path)
    chosen = ["--assume-b", "unlisted-audience=error", "--format", "json"]
    assert main(["compare", file, file, *chosen]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["b"]["label"] == f"{file} with unlisted-audience=error"
    causes = [cause for each in found["steps"][0]["differences"] for cause in each["causes"]]
    assert {cause["place"] for cause in causes} == {"unlisted-audience"}


def test_the_steps_of_one_file_are_played_on_both_tenants(tmp_path: Path, capsys: Captured) -> None:
    before, _ = files(tmp_path)
    other = scenario(clients=[client(policy(BILLING, "read:billing"), client_id="prod")])
    tenant = str(written(tmp_path, other.to_json(), "prod.mrrt.json"))
    assert main(["compare", before, tenant, "--steps-of", "A"]) == 1
    captured = capsys.readouterr()
    assert "The application prod is taken for phone" in captured.err
    assert f"Audience: https://api.example.com → {BILLING}" in captured.out
    assert main(["compare", tenant, before, "--steps-of", "B"]) == 1


def test_the_comparison_goes_into_a_file(tmp_path: Path, capsys: Captured) -> None:
    before, after = files(tmp_path)
    output = tmp_path / "found.txt"
    assert main(["compare", before, after, "--output", str(output)]) == 1
    assert output.read_text(encoding="utf-8").startswith(f"A: {before}\n")
    assert capsys.readouterr().out == ""
    assert main(["compare", before, after, "--output", str(tmp_path / "no" / "found.txt")]) == 2


def test_an_assumption_that_does_not_exist_is_refused(tmp_path: Path, capsys: Captured) -> None:
    file, _ = files(tmp_path)
    with pytest.raises(SystemExit):
        main(["compare", file, file, "--assume-a", "nothing=1"])
    assert "unlisted-audience" in capsys.readouterr().err
