from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.state_view import StateView, state_view
from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.timeline import Timeline, simulate

Step = dict[str, Any]

LOGIN: Step = {"id": "login", "type": "login", "client": "app", "user": "u", "scope": "openid offline_access"}
EXCHANGE: Step = {"id": "next", "type": "exchange"}
REUSE: Step = {"id": "reuse", "type": "exchange", "refresh_token": "login"}
WAIT: Step = {"id": "wait", "type": "wait", "seconds": 100}
LONG_WAIT: Step = {"id": "long", "type": "wait", "seconds": 4000}
REVOKE: Step = {"id": "revoke", "type": "revoke", "refresh_token": "login"}
LOGOUT: Step = {"id": "logout", "type": "logout", "user": "u"}
RENAME: Step = {
    "id": "rename",
    "type": "configure",
    "method": "PATCH",
    "path": "clients/app",
    "body": {"name": "Phone"},
}


def play(*steps: Step, leeway: int = 0) -> Timeline:
    settings_of_tokens = {
        "rotation_type": "rotating",
        "expiration_type": "expiring",
        "token_lifetime": 86_400,
        "idle_token_lifetime": 3_600,
        "leeway": leeway,
    }
    client = {"client_id": "app", "name": "App", "app_type": "native", "refresh_token": settings_of_tokens}
    return simulate(
        Scenario.model_validate(
            {"tenant": {"domain": "t.auth0.com"}, "clients": [client], "users": [{"user_id": "u"}]}
            | {"steps": list(steps)}
        )
    )


def last(*steps: Step, leeway: int = 0) -> StateView:
    timeline = play(*steps, leeway=leeway)
    played = timeline.steps[-1]
    return state_view(played.before.state, played.after.state, refresh_token_names(timeline.steps))


def kinds(view: StateView) -> list[tuple[str, str, str]]:
    return [(t.name, t.status.kind, t.change) for family in view.families for t in family.tokens]


def test_a_login_adds_a_family_and_a_session() -> None:
    view = last(LOGIN)
    assert kinds(view) == [("RT 1", "current", "added")]
    assert [family.change for family in view.families] == ["added"]
    assert [(s.alive, s.change) for s in view.sessions] == [(True, "added")]
    assert view.changed


def test_an_exchange_rotates_by_counter() -> None:
    view = last(LOGIN, EXCHANGE)
    assert kinds(view) == [("RT 1", "rotated", "changed"), ("RT 2", "current", "added")]
    assert [t.token.counter for t in view.families[0].tokens] == [1, 2]
    assert view.families[0].change == "changed"
    assert view.families[0].alive
    assert view.sessions[0].change == ""


def test_the_leeway_forgives_for_a_while_and_says_until_when() -> None:
    view = last(LOGIN, EXCHANGE, leeway=30)
    status = view.families[0].tokens[0].status
    assert (status.kind, status.leeway_ends) == ("leeway", view.now + 30)
    assert kinds(last(LOGIN, EXCHANGE, WAIT, leeway=30))[0] == ("RT 1", "rotated", "changed")


def test_reuse_revokes_the_family_and_says_why() -> None:
    view = last(LOGIN, EXCHANGE, REUSE)
    assert [kind for _, kind, _ in kinds(view)] == ["revoked", "revoked"]
    assert view.families[0].family.revoked == "reuse"
    assert view.families[0].tokens[1].status.cause
    assert not view.families[0].alive


def test_waiting_alone_lets_tokens_expire_and_that_counts_as_a_change() -> None:
    view = last(LOGIN, LONG_WAIT)
    assert kinds(view) == [("RT 1", "expired", "changed")]
    assert view.waited == 4000
    assert not last(LOGIN, WAIT).changed


def test_revoking_changes_what_was_there() -> None:
    assert kinds(last(LOGIN, REVOKE)) == [("RT 1", "revoked", "changed")]


def test_a_logout_leaves_the_session_to_be_seen_as_removed() -> None:
    view = last(LOGIN, LOGOUT)
    assert [(s.alive, s.change) for s in view.sessions] == [(False, "removed")]
    assert last(LOGIN, LOGOUT, WAIT).sessions == ()


def test_a_new_authentication_replaces_the_session() -> None:
    again = {**LOGIN, "id": "again", "prompt": "login"}
    assert [s.change for s in last(LOGIN, again).sessions] == ["removed", "added"]


def test_families_of_one_second_keep_the_order_of_their_names() -> None:
    logins = [{**LOGIN, "id": f"login{number}"} for number in range(6)]
    assert [name for name, _, _ in kinds(last(*logins))] == [f"RT {number}" for number in range(1, 7)]


def test_a_configured_tenant_is_a_change() -> None:
    assert last(LOGIN, RENAME).configuration_changed
    assert not last(LOGIN, RENAME, WAIT).configuration_changed


def test_a_token_whose_application_is_gone_is_an_orphan() -> None:
    state = play(LOGIN).end.state
    nobody = Configuration.of(Scenario.model_validate({"tenant": {"domain": "t.auth0.com"}}))
    assert kinds(state_view(state, state.changed(configuration=nobody))) == [("", "orphan", "changed")]


def test_grants_are_compared_scope_by_scope() -> None:
    state = play(LOGIN).end.state
    key = ("u", "app", "api")
    some = state.changed(consents=state.consents.insert(key, ("a",)))
    more = state.changed(consents=state.consents.insert(key, ("a", "b")))
    assert [g.change for g in state_view(state, some).grants if g.audience == "api"] == ["added"]
    (grown,) = [g for g in state_view(some, more).grants if g.audience == "api"]
    assert (grown.before, grown.scopes, grown.change) == (("a",), ("a", "b"), "changed")
    (gone,) = [g for g in state_view(more, state).grants if g.audience == "api"]
    assert (gone.before, gone.scopes, gone.change) == (("a", "b"), (), "removed")


_ANY = st.sampled_from([LOGIN, EXCHANGE, REUSE, WAIT, LONG_WAIT, LOGOUT])


@settings(max_examples=40)
@given(st.lists(_ANY, max_size=6), st.sampled_from([0, 30]))
def test_every_token_is_shown_once_and_the_usable_are_those_that_the_server_takes(
    steps: list[Step], leeway: int
) -> None:
    numbered = [{**step, "id": f"{step['id']}{number}"} for number, step in enumerate(steps)]
    numbered = [{k: v for k, v in step.items() if k != "refresh_token"} for step in numbered]
    state = play(*numbered, leeway=leeway).end.state
    views = [view for family in state_view(state, state).families for view in family.tokens]
    assert sorted(view.token.value for view in views) == sorted(state.refresh_tokens)
    assert {v.token.value for v in views if v.status.kind == "current"} == {
        token.value for token in state.all_current()
    }
    assert not state_view(state, state).changed
