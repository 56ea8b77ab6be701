from __future__ import annotations

import pytest

from mrrt_studio.engine.actions.scopes import granted_so_far, with_changes
from mrrt_studio.engine.merge import Filters
from mrrt_studio.engine.outcome import ScopeDecision
from tests.builders import decision
from tests.engine.actions.playing import carried_out, effects, ignored, occasion

DEFINED = Filters(frozenset(("read:messages", "write:messages")), frozenset(), None)
BEFORE = (
    decision("openid"),
    decision("read:messages", "scope-rbac", sources=("policy",)),
    decision("write:messages"),
)


def changed(*calls: tuple[str, str], clamped: bool = False) -> tuple[ScopeDecision, ...]:
    at = occasion(authorization=occasion().authorization._replace(scopes=BEFORE))
    return with_changes(BEFORE, effects(*calls, at=at), DEFINED, ("openid", "magic"), lambda: clamped)


def test_an_added_scope_stands_behind_all_others_and_overrides_rbac() -> None:
    found = changed(("accessToken.addScope", "read:messages"))
    assert [one.scope for one in found] == ["openid", "write:messages", "read:messages"]
    assert found[-1].granted
    assert (found[-1].rule, found[-1].sources, found[-1].rbac) == (
        "scope-action",
        ("policy", "action"),
        False,
    )
    assert found[-1].script == "Script"


def test_a_removed_scope_keeps_its_place() -> None:
    found = changed(("accessToken.removeScope", "openid"))
    assert (found[0].scope, found[0].granted) == ("openid", False)
    assert found[0].rule == "scope-action-removed"


@pytest.mark.parametrize(("clamped", "rule"), [(False, "scope-action"), (True, "scope-not-authorized")])
def test_a_scope_that_nobody_gives_is_clamped_where_an_assumption_says_so(clamped: bool, rule: str) -> None:
    found = changed(("accessToken.addScope", "magic"), clamped=clamped)
    assert (found[-1].rule, found[-1].granted, found[-1].requested) == (rule, not clamped, True)


def test_an_available_scope_is_never_clamped() -> None:
    assert changed(("accessToken.addScope", "read:messages"), clamped=True)[-1].granted


def test_the_last_call_about_a_scope_wins() -> None:
    found = changed(("accessToken.addScope", "magic"), ("accessToken.removeScope", "magic"))
    assert [one.scope for one in found] == ["openid", "read:messages", "write:messages"]
    back = changed(("accessToken.removeScope", "openid"), ("accessToken.addScope", "openid"))
    assert back == BEFORE


def test_what_is_so_already_is_no_change() -> None:
    assert ignored("accessToken.addScope", "openid") == "openid is granted already"
    assert ignored("accessToken.removeScope", "magic") == "magic is not granted"


@pytest.mark.parametrize("scope", ["offline_access", "online_access"])
def test_no_script_gives_a_refresh_token(scope: str) -> None:
    assert "decided before" in ignored("accessToken.addScope", scope)


@pytest.mark.parametrize("scopes", [["write:messages", 3, ""], "write:messages"])
def test_a_rules_list_replaces_all_scopes(scopes: object) -> None:
    at = occasion()
    found = effects(("context.accessToken.scope", scopes), at=at)
    assert list(granted_so_far(at, found)) == ["write:messages"]


def test_a_rules_list_that_is_none_changes_nothing() -> None:
    found, (done,) = carried_out(("context.accessToken.scope", 3))
    assert found.scopes == {}
    assert done.ignored == "context.accessToken.scope is no list of scopes"
