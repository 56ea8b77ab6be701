from __future__ import annotations

from mrrt_studio.engine.actions import event_tokens
from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.engine.state import UserSession
from mrrt_studio.scenario.steps import RequestOrigin
from tests.builders import ADA, MESSAGES, NOW, SCOPE
from tests.engine.actions.playing import effects, exchanging, occasion


def none_yet() -> Effects:
    return Effects.none_yet(occasion().state)


def test_a_login_has_no_refresh_token() -> None:
    assert event_tokens.refresh_token(occasion(), none_yet()) is None
    assert event_tokens.session(occasion(), none_yet()) is None


def test_the_exchanged_token_is_shown_with_its_ends_and_its_api() -> None:
    shown = event_tokens.refresh_token(exchanging(), none_yet())
    assert shown is not None
    assert shown["expires_at"] == "2026-01-02T09:00:00.000Z"
    assert shown["resource_servers"] == [{"audience": MESSAGES, "scopes": SCOPE}]
    assert not {"last_exchanged_at", "access"} & set(shown)


def test_the_device_tells_the_login_apart_from_the_last_exchange() -> None:
    token = exchanging().token
    assert token is not None
    login = token.login._replace(origin=RequestOrigin(ip="1.1.1.1"))
    used = token._replace(login=login, last_origin=RequestOrigin(ip="2.2.2.2", asn=5))
    shown = event_tokens.refresh_token(exchanging(token=used), none_yet())
    assert shown is not None
    assert shown["device"] == {"initial_ip": "1.1.1.1", "last_ip": "2.2.2.2", "last_asn": "5"}


def test_metadata_is_that_of_earlier_scripts() -> None:
    found = effects(("refreshToken.setMetadata", "a", "1"))
    shown = event_tokens.refresh_token(exchanging(), found)
    assert shown is not None
    assert shown["metadata"] == {"a": "1"}
    session = UserSession("s", ADA, NOW, NOW + 60, NOW + 30, 30)
    at = occasion(session=session)
    seen = event_tokens.session(at, effects(("session.setMetadata", "b", "2"), at=at))
    assert seen is not None
    assert (seen["metadata"], seen["idle_expires_at"]) == ({"b": "2"}, "2026-01-01T09:00:30.000Z")
