from __future__ import annotations

from typing import Any, get_args

import pytest

from mrrt_studio.simulation.compare_causes import Cause
from mrrt_studio.simulation.compare_decisions import Decided, Kind
from mrrt_studio.simulation.compare_words import cause_words, change_words, decision_title, decision_value


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_of_decision_has_a_name(kind: Any) -> None:
    assert decision_title(Decided(kind, "x"))


@pytest.mark.parametrize(
    ("decided", "value", "words"),
    [
        (Decided("status"), 200, "200"),
        (Decided("error"), None, "–"),
        (Decided("id_token"), False, "no"),
        (Decided("audience_rule"), "audience-omitted", "No audience was asked for [audience-omitted]"),
        (
            Decided("scope", "a"),
            {"granted": True, "rule": "scope-login", "sources": ["login"]},
            "granted: From the login [scope-login]",
        ),
        (Decided("refresh_lifetime"), None, "without end"),
        (Decided("expires_in"), 5400, "1 hour 30 minutes"),
        (Decided("logs"), [], "–"),
        (Decided("claim", "x"), {"a": 1}, '{"a": 1}'),
    ],
)
def test_a_value_reads_as_people_say_it(decided: Decided, value: Any, words: str) -> None:
    assert decision_value(decided, value) == words


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (Cause("unknown", ""), "no single setting explains it"),
        (Cause("earlier", "login"), "follows from step login"),
        (Cause("assumption", "empty-scope", "a", "b"), "assumption empty-scope: a → b"),
        (
            Cause("configuration", "clients[a].client_secret", secret=True),
            "clients[a].client_secret: another secret",
        ),
        (Cause("order", "", [], ["w"]), "other steps come before it: none → w"),
        (Cause("step", "steps[x].scope", None, "a b"), "steps[x].scope: absent → a b"),
    ],
)
def test_a_cause_is_a_clause(cause: Cause, words: str) -> None:
    assert cause_words(cause) == words


def test_a_long_list_tells_what_was_gained_and_lost() -> None:
    before = [f"scope:{number}" for number in range(9)]
    assert change_words(before, [*before[1:], "new"]) == "+new −scope:0"
    assert change_words(before, before[::-1]) == "another order"


def test_a_whole_object_is_cut_short() -> None:
    assert len(change_words(None, {"text": "x" * 999})) < 200
