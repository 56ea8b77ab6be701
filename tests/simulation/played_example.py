"""Timelines for tests of exports: the shipped example, and a server's application with secrets."""

from __future__ import annotations

from typing import Any

from mrrt_studio.formats.exported import Export
from mrrt_studio.paths import resource
from mrrt_studio.scenario.files import load
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.timeline import Timeline, simulate
from tests.builders import BILLING, MESSAGES, client, exchange, login, policy, run, user

EXAMPLE = resource("scenarios/documented-example.mrrt.json")
EXAMPLE_ID = "SIMPhoneApp000000000000000000000"
CLIENT_SECRET = "the-client-secret-of-the-server"
WRONG_SECRET = "a-secret-that-is-wrong"
PASSWORD = "the-password-of-ada"
CREDENTIALS = (
    "access_token",
    "id_token",
    "refresh_token",
    "client_secret",
    "password",
    "code",
    "code_verifier",
)
SERVER: dict[str, Any] = {
    "client_secret": CLIENT_SECRET,
    "app_type": "regular_web",
    "token_endpoint_auth_method": "client_secret_post",
    "callbacks": ["https://app.example.com/callback"],
}


def example() -> Scenario:
    """The scenario that the program ships."""
    return load(EXAMPLE.read_bytes(), EXAMPLE.name)


def played() -> Timeline:
    """The same, played."""
    return simulate(example())


def server(*steps: dict[str, Any], **more: Any) -> Timeline:
    """A server's application: a login by password, an exchange, then the given steps."""
    web = client(policy(MESSAGES, "read:messages"), policy(BILLING, "read:billing"), **{**SERVER, **more})
    first = login(flow="password", password=PASSWORD)
    return run(
        first, exchange(audience=BILLING), *steps, clients=[web], users=[user(password=PASSWORD, name="Ada")]
    )


def secrets_of(timeline: Timeline) -> set[str]:
    """Every secret of the scenario, and every token and credential that its requests and answers hold."""
    found = {CLIENT_SECRET, WRONG_SECRET, PASSWORD}
    for each in timeline.steps:
        if each.outcome is None:
            continue
        request, response = each.outcome.request, each.outcome.response
        bodies = [part.body for part in (request, response) if part is not None]
        found |= {str(body[name]) for body in bodies for name in CREDENTIALS if body.get(name)}
    return found


def told(made: Export, effect: str) -> str:
    """The warnings of one effect, as one text."""
    return "\n".join(str(warning) for warning in made.warnings if warning.effect == effect)
