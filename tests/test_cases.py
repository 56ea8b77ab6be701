"""Behaviour as scenario files, run by the engine and by the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.cli.main import main
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.scenario.assumptions import ASSUMPTIONS
from mrrt_studio.scenario.files import load
from mrrt_studio.scenario.references import refuse_unresolved
from mrrt_studio.scenario.rules import RULES
from mrrt_studio.scenario.rules.audience import AUDIENCE_RULES
from mrrt_studio.scenario.rules.scope import SCOPE_RULES
from mrrt_studio.simulation.expectations import Check, check_step
from mrrt_studio.simulation.timeline import Timeline, simulate
from tests.javascript import RUNNER

FOLDER = Path(__file__).parent / "cases"
CASES = {file.name.removesuffix(".mrrt.json"): file for file in sorted(FOLDER.glob("*.mrrt.json"))}

ALTERNATIVES = [(assumption.id, value) for assumption in ASSUMPTIONS.values() for value in assumption.names]

ERROR_TEXTS = (
    "Unknown client: ",
    "Unauthorized",
    "Grant type 'authorization_code' not allowed for the client.",
    "Grant type 'password' not allowed for the client.",
    "Grant type 'refresh_token' not allowed for the client.",
    "Grant type 'client_credentials' not allowed for the client.",
    "Service not found: ",
    "invalid audience specified for password grant exchange",
    "Wrong email or password.",
    "user is blocked",
    'Client "SIMphone" is not authorized to access resource server "https://api.example.com".',
    "User did not authorize the request",
    "User cancelled the confirmation prompt.",
    "Cannot request both online_access and offline_access scopes",
    "Unknown or invalid refresh token.",
    "The refresh_token was generated for a user who doesn't exist anymore.",
    'Client is not authorized to access "https://api.example.com". You need to create a "client-grant" ',
    "Service not enabled within domain: ",
    "user auth0|bob is not part of the org_acme organization",
    "authorization request parameter organization must be an organization id",
    "Login required",
    "Consent required",
    "The access token is invalid or has expired",
)
"""Word for word, from the rules and from the catalogue of errors behind them."""


@cache
def played(name: str) -> Timeline:
    return simulate(load(CASES[name].read_bytes(), name), runner=RUNNER)


def checks(timeline: Timeline) -> list[Check]:
    return [check for step in timeline.steps for check in check_step(step)]


def outcomes(timeline: Timeline) -> Iterator[Outcome]:
    return (step.outcome for step in timeline.steps if step.outcome is not None)


def expected(key: str) -> Iterator[Any]:
    for name in CASES:
        for step in played(name).steps:
            given = step.step.expect.to_json() if step.step.expect else {}
            if given.get(key) is not None:
                yield given[key]


@pytest.mark.parametrize("name", CASES)
def test_the_engine_does_what_the_file_expects(name: str) -> None:
    text = CASES[name].read_bytes()
    refuse_unresolved(load(text, name), text, name)
    results = checks(played(name))
    assert results, "a case without an expectation can never fail"
    assert [check for check in results if not check.passed] == []


def has_code(name: str) -> bool:
    scenario = load(CASES[name].read_bytes(), name)
    return bool(scenario.actions or scenario.rules)


@pytest.mark.parametrize("name", CASES)
def test_the_command_line_finds_the_same(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    allowing = ["--allow-scripts"] if has_code(name) else []
    assert main(["run", str(CASES[name]), "--format", "json", *allowing]) == 0
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert summary == {
        "steps": len(played(name).steps),
        "checks": len(checks(played(name))),
        "failed": 0,
    }


@pytest.mark.parametrize("name", CASES)
def test_a_file_is_called_after_the_rule_that_it_is_about(name: str) -> None:
    kind, _, rest = name.partition("-")
    if kind == "assumption":
        assert any(rest == f"{assumption}-{value}" for assumption, value in ALTERNATIVES)
    elif kind not in ("configure", "dialect"):
        rules = {rule for rule in RULES if name == rule or name.startswith(f"{rule}-")}
        assert rules & {rule for outcome in outcomes(played(name)) for rule in rules_of(outcome)}


def rules_of(outcome: Outcome) -> Iterator[str | None]:
    yield from outcome.checks
    yield from (note.rule for note in outcome.notes)
    yield outcome.refused.rule if outcome.refused else None
    if outcome.authorization is not None:
        yield outcome.authorization.audience_rule
        yield from (decision.rule for decision in outcome.authorization.scopes)


@pytest.mark.parametrize(("assumption", "value"), ALTERNATIVES)
def test_every_alternative_of_every_assumption_decides_something(assumption: str, value: str) -> None:
    timeline = played(f"assumption-{assumption}-{value}")
    assert timeline.world.choices[assumption] == value
    recorded = {name for outcome in outcomes(timeline) for name in outcome.assumptions}
    only_where_chosen = assumption in ("jti-in-auth0-profile", "resource-in-response")
    is_default = value == ASSUMPTIONS[assumption].default
    assert (assumption in recorded) == (not only_where_chosen or not is_default)


EXPECTABLE = [pair for pair in ALTERNATIVES if pair[0] != "resource-in-response"]
"""No expectation speaks about that member of the response."""


@pytest.mark.parametrize(("assumption", "value"), EXPECTABLE)
def test_another_choice_does_not_do_what_the_file_expects(assumption: str, value: str) -> None:
    scenario = played(f"assumption-{assumption}-{value}").scenario
    for other in ASSUMPTIONS[assumption].names:
        results = checks(simulate(scenario, overrides={assumption: other}, runner=RUNNER))
        assert all(check.passed for check in results) == (other == value)


@pytest.mark.parametrize("text", ERROR_TEXTS)
def test_every_error_is_expected_word_for_word(text: str) -> None:
    assert any(description.startswith(text) for description in expected("error_description"))


def test_every_verdict_on_a_scope_is_expected_somewhere() -> None:
    verdicts = {verdict for scopes in expected("scopes") for verdict in scopes.values()}
    assert verdicts == {rule.id for rule in SCOPE_RULES} - {"scope-left"}


def test_every_audience_rule_is_expected_somewhere() -> None:
    wanted = {rule.id for rule in AUDIENCE_RULES} - {"policies-merged"} | {"audience-resolved"}
    assert set(expected("audience_rule")) == wanted


def test_every_dialect_and_algorithm_is_in_use() -> None:
    apis = list(all_apis())
    dialects = {"access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"}
    assert {api["token_dialect"] for api in apis if "token_dialect" in api} >= dialects
    algorithms = {header["alg"] for header in expected("header") if "alg" in header}
    assert algorithms == {"RS256", "RS512", "PS256", "HS256"}


def all_apis() -> Iterator[dict[str, Any]]:
    for name in CASES:
        for api in played(name).scenario.resource_servers:
            yield api.to_json()
