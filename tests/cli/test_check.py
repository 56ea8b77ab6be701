from __future__ import annotations

import json
from pathlib import Path

import pytest

from mrrt_studio.cli.main import main
from mrrt_studio.scenario.findings import FINDINGS

CASES = Path(__file__).parents[1] / "cases" / "findings"
SLASH = CASES / "policy-audience-slash.mrrt.json"
ENDLESS = CASES / "absolute-lifetime-infinite.mrrt.json"
CLEAN = CASES / "exchange-for-other-api-clean.mrrt.json"


def test_a_file_without_findings_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(CLEAN)]) == 0
    assert capsys.readouterr().out == "Nothing found in 1 file.\n"


def test_a_finding_names_file_line_place_source_and_fixes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SLASH), "--severity", "warning"]) == 1
    first, place, source, fix, *_, last = capsys.readouterr().out.splitlines()
    line, column = next(
        (number, text.index('"https') + 1)
        for number, text in enumerate(SLASH.read_text("utf-8").splitlines(), 1)
        if "billing.example.com/" in text
    )
    assert first.startswith(f"{SLASH}:{line}:{column}: warning: No API has this identifier, but Billing has ")
    assert first.endswith("[policy-audience-slash]")
    assert place == "    at clients[0].refresh_token.policies[0].audience"
    assert source.startswith("    documented: https://")
    assert fix == "    fix: Remove the policy; or: Correct the audience to https://billing.example.com"
    assert last == "2 findings in 1 file."


def test_what_is_less_grave_can_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(ENDLESS)]) == 1
    assert "absolute-lifetime-infinite" in capsys.readouterr().out
    assert main(["check", str(ENDLESS), "--severity", "warning"]) == 0
    assert capsys.readouterr().out == "Nothing found in 1 file.\n"


def test_json_has_the_same_and_the_same_bytes_each_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = [tmp_path / "one.json", tmp_path / "two.json"]
    for report in reports:
        status = main(["check", str(CASES / "*.mrrt.json"), "--format", "json", "--output", str(report)])
        assert status == 1
    assert reports[0].read_bytes() == reports[1].read_bytes()
    assert capsys.readouterr().out == ""
    told = json.loads(reports[0].read_text("utf-8"))
    ids = {finding["id"] for file in told["files"] for finding in file["findings"]}
    assert ids == set(FINDINGS)
    assert all(one["line"] > 1 for file in told["files"] for one in file["findings"])


def test_yaml_is_located_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.mrrt.yaml"
    file.write_text(
        "format: mrrt-studio/scenario\nversion: 1\ntenant:\n  domain: a.example\n  default_audience: nobody\n"
    )
    assert main(["check", str(file)]) == 1
    assert capsys.readouterr().out.startswith(f"{file}:5:21: warning: No API has the identifier nobody")


@pytest.mark.parametrize("text", ["{", '{"format": "other"}'])
def test_an_unusable_file_is_told_and_nothing_reported(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "broken.mrrt.json"
    file.write_text(text)
    assert main(["check", str(SLASH), str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "broken.mrrt.json" in said.err


def test_a_missing_file_and_no_file_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none.mrrt.json")]) == 2
    assert "Cannot open" in capsys.readouterr().err
    assert main(["check"]) == 2
    assert "--list" in capsys.readouterr().err


def test_the_list_names_every_kind_with_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--list", "--format", "json"]) == 0
    kinds = json.loads(capsys.readouterr().out)["kinds"]
    assert [kind["id"] for kind in kinds] == list(FINDINGS)
    assert main(["check", "--list"]) == 0
    text = capsys.readouterr().out
    assert all(f"{kind.id}  ({kind.severity}, {kind.confidence})" in text for kind in FINDINGS.values())


TWICE = CASES / "policy-scope-twice.mrrt.json"


def test_fixes_that_change_no_outcome_are_written_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.mrrt.json"
    file.write_bytes(TWICE.read_bytes())
    assert main(["check", "--fix", str(file)]) == 0
    told, blank, left = capsys.readouterr().out.splitlines()
    assert told.startswith(f"{file}: fixed: Remove ")
    assert told.endswith("at clients[0].refresh_token.policies[0].scope[2] [policy-scope-twice]")
    assert (blank, left) == ("", "Nothing left in 1 file.")
    before, after = TWICE.read_text("utf-8").splitlines(), file.read_text("utf-8").splitlines()
    assert len(after) == len(before) - 1
    assert main(["check", str(file)]) == 0


def test_what_was_fixed_stands_in_the_json_report_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.mrrt.json"
    file.write_bytes(TWICE.read_bytes())
    assert main(["check", "--fix", "--format", "json", str(file)]) == 0
    (told,) = json.loads(capsys.readouterr().out)["files"]
    assert told["findings"] == []
    assert [one["id"] for one in told["fixed"]] == ["policy-scope-twice"]


def test_without_a_harmless_fix_the_file_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.mrrt.json"
    content = ENDLESS.read_bytes().replace(b"  ", b"   ")
    file.write_bytes(content)
    assert main(["check", "--fix", str(file)]) == 1
    assert "fixed:" not in capsys.readouterr().out
    assert file.read_bytes() == content


def test_nothing_is_written_while_one_of_the_files_cannot_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, broken = tmp_path / "a.mrrt.json", tmp_path / "b.mrrt.json"
    file.write_bytes(TWICE.read_bytes())
    broken.write_text("{", "utf-8")
    assert main(["check", "--fix", str(file), str(broken)]) == 2
    assert file.read_bytes() == TWICE.read_bytes()
    assert capsys.readouterr().out == ""


def test_yaml_is_not_rewritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.mrrt.yaml"
    file.write_bytes(b"# kept\n" + TWICE.read_bytes())
    assert main(["check", "--fix", str(file)]) == 2
    assert "only JSON files can be fixed" in capsys.readouterr().err
    assert file.read_bytes().startswith(b"# kept")
