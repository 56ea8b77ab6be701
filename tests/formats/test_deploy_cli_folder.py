from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.deploy_cli_folder import export_folder
from mrrt_studio.formats.deploy_cli_owner import Baseline
from mrrt_studio.formats.importing import read_paths
from mrrt_studio.formats.merging import plan
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ClientGrant
from mrrt_studio.scenario.tenant import Rule

FILES: dict[str, Any] = {
    "clients/App.json": {"name": "App ##ENV##", "app_type": "spa", "callbacks": "@@URLS@@"},
    "resource-servers/API.json": {"name": "API", "identifier": "https://##ENV##.x", "scopes": []},
    "grants/App-API.json": {"client_id": "App ##ENV##", "audience": "https://##ENV##.x", "scope": []},
    "actions/Mine.json": {
        "name": "Mine",
        "code": "./actions/Mine/code.js",
        "supported_triggers": [{"id": "post-login", "version": "v3"}],
    },
    "rules/Old.json": {"name": "Old", "script": "./Old.js", "enabled": True},
    "tenant.json": {"friendly_name": "Acme"},
}
CODE = {"actions/Mine/code.js": "old()", "rules/Old.js": "old()"}


@pytest.fixture
def baseline(tmp_path: Path) -> Baseline:
    for name, content in {**FILES, **CODE}.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content)
        file.write_text(text, encoding="utf-8")
    return of_folder(tmp_path)


def of_folder(folder: Path) -> Baseline:
    imported = read_paths([folder])
    return Baseline(imported.origins[0], plan(Scenario(), imported).result)


def written(baseline: Baseline, **changed: Any) -> dict[str, Any]:
    export = export_folder(baseline.scenario.replace(**changed), baseline)
    assert export.is_folder
    assert all(name in export.text for name in export.files)
    return {name: json.loads(text) if name.endswith(".json") else text for name, text in export.files.items()}


def test_a_folder_that_was_not_changed_has_no_files_to_write(baseline: Baseline) -> None:
    assert baseline.is_folder
    assert written(baseline) == {}


def test_only_the_file_of_what_changed_is_written(baseline: Baseline) -> None:
    client = baseline.scenario.clients[0].replace(app_type="native")
    assert written(baseline, clients=(client,)) == {
        "clients/App.json": {**FILES["clients/App.json"], "app_type": "native"}
    }


def test_new_objects_get_files_of_their_own(baseline: Baseline) -> None:
    client = baseline.scenario.clients[0].replace(client_id="n", name="New/One", callbacks=None)
    grant = ClientGrant(client_id="n", audience="https://##ENV##.x", scope=())
    rule = Rule(name="Fresh", script="x()")
    found = written(
        baseline,
        clients=(*baseline.scenario.clients, client),
        client_grants=(*baseline.scenario.client_grants, grant),
        rules=(*baseline.scenario.rules, rule),
    )
    assert found["clients/New-One.json"]["app_type"] == "spa"
    assert found["grants/New-One (https---##ENV##.x).json"]["client_id"] == "New/One"
    assert found["rules/Fresh.json"]["script"] == "./Fresh.js"
    assert found["rules/Fresh.js"] == "x()"


def test_code_is_written_where_it_stood(baseline: Baseline) -> None:
    action = baseline.scenario.actions[0].replace(code="new()")
    rule = baseline.scenario.rules[0].replace(script="new()")
    assert written(baseline, actions=(action,), rules=(rule,)) == {
        "actions/Mine/code.js": "new()",
        "rules/Old.js": "new()",
    }


def test_settings_and_triggers(baseline: Baseline) -> None:
    tenant = baseline.scenario.tenant.replace(default_audience="https://##ENV##.x")
    found = written(baseline, tenant=tenant, triggers={"post-login": ("Mine",)})
    assert found == {
        "tenant.json": {"friendly_name": "Acme", "default_audience": "https://##ENV##.x"},
        "triggers/triggers.json": {"post-login": [{"action_name": "Mine", "display_name": "Mine"}]},
    }


def test_a_file_to_be_deleted_is_named(baseline: Baseline) -> None:
    export = export_folder(baseline.scenario.replace(client_grants=()), baseline)
    assert export.files == {}
    assert "grants/App-API.json" in [warning.about for warning in export.warnings]


def test_what_is_written_into_the_folder_is_read_again(baseline: Baseline, tmp_path: Path) -> None:
    client = baseline.scenario.clients[0].replace(app_type="native")
    after = baseline.scenario.replace(clients=(client,))
    for name, text in export_folder(after, baseline).files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert of_folder(tmp_path).scenario == after


def test_the_samples_have_no_difference(shared: Path, tmp_path: Path) -> None:
    samples = shared / "samples/deploy-cli-directory"
    if not samples.is_dir():
        pytest.skip("the samples are not beside this checkout")
    for sample in samples.iterdir():
        folder = tmp_path / sample.name
        shutil.copytree(sample, folder)
        baseline = of_folder(folder)
        assert export_folder(baseline.scenario, baseline).files == {}
