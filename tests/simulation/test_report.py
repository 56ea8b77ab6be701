from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from mrrt_studio import paths
from mrrt_studio.scenario.files import load
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.report import report, report_json
from mrrt_studio.simulation.timeline import simulate

EXAMPLE = paths.resource("scenarios/documented-example.mrrt.json")


def example() -> Scenario:
    return load(EXAMPLE.read_bytes(), EXAMPLE.name)


def test_a_report_has_the_members_of_the_contract() -> None:
    shown = report_json(report(simulate(example()), "example.json"))
    assert (shown["format"], shown["version"]) == ("mrrt-studio/report", 1)
    assert shown["scenario"] == {"name": "Documented example", "file": "example.json"}
    assert shown["summary"]["failed"] == 0
    assert shown["summary"]["steps"] == len(shown["steps"])
    members = {
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
    assert all(set(step) == members for step in shown["steps"])


def test_an_exchange_explains_every_scope() -> None:
    shown = report_json(report(simulate(example()), "f"))
    exchanges = [step for step in shown["steps"] if step["type"] == "exchange"]
    scopes = [scope for step in exchanges for scope in step["authorization"]["scopes"]]
    assert scopes
    assert all(set(scope) == {"scope", "granted", "rule", "sources", "why"} for scope in scopes)
    assert all(scope["why"].endswith(".") and "–" not in scope["why"] for scope in scopes)


def test_members_that_do_not_apply_are_null() -> None:
    scenario = Scenario.model_validate({"steps": [{"id": "w", "type": "wait", "seconds": 1}]})
    (step,) = report_json(report(simulate(scenario), "f"))["steps"]
    assert (step["request"], step["response"], step["authorization"], step["title"]) == (None,) * 4
    assert step["tokens"] == {"access_token": None, "id_token": None, "refresh_token": None}


def test_a_refused_step_names_the_assumption_that_decided() -> None:
    blocked = {"user_id": "ada", "blocked": True}
    step = {"id": "l", "type": "login", "client": "app", "user": "ada"}
    clients = [{"client_id": "app", "app_type": "native"}]
    scenario = Scenario.model_validate({"clients": clients, "users": [blocked], "steps": [step]})
    (shown,) = report_json(report(simulate(scenario), "f"))["steps"]
    assert shown["authorization"]["assumptions"] == ["blocked-user-error"]


def test_one_step_can_be_reported_alone() -> None:
    shown = report_json(report(simulate(example()), "f", only="x1"))
    assert [step["id"] for step in shown["steps"]] == ["x1"]
    assert shown["summary"]["checks"] == len(shown["steps"][0]["checks"])


def test_disabled_steps_are_left_out() -> None:
    scenario = Scenario.model_validate({"steps": [{"type": "wait", "seconds": 1, "disabled": True}]})
    assert report(simulate(scenario), "f").steps == ()


def test_two_processes_print_the_same_bytes() -> None:
    command = [sys.executable, "-m", "mrrt_studio", "run", str(EXAMPLE), "--format", "json"]
    root = str(Path(paths.__file__).resolve().parents[1])
    outputs = {
        subprocess.run(
            command, check=True, capture_output=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": root}
        ).stdout
        for seed in ("1", "2")
    }
    (output,) = outputs
    assert json.loads(output)["summary"]["failed"] == 0
