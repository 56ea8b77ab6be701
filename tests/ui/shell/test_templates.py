from __future__ import annotations

import pytest

from mrrt_studio.engine.explain import verdict
from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import read
from mrrt_studio.simulation.expectations import check_step
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.shell.templates import DOCUMENTED_EXAMPLE, EMPTY_TENANT, TEMPLATES, Template


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_a_template_is_a_scenario_as_the_program_writes_it(template: Template) -> None:
    text = template.path.read_text(encoding="utf-8")
    assert dump(load(text)) == text
    assert template.shown_title()
    assert template.shown_sentence()


def test_the_example_keeps_what_it_promises() -> None:
    timeline = simulate(read(DOCUMENTED_EXAMPLE.path))
    assert [played.id for played in timeline.steps for check in check_step(played) if not check.passed] == []
    assert all(check_step(played) for played in timeline.steps if played.step.type != "wait")
    assert {verdict(played.outcome) for played in timeline.steps if played.outcome} == {
        "ok",
        "fewer-scopes",
        "another-audience",
        "refused",
    }


def test_the_example_is_the_documented_one_and_explains_itself() -> None:
    scenario = read(DOCUMENTED_EXAMPLE.path)
    (client,) = scenario.clients
    assert (client.name, client.app_type) == ("Phone app", "native")
    names = {api.identifier: api.name for api in scenario.resource_servers}
    assert names["https://api.example.com"] == "Messages"
    assert names["https://billing.example.com"] == "Billing"
    assert all(step.title for step in scenario.steps)
    assert all(step.note for step in scenario.steps if step.type != "wait")


def test_the_empty_tenant_is_empty() -> None:
    scenario = read(EMPTY_TENANT.path)
    assert scenario == Scenario()
