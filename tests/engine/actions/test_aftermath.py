from __future__ import annotations

from mrrt_studio.engine.actions.aftermath import keep, revoke_as_denied, shape_refresh_token
from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.engine.actions.occasion import Occasion
from mrrt_studio.engine.families import Issued
from mrrt_studio.engine.state import UserSession
from tests.builders import ADA, NOW, grant, opened, state
from tests.engine.actions.playing import effects, exchanging, occasion

DAY = NOW + 86_400
SESSION = UserSession("s", ADA, NOW, NOW + 7200, NOW + 3600, 3600)


def issued_for(at: Occasion) -> Issued:
    assert at.token is not None
    return Issued(at.state, at.token, returned=False, opened_family=False)


def with_session() -> Occasion:
    before = state()
    held = grant(session_id="s")
    server = opened(before, held=held).state
    server = server.changed(sessions=server.sessions.insert(ADA, SESSION))
    return occasion(server, session=SESSION)


def test_an_earlier_end_is_taken_and_the_idle_end_never_outlives_it() -> None:
    at = exchanging()
    shaped = shape_refresh_token(
        issued_for(at), at, effects(("refreshToken.setExpiresAt", (NOW + 60) * 1000), at=at)
    )
    token = shaped.issued.token
    assert (token.expires_at, token.idle_expires_at) == (NOW + 60, NOW + 60)
    assert shaped.issued.state.refresh_tokens[token.value] == token
    assert shaped.issued.state.families[token.family].expires_at == NOW + 60
    assert shaped.logs == ()


def test_a_later_end_is_cut_noted_and_logged() -> None:
    at = exchanging()
    later = effects(("refreshToken.setExpiresAt", (DAY + 1) * 1000), at=at)
    shaped = shape_refresh_token(issued_for(at), at, later)
    assert shaped.issued == issued_for(at)
    assert [entry.type for entry in shaped.logs] == ["w"]
    assert shaped.notes[0].facts["end"] == "2026-01-02T09:00:00Z"


def test_metadata_moves_on_to_the_successor() -> None:
    at = exchanging()
    assert at.token is not None
    kept = exchanging(token=at.token._replace(metadata=at.token.metadata.insert("a", "1")))
    shaped = shape_refresh_token(issued_for(at), kept, Effects.none_yet(at.state))
    assert dict(shaped.issued.token.metadata) == {"a": "1"}


def test_nothing_is_kept_where_nothing_was_asked_for() -> None:
    at = with_session()
    assert keep(at.state, at, Effects.none_yet(at.state)) is at.state


def test_metadata_of_the_user_is_stored_in_the_tenant() -> None:
    at = occasion()
    kept = keep(at.state, at, effects(("user.setAppMetadata", "a", 1), ("user.setUserMetadata", "b", None)))
    user = kept.configuration.users[ADA]
    assert user.model_extra == {"app_metadata": {"a": 1}, "user_metadata": {}}
    assert at.state.configuration.users[ADA].model_extra == {}


def test_the_session_is_shortened_and_never_lengthened() -> None:
    at = with_session()
    found = effects(
        ("session.setExpiresAt", (NOW + 60) * 1000), ("session.setIdleExpiresAt", (NOW + 9999) * 1000), at=at
    )
    session = keep(at.state, at, found).sessions[ADA]
    assert (session.expires_at, session.idle_expires_at) == (NOW + 60, NOW + 60)
    kept = keep(at.state, at, effects(("session.setMetadata", "a", "1"), at=at)).sessions[ADA]
    assert dict(kept.metadata) == {"a": "1"}


def test_the_cache_outlives_the_request() -> None:
    at = occasion()
    kept = keep(at.state, at, effects(("cache.set", "k", "v")))
    assert kept.cache["k"].value == "v"
    later = occasion(kept)
    assert list(keep(kept, later, effects(("cache.delete", "k"), at=later)).cache) == []


def test_a_revoked_refresh_token_takes_its_family() -> None:
    at = exchanging()
    denial = effects(("refreshToken.revoke", "x"), at=at).denial
    assert denial is not None
    after, entries = revoke_as_denied(at.state, denial, at)
    assert [entry.type for entry in entries] == ["srrt"]
    assert list(after.all_current()) == []


def test_a_revoked_session_takes_its_refresh_tokens_unless_told_otherwise() -> None:
    at = with_session()
    for options, left in (({}, 0), ({"preserveRefreshTokens": True}, 1)):
        denial = effects(("session.revoke", "x", options), at=at).denial
        assert denial is not None
        after, entries = revoke_as_denied(at.state, denial, at)
        assert (len(list(after.all_current())), len(entries)) == (left, 1 - left)
        assert after.session(ADA) is None


def test_a_plain_denial_revokes_nothing() -> None:
    at = exchanging()
    denial = effects(("access.deny", "x"), at=at).denial
    assert denial is not None
    assert revoke_as_denied(at.state, denial, at) == (at.state, ())
