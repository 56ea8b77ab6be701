from __future__ import annotations

from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.timeline.offers import Offer, Place, mode_values, new_values
from tests.simulation.story_samples import BILLING, LOGIN, MESSAGES, PHONE, REPORTS, client, scenario, story


def place(*steps: dict[str, object], index: int | None = None) -> Place:
    timeline = simulate(scenario(*steps))
    return Place.before(timeline, len(timeline.steps) if index is None else index)


def test_only_tokens_that_exist_there_are_offered_newest_first_and_old_ones_with_their_fate() -> None:
    timeline = simulate(story())
    assert Place.before(timeline, 0).refresh_tokens() == []
    assert Place.before(timeline, 1).refresh_tokens() == [Offer("login", "RT 1 of login")]
    assert Place.before(timeline, 6).refresh_tokens() == [
        Offer("x2", "RT 3 of x2"),
        Offer("x1", "RT 2 of x1 (rotated)"),
        Offer("login", "RT 1 of login (rotated)"),
    ]
    assert {offer.text.rpartition("(")[2] for offer in Place.before(timeline, 8).refresh_tokens()} == {
        "revoked)"
    }


def test_an_expired_token_says_so() -> None:
    settings = {"rotation_type": "rotating", "expiration_type": "expiring", "idle_token_lifetime": 60}
    document = scenario(LOGIN, {"type": "wait", "seconds": 61}, clients=[client(refresh_token=settings)])
    timeline = simulate(document)
    assert Place.before(timeline, 2).refresh_tokens() == [Offer("login", "RT 1 of login (expired)")]


def test_access_tokens_tell_their_api_and_whether_they_still_hold() -> None:
    here = place(
        LOGIN, {"type": "wait", "duration": "P2D"}, {"id": "x1", "type": "exchange", "audience": BILLING}
    )
    assert here.access_tokens() == [
        Offer("x1", "billing.example.com, of x1"),
        Offer("login", "api.example.com, of login (expired)"),
    ]


def test_the_newest_token_is_the_one_that_an_exchange_would_take() -> None:
    here = place(LOGIN, {"id": "x1", "type": "exchange"})
    assert here.newest_refresh_token(None) == here.newest_refresh_token(PHONE) == "RT 2"
    assert here.newest_refresh_token("other") == ""
    assert place().newest_refresh_token(None) == ""


def test_the_tenant_is_offered_as_it_is_at_that_place() -> None:
    body = {"identifier": "urn:new", "name": "New"}
    step = {"type": "configure", "method": "POST", "path": "resource-servers", "body": body}
    assert Offer("urn:new", "New") not in place(step, index=0).apis()
    assert Offer("urn:new", "New") in place(step).apis()


def test_scopes_are_those_of_the_api_and_the_ones_of_openid() -> None:
    scopes = place().scopes(BILLING)
    assert {"openid", "offline_access", "read:billing", "write:billing"} <= set(scopes)
    assert "read:messages" not in scopes
    assert "read:messages" in place().scopes("https://unknown.example")
    assert len(place().scopes(None)) == len(set(place().scopes(None)))


def test_paths_lead_to_what_there_is() -> None:
    values = [offer.value for offer in place().paths()]
    assert {f"clients/{PHONE}", f"resource-servers/{REPORTS}", "users/auth0|ada", "tenants/settings"} <= set(
        values
    )


def test_a_new_step_has_what_it_needs_and_nothing_else() -> None:
    here = place(LOGIN)
    assert new_values("login", here) == {"client": PHONE, "user": "auth0|ada"}
    assert new_values("exchange", here) == {}
    assert new_values("call_api", here) == {"access_token": "login"}
    assert new_values("revoke", here) == {"refresh_token": "login"}
    assert new_values("wait", here) == {"seconds": 60}


def test_where_there_is_nothing_to_choose_from_the_field_stays_absent() -> None:
    empty = Place.before(simulate(scenario(clients=[], users=[])), 0)
    assert new_values("login", empty) == {}
    assert new_values("call_api", empty) == {}
    assert new_values("revoke", empty) == {}


def test_an_application_that_was_used_last_is_taken_again() -> None:
    tablet = client(client_id="tablet", name="Tablet")
    login = {**LOGIN, "client": "tablet"}
    timeline = simulate(scenario(login, clients=[client(), tablet]))
    assert new_values("login", Place.before(timeline, 1))["client"] == "tablet"
    assert new_values("login", Place.before(timeline, 0))["client"] == PHONE


def test_each_alternative_begins_with_a_value_that_works() -> None:
    here = place(LOGIN)
    assert mode_values("wait", "until", here) == {"until": "2026-01-02T09:00:00Z"}
    assert mode_values("wait", "duration", here) == {"duration": "PT10M"}
    assert mode_values("revoke", "grant", here) == {"grant": {"client": PHONE, "user": "auth0|ada"}}
    assert mode_values("revoke", "user", here) == {"user": "auth0|ada"}
    assert mode_values("revoke", "refresh_token", here) == {"refresh_token": "login"}


def test_apis_have_their_names() -> None:
    assert place().apis()[0] == Offer(MESSAGES, "Messages")
