from __future__ import annotations

import json
from typing import Any

import pytest

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.outcome_export import outcome_json, outcome_markdown, outcome_text
from mrrt_studio.simulation.report import report, report_json
from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.timeline import Timeline, simulate
from tests.builders import login, scenario
from tests.engine.actions.playing import asks, scripts, tenant

STEPS: list[dict[str, Any]] = [
    {"id": "login", "type": "login", "client": "app", "user": "u", "scope": "openid offline_access"},
    {"id": "surprise", "type": "exchange", "audience": "https://b", "scope": "read:x"},
    {"id": "bad", "type": "exchange", "refresh_token": "gone", "expect": {"status": 200}},
    {"id": "wait", "type": "wait", "seconds": 1},
    {"id": "off", "type": "wait", "seconds": 1, "disabled": True},
    {"id": "titled", "type": "wait", "seconds": 1, "title": "A *bold*\n[move](x)"},
]


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    return simulate(
        Scenario.model_validate(
            {
                "tenant": {"domain": "acme.eu.auth0.com"},
                "clients": [{"client_id": "app", "name": "App", "app_type": "native"}],
                "resource_servers": [{"identifier": "https://b", "name": "B"}],
                "users": [{"user_id": "u", "email": "u@example.com"}],
                "steps": STEPS,
            }
        )
    )


def test_the_json_is_the_step_of_the_report(timeline: Timeline) -> None:
    reported = {step["id"]: step for step in report_json(report(timeline, "x.mrrt.json"))["steps"]}
    assert len(reported) == 5
    for step_id, step in reported.items():
        assert json.loads(outcome_json(timeline.by_id[step_id])) == json.loads(json.dumps(step))


def test_the_text_tells_what_was_asked_for_and_what_came(timeline: Timeline) -> None:
    text = outcome_text(timeline.by_id["surprise"], refresh_token_names(timeline.steps))
    lines = text.splitlines()
    assert lines[0] == "App exchanges RT 1 for B (step surprise, 2026-01-01T09:00:00Z)"
    assert "- Audience requested: https://b" in lines
    assert "- Scope requested: read:x" in lines
    assert any(line.startswith("- What would change it: ") for line in lines)
    assert any(line.startswith("- read:x: dropped (") for line in lines)
    assert any(line.startswith("- sertft: ") for line in lines)


def test_a_refusal_says_what_really_happened_and_its_source(timeline: Timeline) -> None:
    text = outcome_text(timeline.by_id["bad"])
    assert text.startswith("exchange (step bad, ")
    assert "- Answer: 403 invalid_grant" in text or "- Answer: 400 invalid_grant" in text
    assert "- Rule refresh-token-known (" in text
    assert "- status: does not hold, expected 200, got 40" in text


def test_neither_tokens_nor_secrets_leave_in_words(timeline: Timeline) -> None:
    outcome = timeline.by_id["login"].outcome
    assert outcome is not None
    refresh_token = outcome.tokens.refresh_token
    assert refresh_token is not None
    for export in (outcome_text, outcome_markdown):
        exported = export(timeline.by_id["login"])
        assert "eyJ" not in exported
        assert refresh_token.value not in exported
        assert refresh_token.family in exported


def test_markdown_escapes_what_people_wrote(timeline: Timeline) -> None:
    exported = outcome_markdown(timeline.by_id["titled"])
    assert exported.startswith("# A \\*bold\\* \\[move\\](x) (step titled")
    sections = outcome_markdown(timeline.by_id["surprise"]).splitlines()
    assert [line for line in sections if line.startswith("## ")][:3] == ["## Result", "## Why", "## Scopes"]


def test_text_and_markdown_say_the_same(timeline: Timeline) -> None:
    for played in timeline.steps:
        if played.outcome is not None:
            plain = [line for line in outcome_text(played).splitlines() if line.startswith("- ")]
            marked = [line for line in outcome_markdown(played).splitlines() if line.startswith("- ")]
            assert [line.replace("\\", "") for line in marked] == [line.replace("\\", "") for line in plain]


@pytest.mark.parametrize("export", [outcome_text, outcome_markdown, outcome_json])
def test_a_disabled_step_has_no_outcome_to_export(timeline: Timeline, export: Any) -> None:
    with pytest.raises(ValueError, match="off is disabled"):
        export(timeline.by_id["off"])


def test_what_scripts_did_is_told_without_the_values_that_they_passed() -> None:
    asked = asks(("accessToken.setCustomClaim", "https://x.example/y", "s3cret"), ("foo.bar", "s3cret"))
    played = simulate(scenario(login(), **tenant("Claims")), runner=scripts(Claims=asked)).steps[0]
    text = outcome_text(played)
    assert "Actions and Rules:\n- Claims: ran\n- Claims: accessToken.setCustomClaim: done\n" in text
    assert "- Claims: foo.bar: no effect, the simulator does not know this method\n" in text
    assert "s3cret" not in text
