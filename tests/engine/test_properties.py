"""What must hold for every tenant and every step list, whatever happens in whatever order."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mrrt_studio.engine import families
from mrrt_studio.engine.state import RefreshToken, State
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import ExchangeStep
from mrrt_studio.simulation.report import report, report_json
from mrrt_studio.simulation.run import exchange_request
from mrrt_studio.simulation.timeline import PlayedStep, Timeline, simulate
from tests.engine.beyond import granted_beyond_the_rules
from tests.engine.strategies import histories, step_lists

MAX_ACTIVE = 3

UNHURRIED = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
"""A whole tenant with its history is much to draw, and a busy machine is no bug."""

pytestmark = pytest.mark.usefixtures("few_active_tokens")


@pytest.fixture(scope="module")
def few_active_tokens() -> Iterator[None]:
    """The limit of 200 would never be met by two dozen steps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(families, "MAX_ACTIVE", MAX_ACTIVE)
        yield


@UNHURRIED
@given(histories())
def test_the_rules_hold_after_every_step(scenario: Scenario) -> None:
    """One replay for all of them: drawing it costs more than looking at it."""
    timeline = simulate(scenario)
    assert [played.id for played in timeline.steps] == [step.id for step in scenario.steps]
    for played in timeline.steps:
        assert played.outcome is not None
        assert played.state.now >= played.at
        every_scope_has_exactly_one_verdict(played)
        current_tokens_are_in_line_and_no_more_than_allowed(played)
        a_dead_family_stays_dead(played)
        no_end_ever_moves_away(played)
    for played, token in exchanges(timeline):
        if status(played) == 200:
            assert token is not None
            only_a_token_in_line_is_exchanged(played, token)
            what_is_returned_outlives_nothing(played, token)
            assert granted_beyond_the_rules(played, token) == []
        else:
            a_failure_changes_only_what_the_rules_say(played, token)


def every_scope_has_exactly_one_verdict(played: PlayedStep) -> None:
    outcome = played.outcome
    if outcome is None or outcome.authorization is None or outcome.response is None:
        return
    named = [decision.scope for decision in outcome.authorization.scopes]
    assert len(set(named)) == len(named)
    if outcome.refused is None:
        granted = [scope for scope in outcome.authorization.granted if scope != "online_access"]
        assert str(outcome.response.body["scope"]).split() == granted
        assert set((outcome.authorization.requested_scope or "").split()) <= set(named)


def current_tokens_are_in_line_and_no_more_than_allowed(played: PlayedStep) -> None:
    current = list(played.state.all_current())
    assert all(token.counter == played.state.families[token.family].latest_counter for token in current)
    assert all(count <= MAX_ACTIVE for count in Counter(token.holder for token in current).values())


def a_dead_family_stays_dead(played: PlayedStep) -> None:
    for family in played.before.state.families.values():
        assert family.revoked in (None, played.state.families[family.id].revoked)


def no_end_ever_moves_away(played: PlayedStep) -> None:
    before, after = ends(played.before.state), ends(played.state)
    assert all(end is None or after[value] == end for value, end in before.items())
    for token in played.state.refresh_tokens.values():
        known = played.state.families[token.family].expires_at
        assert known is None or token.expires_at is None or token.expires_at <= known
        if token.expires_at is not None and token.idle_expires_at is not None:
            assert token.idle_expires_at <= token.expires_at


def ends(state: State) -> dict[str, int | None]:
    return {value: token.expires_at for value, token in state.refresh_tokens.items()}


def exchanges(timeline: Timeline) -> Iterator[tuple[PlayedStep, RefreshToken | None]]:
    """Every exchange with the token that it sent, as the server knew it then."""
    for played in timeline.steps:
        if isinstance(played.step, ExchangeStep):
            _, value = exchange_request(played.before, played.step, played.id)
            yield played, played.before.state.refresh_tokens.get(value)


def status(played: PlayedStep) -> int:
    assert played.outcome is not None
    assert played.outcome.response is not None
    return played.outcome.response.status


def only_a_token_in_line_is_exchanged(played: PlayedStep, token: RefreshToken) -> None:
    family = played.before.state.families[token.family]
    assert family.revoked is None
    assert not token.pruned
    assert played.before.state.is_usable(token)
    if token.rotating:
        client = played.before.state.configuration.clients[token.login.client_id]
        is_forgiven = 0 <= played.at - family.latest_issued_at <= client.leeway and client.leeway > 0
        is_latest = token.counter == family.latest_counter and not token.exchanged
        assert is_latest or (is_forgiven and token.counter == family.latest_counter - 1)


def what_is_returned_outlives_nothing(played: PlayedStep, token: RefreshToken) -> None:
    kept = played.outcome.kept_refresh_token if played.outcome else None
    assert kept is not None
    assert kept.login == token.login
    if token.expires_at is not None:
        assert kept.expires_at == token.expires_at


def a_failure_changes_only_what_the_rules_say(played: PlayedStep, token: RefreshToken | None) -> None:
    refused = played.outcome.refused if played.outcome else None
    assert refused is not None
    if refused.rule == "refresh-token-not-reused":
        assert token is not None
        assert played.state.families[token.family].revoked is not None
        assert not any(held.family == token.family for held in played.state.all_current())
        return
    may_change = played.before.world.choices["failed-exchange-consumes-token"] == "yes"
    if not may_change:
        assert played.state == played.before.state


@settings(UNHURRIED, max_examples=25)
@given(histories(leeways=(0,)))
def test_without_leeway_a_family_has_at_most_one_current_token(scenario: Scenario) -> None:
    for played in simulate(scenario).steps:
        held = Counter(token.family for token in played.state.all_current())
        assert all(count == 1 for count in held.values())


@settings(UNHURRIED, max_examples=15)
@given(histories())
def test_every_outcome_can_be_reported(scenario: Scenario) -> None:
    shown = report_json(report(simulate(scenario), "file"))
    assert len(json.loads(json.dumps(shown))["steps"]) == len(scenario.steps)


@settings(UNHURRIED, max_examples=25)
@given(histories(), step_lists(), st.integers(0, 20))
def test_replaying_from_a_prefix_equals_replaying_from_the_start(
    scenario: Scenario, others: list[dict[str, object]], cut: int
) -> None:
    before = simulate(scenario)
    tenant = scenario.to_json()
    assert isinstance(tenant["steps"], list)
    edited = Scenario.model_validate({**tenant, "steps": [*tenant["steps"][:cut], *others[cut:]]})
    assert simulate(edited, before) == simulate(edited)
    assert simulate(scenario) == before
