from __future__ import annotations

import pytest

from mrrt_studio.engine.actions.claims import RESTRICTED
from mrrt_studio.scenario.findings.scripts import RESTRICTED_CLAIMS, findings_of_actions, without_comments
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


def test_an_address_is_no_comment() -> None:
    assert without_comments("a('https://x') // b") == "a('https://x')  "


def test_restricted_names_are_those_that_the_engine_drops() -> None:
    assert RESTRICTED_CLAIMS == RESTRICTED
