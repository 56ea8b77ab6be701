from __future__ import annotations

import json

import pytest

from mrrt_studio.simulation.exports import TARGETS, ExportRequest, export
from tests.formats.export_samples import SECRETS, tenant, with_client
from tests.simulation.played_example import EXAMPLE_ID, example, played, secrets_of, server

OF_THE_TENANT = [name for name, target in TARGETS.items() if not target.of_steps]
OF_STEPS = [name for name, target in TARGETS.items() if target.of_steps]
WEB = "web"


@pytest.mark.parametrize("target", TARGETS)
def test_no_secret_and_no_token_leaves_in_any_export(target: str) -> None:
    timeline = server()
    made = export(target, ExportRequest(timeline.scenario, timeline=timeline))
    told = [made.text, *made.files.values(), *map(str, made.warnings)]
    assert made.text.endswith("\n")
    assert [secret for secret in secrets_of(timeline) if any(secret in text for text in told)] == []


@pytest.mark.parametrize("target", OF_THE_TENANT)
def test_no_secret_of_a_whole_tenant_leaves(target: str) -> None:
    for request in (ExportRequest(tenant()), ExportRequest(with_client(name="B"), before=tenant())):
        made = export(target, request)
        told = [made.text, *made.files.values(), *map(str, made.warnings)]
        assert [secret for secret in SECRETS if any(secret in text for text in told)] == []


@pytest.mark.parametrize("target", OF_THE_TENANT)
def test_nothing_changed_is_said_and_not_written(target: str) -> None:
    made = export(target, ExportRequest(tenant(), before=tenant()))
    assert made.text == ""
    assert [warning.text for warning in made.warnings] == [
        "Nothing has changed, so there is nothing to export."
    ]


@pytest.mark.parametrize("target", OF_STEPS)
def test_exports_of_steps_do_not_ask_what_changed(target: str) -> None:
    whole = export(target, ExportRequest(example()))
    assert export(target, ExportRequest(example(), before=example(), timeline=played())) == whole
    assert whole.text != ""


@pytest.mark.parametrize("target", ["curl", "auth0-cli"])
def test_commands_that_make_everything_anew_say_so(target: str) -> None:
    def notes(request: ExportRequest) -> list[str]:
        return [
            each.text for each in export(target, request).warnings if "makes everything anew" in each.text
        ]

    assert len(notes(ExportRequest(example()))) == 1
    assert notes(ExportRequest(example(), client_id=EXAMPLE_ID)) == []
    assert notes(ExportRequest(with_client(name="B"), before=tenant())) == []


def test_the_management_api_takes_a_tenant_or_one_body() -> None:
    whole = json.loads(export("management-api", ExportRequest(example())).text)
    assert set(whole) >= {"clients", "resource_servers", "roles"}
    body = json.loads(export("management-api", ExportRequest(example(), client_id=EXAMPLE_ID)).text)
    assert "client_id" not in body
    assert body["refresh_token"]["policies"][1]["audience"] == "https://billing.example.com"


def test_changes_are_of_all_or_of_one_application() -> None:
    after = with_client(name="B")
    assert [each.label for each in ExportRequest(after, before=tenant()).changed] == ["B"]
    assert ExportRequest(after, before=tenant(), client_id=WEB).changed == ()
    alone = ExportRequest(after, client_id=WEB).changed
    assert ("clients", (WEB,)) in {(each.collection, each.key) for each in alone}
    assert len(alone) < len(ExportRequest(after).changed)


def test_the_timeline_of_the_caller_is_used() -> None:
    timeline = played()
    assert ExportRequest(timeline.scenario, timeline=timeline).played is timeline
    assert ExportRequest(timeline.scenario).played.scenario == timeline.scenario
