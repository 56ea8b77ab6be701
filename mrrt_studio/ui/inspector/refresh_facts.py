"""A refresh token as the server knows it: whether it lives, when it ends, and what it stands for."""

from __future__ import annotations

from typing import NamedTuple

from mrrt_studio.engine.state import RefreshToken, State
from mrrt_studio.scenario.times import rfc3339
from mrrt_studio.simulation.claims import Fact, expiry_text, moment_text, past_text
from mrrt_studio.simulation.state_view import TokenKind, TokenStatus, token_status
from mrrt_studio.ui.inspector.wording import api_words, translate


class Status(NamedTuple):
    """What an exchange of a refresh token would meet now."""

    word: str
    sentence: str


def refresh_status(token: RefreshToken, state: State) -> Status:
    """Return whether a refresh token is current, rotated away, revoked or expired at one moment."""
    return status_words(token_status(state, token))


def status_words(status: TokenStatus) -> Status:
    """Return a status as a word and a sentence."""
    cause = translate("Inspector", "It is dead: {cause}.").format(cause=status.cause)
    until = moment_text(status.leeway_ends) if status.leeway_ends is not None else ""
    forgiven = translate("Inspector", "It has a successor; the leeway forgives a retry until {time}.")
    theft = translate("Inspector", "A later one of its family exists: exchanging this counts as theft.")
    accepted = translate("Inspector", "An exchange would accept it.")
    gone = translate("Inspector", "Its application is gone.")
    words: dict[TokenKind, Status] = {
        "current": Status(translate("Inspector", "current"), accepted),
        "leeway": Status(translate("Inspector", "rotated"), forgiven.format(time=until)),
        "rotated": Status(translate("Inspector", "rotated"), theft),
        "revoked": Status(translate("Inspector", "revoked"), cause),
        "expired": Status(translate("Inspector", "expired"), cause),
        "orphan": Status(translate("Inspector", "useless"), gone),
    }
    return words[status.kind]


def refresh_facts(token: RefreshToken, state: State) -> tuple[Fact, ...]:
    """Return what the server knows of a refresh token.

    Args:
        token: as it was returned; the server may know more of it by now.
        state: of the server at the moment that counts as now.
    """
    known = state.refresh_tokens.get(token.value) or token
    status = refresh_status(known, state)
    login = known.login
    return (
        Fact(translate("Inspector", "now"), status.word, status.sentence),
        Fact(
            translate("Inspector", "rotates"),
            translate("Inspector", "yes") if known.rotating else translate("Inspector", "no"),
            _rotation(known),
        ),
        Fact("counter", str(known.counter), _counter(known, state)),
        Fact(
            "family", known.family, translate("Inspector", "all refresh tokens that descend from one login")
        ),
        Fact("issued_at", rfc3339(known.issued_at), past_text("issued", known.issued_at, state.now)),
        _end("expires_at", known.expires_at, state.now, translate("Inspector", "it has no absolute end")),
        _end(
            "idle_expires_at", known.idle_expires_at, state.now, translate("Inspector", "it may rest forever")
        ),
        Fact(
            translate("Inspector", "login for"),
            login.audience or "–",
            translate("Inspector", "the API of the login: {api}").format(
                api=api_words(state.configuration, login.audience)
            ),
        ),
        Fact(
            translate("Inspector", "login scope"),
            " ".join(login.scopes),
            translate("Inspector", "what the login granted; every exchange starts from it"),
            login.scopes,
        ),
    )


def _rotation(token: RefreshToken) -> str:
    if token.login.online:
        return translate("Inspector", "an online refresh token lives as long as the session")
    if token.rotating:
        return translate("Inspector", "every exchange returns a successor and retires it")
    return translate("Inspector", "every exchange uses it again")


def _counter(token: RefreshToken, state: State) -> str:
    family = state.families.get(token.family)
    latest = family.latest_counter if family else token.counter
    if latest == token.counter:
        return translate("Inspector", "the latest of its family")
    return translate("Inspector", "its place in the family, whose latest is {latest}").format(latest=latest)


def _end(name: str, seconds: int | None, now: int, never: str) -> Fact:
    if seconds is None:
        return Fact(name, translate("Inspector", "never"), never)
    return Fact(name, rfc3339(seconds), expiry_text(seconds, now))
