from __future__ import annotations

from mrrt_studio.engine.actions.scripted import NOTHING_RAN, Scripted, has_scripts
from mrrt_studio.engine.families import Issued
from mrrt_studio.engine.merge import Filters
from mrrt_studio.engine.outcome import LogEntry, Outcome, ScriptRun
from tests.builders import authorization, state
from tests.engine.actions.playing import effects, exchanging, occasion, tenant

FILTERS = Filters(frozenset(), None, None)
ENTRY = LogEntry("sertft", "x", {"a": 1})


def test_a_tenant_without_code_has_none() -> None:
    assert not has_scripts(state())
    assert has_scripts(state(**tenant("A")))
    assert has_scripts(state(**tenant(rules=("R",))))
    assert not has_scripts(state(**{**tenant("A"), "triggers": {}}))


def test_where_nothing_ran_everything_stays_the_same() -> None:
    made, outcome, before = authorization(), Outcome(), state()
    assert NOTHING_RAN.with_scopes(made, FILTERS, lambda: False) is made
    assert (NOTHING_RAN.told(outcome), NOTHING_RAN.logged(ENTRY)) == (outcome, ENTRY)
    assert (NOTHING_RAN.keep(before), NOTHING_RAN.revoke(before)) == (before, (before, ()))
    assert NOTHING_RAN.claims == {}
    NOTHING_RAN.require_allowed(at_authorize=False)


def test_the_run_of_actions_is_named_in_the_log_where_there_is_a_place_for_it() -> None:
    at = exchanging()
    found = effects().with_(runs=(ScriptRun("A", "action"),))
    ran = Scripted((at, found))
    execution = ran.logged(ENTRY).details["actions"]["executions"]
    assert len(execution) == 1
    assert "actions" not in ran.logged(ENTRY._replace(type="seacft")).details
    rules_alone = Scripted((at, effects().with_(runs=(ScriptRun("R", "rule"),))))
    assert rules_alone.logged(ENTRY) == ENTRY


def test_what_ran_is_told_with_its_notes() -> None:
    found = effects(("multifactor.enable", "any")).with_(runs=(ScriptRun("A", "action"),))
    told = Scripted((occasion(), found)).told(Outcome())
    assert [run.name for run in told.scripts] == ["A"]
    assert [note.rule for note in told.notes] == ["actions-second-factor-asked"]


def test_a_token_gets_what_scripts_gave_it() -> None:
    at = exchanging()
    assert at.token is not None
    issued = Issued(at.state, at.token, returned=False, opened_family=False)
    found = effects(("refreshToken.setMetadata", "a", "1"), at=at)
    assert dict(Scripted((at, found)).shape(issued).issued.token.metadata) == {"a": "1"}
