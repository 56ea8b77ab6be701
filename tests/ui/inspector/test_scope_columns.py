from __future__ import annotations

import pytest

from mrrt_studio.engine.outcome import Authorization, ScopeDecision
from mrrt_studio.ui.inspector.scope_columns import (
    columns_of,
    result_chip,
    result_text,
    result_word,
)
from tests.ui.inspector.cases import FEWER, LOGIN, OMITTED, last


def decision(**changes: object) -> ScopeDecision:
    plain = ScopeDecision("read:a", True, "scope-login", ("login",), None, None, None, None)
    return plain._replace(**changes)


def authorization(*decisions: ScopeDecision) -> Authorization:
    _, outcome = last(LOGIN, OMITTED)
    assert outcome.authorization is not None
    return outcome.authorization._replace(scopes=decisions)


def titles(step_type: str, *decisions: ScopeDecision) -> list[str]:
    return [column.title for column in columns_of(authorization(*decisions), step_type)]


def symbols(shown: ScopeDecision) -> str:
    columns = columns_of(authorization(shown, decision(client_grant=True)), "exchange")
    return "".join(column.judge(shown).symbol for column in columns)


def test_columns_are_those_that_can_decide_something() -> None:
    assert titles("exchange", decision()) == ["Ask", "Login", "Policy", "API", "RBAC"]
    assert titles("exchange", decision(client_grant=False))[-1] == "Grant"
    assert titles("exchange", decision(sources=("action",)))[-1] == "Action"
    assert titles("exchange", decision(rule="scope-action-removed"))[-1] == "Action"
    assert titles("login", decision()) == ["Ask", "API", "RBAC"]
    assert titles("client_credentials", decision(client_grant=True)) == ["Ask", "API", "Grant"]


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, "–●––––"),
        ({"requested": True, "on_api": True, "rbac": True, "client_grant": True}, "●●–●●●"),
        ({"requested": False, "on_api": False, "rbac": False, "client_grant": False}, "✕●–✕✕✕"),
        ({"sources": ("login", "policy")}, "–●●–––"),
        ({"sources": ()}, "––––––"),
    ],
)
def test_a_mark_tells_by_its_shape(changes: dict[str, object], shown: str) -> None:
    assert symbols(decision(**changes)) == shown


def test_every_mark_has_a_sentence_of_its_own() -> None:
    columns = columns_of(authorization(decision(client_grant=True)), "exchange")
    for column in columns:
        sentences = {
            column.judge(decision(requested=v, on_api=v, rbac=v, client_grant=v)).sentence
            for v in (True, False, None)
        }
        assert all(sentences)
        assert column.hint
    assert columns[0].judge(decision(requested=False)).alarming is False
    assert columns[3].judge(decision(on_api=False)).alarming is True


def test_an_action_adds_and_removes() -> None:
    (action,) = columns_of(authorization(decision(sources=("action",))), "exchange")[-1:]
    assert action.judge(decision(sources=("action",))).state == "yes"
    assert action.judge(decision(rule="scope-action-removed")).state == "no"
    assert action.judge(decision()).state == "none"


@pytest.mark.parametrize(
    ("sources", "kind", "text"),
    [
        (("login",), "login", "granted from the login"),
        (("policy",), "policy", "granted from a policy"),
        (("login", "policy"), "both", "granted from the login and from a policy"),
        (("action",), "script", "granted from an Action"),
        (("client_grant",), "ok", "granted from the client grant"),
    ],
)
def test_a_granted_scope_shows_its_source(sources: tuple[str, ...], kind: str, text: str) -> None:
    granted = decision(sources=sources)
    assert result_chip(granted).kind == kind
    assert result_chip(granted).text == "granted"
    assert result_text(granted) == text


def test_a_scope_that_was_not_granted_says_how() -> None:
    withheld = decision(granted=False, rule="scope-not-requested")
    assert (result_word(withheld), result_chip(withheld).kind) == ("withheld", "withheld")
    dropped = decision(granted=False, rule="scope-rbac")
    assert (result_text(dropped), result_chip(dropped).kind) == ("dropped", "dropped")


def test_marks_of_a_real_exchange() -> None:
    _, outcome = last(LOGIN, FEWER)
    assert outcome.authorization is not None
    columns = columns_of(outcome.authorization, "exchange")
    shown = {d.scope: "".join(c.judge(d).symbol for c in columns) for d in outcome.authorization.scopes}
    assert shown["openid"] == "✕●–––"
    assert shown["read:billing"] == "●–●●–"
    assert shown["approve:billing"] == "✕–●✕–"
    assert shown["write:billing"] == "●––●–"
