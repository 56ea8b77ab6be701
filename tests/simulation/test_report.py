from __future__ import annotations

import json

import pytest

from mrrt_studio.engine.scripts import ConsoleLine
from mrrt_studio.simulation.report import report, report_json
from mrrt_studio.simulation.timeline import simulate
from tests.builders import (
    BILLING,
    MESSAGES,
    ROTATING,
    SCOPE,
    Json,
    client,
    exchange,
    login,
    policy,
    run,
    scenario,
    user,
)
from tests.engine.actions.playing import asks, scripts, tenant

WAIT: Json = {"id": "w", "type": "wait", "seconds": 5}
STEP_KEYS = {
    "id",
    "type",
    "title",
    "at",
    "request",
    "response",
    "authorization",
    "tokens",
    "logs",
    "checks",
}


def reported(*steps: Json, only: str | None = None) -> Json:
    timeline = run(*steps, clients=[client(policy(BILLING, "read:billing"), kind=ROTATING)], name="Case")
    return report_json(report(timeline, "case.mrrt.json", only))


def test_the_whole_is_what_the_contract_says() -> None:
    found = reported(login(expect={"status": 200, "error": "x"}), WAIT)
    assert list(found) == ["format", "version", "scenario", "steps", "summary"]
    assert (found["format"], found["version"]) == ("mrrt-studio/report", 1)
    assert found["scenario"] == {"name": "Case", "file": "case.mrrt.json"}
    assert found["summary"] == {"steps": 2, "checks": 2, "failed": 1}
    assert all(set(step) == STEP_KEYS for step in found["steps"])


def test_a_step_shows_what_was_decided_and_issued() -> None:
    step = reported(login(), exchange(audience=BILLING, scope="openid read:billing"))["steps"][1]
    assert step["authorization"] == {
        "requested": {"audience": BILLING, "scope": "openid read:billing"},
        "audience": BILLING,
        "audience_rule": "audience-in-policy",
        "policy_used": "mrrt",
        "scopes": step["authorization"]["scopes"],
        "assumptions": ["oidc-on-new-audience"],
    }
    assert step["authorization"]["scopes"][-1] == {
        "scope": "read:billing",
        "granted": True,
        "rule": "scope-policy",
        "sources": ["policy"],
        "why": f"Granted: an MRRT policy of Phone app adds it for {BILLING}.",
    }
    assert step["response"]["body"]["scope"] == "openid read:billing"
    assert set(step["tokens"]["refresh_token"]) == {
        "value",
        "family",
        "counter",
        "expires_at",
        "idle_expires_at",
    }
    assert [set(entry) for entry in step["logs"]] == [{"type", "description", "details"}]


def test_members_that_do_not_apply_are_null() -> None:
    (step,) = reported(WAIT)["steps"]
    absent = {name for name in STEP_KEYS if step[name] is None}
    assert absent == {"title", "request", "response", "authorization"}
    assert step["tokens"] == {"access_token": None, "id_token": None, "refresh_token": None}
    assert (step["logs"], step["checks"]) == ([], [])


def test_an_assumption_is_told_where_there_is_no_authorization() -> None:
    revoke = {"id": "r", "type": "revoke", "refresh_token": "login"}
    found = reported(login(), revoke)["steps"][1]["authorization"]
    assert found["assumptions"] == ["revoke-reach"]
    assert (found["audience"], found["scopes"]) == (None, [])


def test_a_refused_step_names_the_assumption_that_decided() -> None:
    found = report_json(report(run(login(), users=[user(blocked=True)]), "f"))["steps"][0]
    assert found["authorization"]["assumptions"] == ["blocked-user-error"]


@pytest.mark.parametrize(("only", "ids"), [(None, ["login", "w"]), ("w", ["w"]), ("x1", [])])
def test_one_step_or_all_that_are_not_disabled(only: str | None, ids: list[str]) -> None:
    found = reported(login(), {**exchange(), "disabled": True}, WAIT, only=only)
    assert [step["id"] for step in found["steps"]] == ids


def test_checks_say_what_was_expected_and_what_came() -> None:
    (step,) = reported(login(expect={"scope": SCOPE, "audience": BILLING}))["steps"]
    actual = {check["key"]: (check["actual"], check["passed"]) for check in step["checks"]}
    assert actual == {"scope": (SCOPE, True), "audience": (MESSAGES, False)}
    assert {check["key"]: check["expected"] for check in step["checks"]} == {
        "scope": SCOPE,
        "audience": BILLING,
    }


def test_everything_in_it_is_json() -> None:
    steps = (
        login(),
        exchange(audience=BILLING),
        exchange(id="reuse"),
        {"id": "call", "type": "call_api", "access_token": "login"},
        {"id": "bad", "type": "configure", "method": "PATCH", "path": "clients/phone", "body": []},
    )
    found = reported(*steps)
    assert json.loads(json.dumps(found)) == found


def test_what_scripts_did_stands_there_only_where_some_ran() -> None:
    asked = asks(
        ("accessToken.addScope", "x"), ("accessToken.addScope", 3), console=(ConsoleLine("log", "hi"),)
    )
    played = simulate(scenario(login(), WAIT, **tenant("A")), runner=scripts(A=asked))
    first, wait = report_json(report(played, "f"))["steps"]
    (ran,) = first.pop("scripts")
    assert first.keys() == wait.keys() == STEP_KEYS
    assert (ran["name"], ran["kind"], ran["error"]) == ("A", "action", None)
    assert ran["console"] == [{"level": "log", "text": "hi"}]
    assert [command["ignored"] for command in ran["commands"]] == [None, "the scope is no text"]
    assert json.loads(json.dumps(ran)) == ran
