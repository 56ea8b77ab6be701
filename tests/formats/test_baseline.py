from __future__ import annotations

from mrrt_studio.formats.baseline import baseline_of
from mrrt_studio.formats.importing import read_text
from mrrt_studio.formats.review import apply
from mrrt_studio.scenario.files import dump
from mrrt_studio.scenario.model import Scenario

YAML = "clients:\n  - name: App\n"


def test_a_document_is_measured_with_the_ids_of_today() -> None:
    now = apply(Scenario(), read_text(YAML))
    renamed = now.replace(clients=(now.clients[0].replace(client_id="today"),))
    before, origin = baseline_of(read_text(YAML, "tenant.yaml"), renamed)
    assert before.clients[0].client_id == "today"
    assert origin is not None


def test_a_scenario_file_is_the_tenant_itself() -> None:
    scenario = Scenario(name="before")
    assert baseline_of(read_text(dump(scenario)), Scenario()) == (scenario, None)
