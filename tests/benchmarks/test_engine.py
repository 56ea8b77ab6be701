"""Deciding and exchanging, against one bare RS256 signature of the same machine.

Run with ``pytest tests/benchmarks --benchmark-only --benchmark-group-by=group``: ratios in brackets.
"""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from mrrt_studio.engine.audience import decide_audience, policies_in_force
from mrrt_studio.engine.context import Context, OpenQuestions
from mrrt_studio.engine.exchange import ExchangeRequest, exchange
from mrrt_studio.engine.ids import Ids
from mrrt_studio.engine.merge import Filters, gather, merge
from mrrt_studio.engine.signing import sign
from mrrt_studio.engine.state import State
from mrrt_studio.scenario.assumptions import DEFAULTS
from mrrt_studio.simulation.render import demo_keys
from mrrt_studio.simulation.timeline import simulate
from tests.benchmarks import tenants

APIS, SCOPES = 100, 20


@pytest.fixture
def logged_in() -> tuple[State, str]:
    """A server after the login, and the refresh token."""
    played = simulate(tenants.scenario(APIS, SCOPES, [tenants.login()], rotating=False)).steps[0]
    assert played.outcome is not None
    token = played.outcome.tokens.refresh_token
    assert token is not None
    return played.state, token.value


def bare_signature() -> bytes:
    """What everything is compared with: 2048-bit RSA over a token-sized message."""
    return demo_keys().private_key.sign(b"x" * 500, PKCS1v15(), SHA256())


@pytest.mark.benchmark(group="deciding: 100 policies x 20 scopes")
def test_signature(benchmark: Any) -> None:
    benchmark(bare_signature)


@pytest.mark.benchmark(group="deciding: 100 policies x 20 scopes")
def test_decision(benchmark: Any, logged_in: tuple[State, str]) -> None:
    state, value = logged_in
    token = state.refresh_tokens[value]
    configuration = state.configuration
    client = configuration.clients[tenants.CLIENT]
    user = configuration.users[tenants.USER]

    def decide() -> int:
        questions = OpenQuestions(DEFAULTS)
        policies = policies_in_force(client, token.login, questions)
        requested = tenants.api(APIS - 1)
        decision = decide_audience(configuration, client, token.login, requested, policies, questions)
        entries = tuple(policy for policy in policies if policy.audience == decision.audience)
        defined = configuration.resource_servers[decision.audience or ""].scope_values
        candidates = gather(token.login, decision.audience, entries, defined, questions)
        return len(merge(candidates, Filters.of(configuration, client, user, decision.audience), None))

    assert benchmark(decide) == SCOPES + 3


@pytest.mark.benchmark(group="exchange with signature")
def test_signature_again(benchmark: Any) -> None:
    benchmark(bare_signature)


@pytest.mark.benchmark(group="exchange with signature")
def test_exchange(benchmark: Any, logged_in: tuple[State, str]) -> None:
    state, value = logged_in
    request = ExchangeRequest(tenants.CLIENT, value, tenants.api(APIS - 1), "read:1 read:2")
    context = Context(Ids("benchmark", "exchange"))

    def exchange_and_sign() -> str:
        _, outcome = exchange(state, request, context)
        assert outcome.tokens.access_token is not None
        return sign(outcome.tokens.access_token, demo_keys())

    assert benchmark(exchange_and_sign).count(".") == 2
