from __future__ import annotations

import pytest

from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.scripts.known_code import known_code
from mrrt_studio.ui.scripts.templates import SCRIPT_TEMPLATES, ScriptTemplate, templates_of
from tests.conftest import CHECKOUT
from tests.javascript import RUNNER
from tests.ui.scripts.scenarios import with_action, with_rule


@pytest.mark.parametrize("template", SCRIPT_TEMPLATES, ids=lambda template: template.id)
def test_every_template_runs_at_login_and_exchange(template: ScriptTemplate) -> None:
    make = with_action if template.kind == "action" else with_rule
    timeline = simulate(make(template.code()), runner=RUNNER)
    runs = [run for played in timeline.steps if played.outcome for run in played.outcome.scripts]
    assert runs
    assert [run.error for run in runs] == [None] * len(runs)


@pytest.mark.parametrize("template", SCRIPT_TEMPLATES, ids=lambda template: template.id)
def test_shipped_code_may_run(template: ScriptTemplate) -> None:
    assert known_code().knows(template.code())


def test_each_kind_begins_with_an_empty_one() -> None:
    assert templates_of("action")[0].id == "empty-action"
    assert templates_of("rule")[0].id == "empty-rule"


def test_no_shipped_script_is_without_a_line_in_the_table() -> None:
    files = {path.stem for path in (CHECKOUT / "resources" / "scripts").glob("*.js")}
    assert files == {template.id for template in SCRIPT_TEMPLATES}
