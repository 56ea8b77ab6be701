from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.coverage import Coverage, Item, coverage, coverage_json, together
from mrrt_studio.simulation.report import report
from mrrt_studio.simulation.timeline import simulate
from tests.builders import BILLING, MESSAGES, billing, client, exchange, login, messages, policy, scenario
from tests.strategies import scenarios

ENTRY = Item("policy", "phone", BILLING, "")
READ = Item("scope", "phone", BILLING, "read:billing")
UNKNOWN = Item("scope", "phone", BILLING, "bogus")
POLICY = policy(BILLING, "read:billing", "bogus")
OK = {"status": 200}


def covered(*steps: Any, **more: Any) -> Coverage:
    found = scenario(*steps, **{"clients": [client(POLICY)], **more})
    return coverage(found, report(simulate(found), "a").steps)


def rules(items: tuple[Item, ...]) -> set[str]:
    return {item.name for item in items if item.kind == "rule"}


def test_an_expectation_touches_the_entry_its_scopes_and_the_rules_that_decided() -> None:
    found = covered(login(expect=OK), exchange(audience=BILLING, expect=OK))
    assert {ENTRY, READ, UNKNOWN} <= set(found.touched)
    assert {"audience-in-policy", "scope-policy", "scope-not-on-api"} <= rules(found.touched)
    assert found.percent == 100


def test_without_an_expectation_nothing_is_touched() -> None:
    found = covered(login(), exchange(audience=BILLING))
    assert found.touched == ()
    assert {ENTRY, READ, UNKNOWN} <= set(found.untouched)
    assert found.percent == 0
    assert covered(login(), exchange(audience=BILLING, expect={})).touched == ()


def test_an_exchange_for_another_api_touches_no_entry() -> None:
    found = covered(login(), exchange(audience=MESSAGES, expect=OK))
    assert ENTRY in found.untouched
    assert READ in found.untouched


def test_an_entry_that_was_found_to_be_without_effect_is_touched() -> None:
    closed = billing(skip_consent_for_verifiable_first_party_clients=False)
    step = exchange(audience=BILLING, expect=OK)
    found = covered(login(), step, resource_servers=[messages(), closed])
    assert ENTRY in found.touched
    assert READ in found.untouched


def test_a_refusal_touches_the_rule_that_refused() -> None:
    found = covered(login(), exchange(refresh_token="x0", expect={"status": 403}), exchange(id="x0"))
    assert "refresh-token-known" in rules(found.touched)


def test_what_one_file_touches_is_touched() -> None:
    one = covered(login(expect=OK), exchange(audience=BILLING))
    other = covered(login(), exchange(audience=BILLING, expect=OK))
    both = together([one, other])
    assert both.untouched == ()
    assert set(both.items) == {*one.items, *other.items}
    assert together([]).percent == 100


@given(scenarios())
@settings(max_examples=20)
def test_nothing_is_touched_that_is_not_there(found: Scenario) -> None:
    covered_ = coverage(found, report(simulate(found), "a").steps)
    assert set(covered_.touched) <= set(covered_.items)
    assert 0 <= covered_.percent <= 100


def test_json_lists_what_nothing_touches() -> None:
    found = coverage_json(Coverage((ENTRY, READ), (ENTRY,)))
    assert found == {"percent": 50.0, "items": 2, "touched": 1, "untouched": [READ._asdict()]}
    assert [item.words for item in (ENTRY, READ, Item("rule", "", "", "scope-login"))] == [
        f"policy of phone for {BILLING}",
        f"policy of phone for {BILLING}, scope read:billing",
        "rule scope-login",
    ]
