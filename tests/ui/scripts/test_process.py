from __future__ import annotations

from mrrt_studio.engine.scripts import no_scripts
from mrrt_studio.ui.scripts.known_code import known_code
from mrrt_studio.ui.scripts.process import runner_for, script_runner, script_worker
from tests.ui.scripts.scenarios import claim, with_action


def test_code_runs_only_where_there_is_some_and_it_was_allowed() -> None:
    scenario = with_action(claim("process"))
    assert runner_for(scenario) is no_scripts
    known_code().allow([claim("process")])
    assert runner_for(scenario) is script_runner()
    assert runner_for(scenario.replace(triggers={})) is no_scripts


def test_all_documents_share_one_process() -> None:
    assert script_worker() is script_worker()
    assert script_runner() is script_runner()
