from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.cli.main import main
from mrrt_studio.cli.scripts import require_consent, script_runner
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scripting.runner import available
from tests.builders import login, scenario
from tests.cli.samples import written

CLAIM = "api.accessToken.setCustomClaim('https://a/b', 1);"
CODE = f"exports.onExecutePostLogin = async (event, api) => {{ {CLAIM} }};"
TENANT: dict[str, Any] = {
    "actions": [{"name": "Claim", "code": CODE}],
    "triggers": {"post-login": ["Claim"]},
}
RULE: dict[str, Any] = {"rules": [{"name": "Old", "script": "function (u, c, cb) { cb(null, u, c); }"}]}


def with_code(tmp_path: Path, number: int = 0) -> str:
    step = login(expect={"claims": {"https://a/b": 1}})
    return str(written(tmp_path, scenario(step, **TENANT).to_json(), f"{number}.mrrt.json"))


def test_there_is_one_runner_for_all_files() -> None:
    assert script_runner() is script_runner()


@pytest.mark.skipif(available() is not None, reason="no JavaScript engine for this platform")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_actions_run_in_a_run_that_allows_them(tmp_path: Path, jobs: str) -> None:
    files = [with_code(tmp_path, number) for number in range(2)]
    assert main(["run", *files, "--jobs", jobs, "--allow-scripts"]) == 0


@pytest.mark.parametrize("command", [["run"], ["compare"]])
def test_without_consent_a_file_with_code_is_refused(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    files = [with_code(tmp_path), with_code(tmp_path, 1)]
    assert main([*command, *files]) == 2
    told = capsys.readouterr().err
    for word in (files[0], "Action 'Claim'", "--allow-scripts"):
        assert word in told


@pytest.mark.parametrize("tenant", [TENANT, RULE, {**TENANT, **RULE}])
def test_code_that_a_step_would_run_needs_consent(tenant: dict[str, Any]) -> None:
    made = scenario(login(), **tenant)
    with pytest.raises(FormatError, match=r"Claim|Old"):
        require_consent(made, "a.mrrt.json", allowed=False)
    require_consent(made, "a.mrrt.json", allowed=True)


@pytest.mark.parametrize(
    "made",
    [
        scenario(login()),
        scenario(**TENANT),
        scenario(login(disabled=True), **TENANT),
        scenario(login(), actions=TENANT["actions"]),
        scenario(login(), rules=[{**RULE["rules"][0], "enabled": False}]),
    ],
)
def test_code_that_no_step_runs_needs_none(made: Scenario) -> None:
    require_consent(made, "a.mrrt.json", allowed=False)
