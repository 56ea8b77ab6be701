from __future__ import annotations

from pathlib import Path

import pytest

from mrrt_studio.cli.main import main
from mrrt_studio.cli.scripts import script_runner
from mrrt_studio.scripting.runner import available
from tests.builders import login, scenario
from tests.cli.samples import written


def test_there_is_one_runner_for_all_files() -> None:
    assert script_runner() is script_runner()


@pytest.mark.skipif(available() is not None, reason="no JavaScript engine for this platform")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_actions_run_in_a_run(tmp_path: Path, jobs: str) -> None:
    claim = "api.accessToken.setCustomClaim('https://a/b', 1);"
    code = f"exports.onExecutePostLogin = async (event, api) => {{ {claim} }};"
    step = login(expect={"claims": {"https://a/b": 1}})
    tenant = {"actions": [{"name": "Claim", "code": code}], "triggers": {"post-login": ["Claim"]}}
    members = scenario(step, **tenant).to_json()
    files = [str(written(tmp_path, members, f"{number}.mrrt.json")) for number in range(2)]
    assert main(["run", *files, "--jobs", jobs]) == 0
