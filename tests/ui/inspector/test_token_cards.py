from __future__ import annotations

from typing import Any

from mrrt_studio.simulation.render import jwks_json, signed
from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.timeline import Timeline
from mrrt_studio.simulation.verification import verify
from mrrt_studio.ui.inspector.token_cards import (
    TokenCard,
    Viewpoint,
    count_tokens,
    scope_chips,
    token_cards,
)
from tests.ui.inspector.cases import (
    CALL,
    FEWER,
    LOGIN,
    MESSAGES,
    OMITTED,
    OPAQUE_LOGIN,
    USERINFO,
    WAIT,
    Step,
    api,
    app,
    play,
)

HS256 = [api(MESSAGES, "Messages", "read:messages", signing_alg="HS256")]


def viewpoint_of(timeline: Timeline) -> Viewpoint:
    return Viewpoint(timeline.end.state, timeline.world.seed, refresh_token_names(timeline.steps))


def cards_of(*steps: Step, at: int = -1, **fields: Any) -> tuple[TokenCard, ...]:
    """Return the cards of one of some steps, seen from their end."""
    timeline = play(*steps, **fields)
    played = timeline.steps[at]
    assert played.outcome is not None
    cards = token_cards(played, played.outcome, viewpoint_of(timeline))
    assert len(cards) == count_tokens(played)
    return cards


def test_a_login_returns_three_tokens() -> None:
    access, identity, refresh = cards_of(LOGIN)
    assert access.heading == "Access token for Messages"
    assert identity.heading == "ID token for Phone app"
    assert refresh.heading == "Refresh token RT 1"
    assert access.is_jwt
    assert identity.is_jwt
    assert not refresh.is_jwt
    assert "**Phone app**" in refresh.sentence


def test_a_jwt_has_header_and_claims() -> None:
    (access, *_) = cards_of(LOGIN)
    assert [title for title, _ in access.tables] == ["Header", "Claims"]
    claims = {fact.name: fact for fact in access.tables[1][1]}
    assert claims["scope"].items == ("openid", "profile", "offline_access", "read:messages")
    assert claims["exp"].meaning.startswith("expires in 1 d")


def test_the_demo_key_is_marked_and_a_shared_secret_is_not() -> None:
    assert cards_of(LOGIN)[0].has_demo_key
    (access, *_) = cards_of(LOGIN, resource_servers=HS256)
    assert not access.has_demo_key
    assert access.token is not None
    assert verify(signed(access.token), jwks_json(), access.secret).holds


def test_a_secret_that_changed_no_longer_verifies() -> None:
    patch = {"id": "p", "type": "configure", "method": "PATCH", "path": f"resource-servers/{MESSAGES}",
             "body": {"signing_secret": "another-secret-than-before-0123456789"}}  # fmt: skip
    (access, *_) = cards_of(LOGIN, patch, at=0, resource_servers=HS256)
    assert access.token is not None
    assert not verify(signed(access.token), jwks_json(), access.secret).holds


def test_an_opaque_token_is_explained_and_not_verified() -> None:
    (access, *_) = cards_of(OPAQUE_LOGIN)
    assert access.heading == "Access token for the userinfo endpoint alone"
    assert "opens the userinfo endpoint and no API" in access.sentence
    assert not access.is_jwt
    assert access.value


def test_a_call_shows_the_token_that_was_sent() -> None:
    for step in (CALL, USERINFO):
        (sent,) = cards_of(LOGIN, step)
        assert sent.heading == "Access token for Messages"
        assert sent.sentence.startswith("Sent with the call; it is that of step `login`.")


def test_a_refresh_token_that_stays_is_shown_though_not_returned() -> None:
    *_, refresh = cards_of(LOGIN, OMITTED, clients=[app(refresh_token=None)])
    assert refresh.heading == "Refresh token RT 1"
    assert "the answer does not repeat it" in refresh.sentence


def test_a_step_without_tokens_has_none() -> None:
    assert cards_of(WAIT) == ()
    assert cards_of(OMITTED) == ()
    assert count_tokens(play({**WAIT, "disabled": True}).steps[0]) == 0


def test_scopes_have_the_colours_of_their_sources() -> None:
    outcome = play(LOGIN, FEWER).steps[-1].outcome
    assert outcome is not None
    assert {name: chip.kind for name, chip in scope_chips(outcome).items()} == {"read:billing": "policy"}
