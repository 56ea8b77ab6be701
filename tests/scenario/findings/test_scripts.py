from __future__ import annotations

import pytest

from mrrt_studio.engine.actions.claims import RESTRICTED
from mrrt_studio.scenario.findings.scripts import (
    RESTRICTED_CLAIMS,
    findings_of_actions,
    findings_of_rules,
    without_comments,
)
from mrrt_studio.scenario.model import Scenario


def ids(code: str, *, bound: bool = True) -> list[str]:
    given = {"actions": [{"name": "A", "code": code}], "triggers": {"post-login": ["A"]} if bound else {}}
    return [finding.id for finding in findings_of_actions(Scenario.model_validate(given))]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("api.redirect.sendUserTo('https://x')", ["action-redirects-on-refresh"]),
        ("// api.redirect.sendUserTo('https://x')", []),
        ("/* api.multifactor.enable('any') */", []),
        ("api.multifactor.enable ('any')", ["action-mfa-on-refresh"]),
        ("api.authentication.challengeWith({})", ["action-mfa-on-refresh"]),
        ("api.authentication.enrollWithAny([])", ["action-mfa-on-refresh"]),
        ("if (p === 'oauth2-refresh-token') return; api.multifactor.enable('any')", []),
        ("// not for oauth2-refresh-token\napi.multifactor.enable('any')", ["action-mfa-on-refresh"]),
        ("api.accessToken.setCustomClaim('roles', [])", ["action-restricted-claim"]),
        ('api.idToken.setCustomClaim("https://x/roles", [])', []),
    ],
)
def test_the_code_is_read_and_not_run(code: str, found: list[str]) -> None:
    assert ids(code) == found


def test_an_action_that_no_trigger_runs_does_nothing() -> None:
    assert ids("api.redirect.sendUserTo('https://x')", bound=False) == []


def rule_ids(script: str, *, enabled: bool | None = True) -> list[str]:
    given = {"rules": [{"name": "R", "script": script, "enabled": enabled}]}
    return [finding.id for finding in findings_of_rules(Scenario.model_validate(given))]


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("context.redirect = {url: 'https://x'}", ["rule-redirects-on-refresh"]),
        ("// context.redirect = {}", []),
        ("if (context.redirect == null) {}", []),
        ("context.multifactor={provider: 'any'}", ["rule-mfa-on-refresh"]),
        ("if (context.protocol === 'oauth2-refresh-token') return; context.multifactor = {}", []),
        ("context.idToken.roles = []", ["rule-restricted-claim"]),
        ("context.accessToken['roles'] = []", ["rule-restricted-claim"]),
        ("if (context.idToken.roles === 1) {}", []),
        ("context.accessToken.scope = ['read']", []),
        ("context.accessToken['https://x/roles'] = []", []),
    ],
)
def test_the_script_of_a_rule_is_read_too(script: str, found: list[str]) -> None:
    assert rule_ids(script) == found


def test_a_rule_that_is_switched_off_does_nothing() -> None:
    assert rule_ids("context.redirect = {url: 'x'}", enabled=False) == []
    assert rule_ids("context.redirect = {url: 'x'}", enabled=None) != []


def test_an_address_is_no_comment() -> None:
    assert without_comments("a('https://x') // b") == "a('https://x')  "


def test_restricted_names_are_those_that_the_engine_drops() -> None:
    assert RESTRICTED_CLAIMS == RESTRICTED
