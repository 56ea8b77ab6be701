from __future__ import annotations

from typing import Any

from mrrt_studio.engine.state import RefreshToken
from mrrt_studio.simulation.claims import Fact
from mrrt_studio.ui.inspector.refresh_facts import refresh_facts, refresh_status
from tests.ui.inspector.cases import APP, LOGIN, MESSAGES, OMITTED, REVOKE, WAIT, Step, api, app, play

DELETE = {"id": "delete", "type": "configure", "method": "DELETE", "path": f"clients/{APP}"}


def first_token(*steps: Step, **fields: Any) -> tuple[RefreshToken, dict[str, Fact], str]:
    """Return the token of the login, its facts at the end of the steps, and its status."""
    timeline = play(*steps, **fields)
    outcome = timeline.steps[0].outcome
    assert outcome is not None
    token, state = outcome.tokens.refresh_token, timeline.end.state
    assert token is not None
    facts = {fact.name: fact for fact in refresh_facts(token, state)}
    return token, facts, refresh_status(state.refresh_tokens.get(token.value) or token, state).word


def test_a_new_token_is_current() -> None:
    token, facts, status = first_token(LOGIN)
    assert status == facts["now"].value == "current"
    assert facts["counter"] == Fact("counter", "1", "the latest of its family")
    assert facts["family"].value == token.family
    assert facts["rotates"].value == "yes"
    assert facts["expires_at"].meaning == "expires in 1 d, 2 Jan 2026 09:00:00 UTC"
    assert facts["idle_expires_at"].meaning == "expires in 1 h, 1 Jan 2026 10:00:00 UTC"
    assert facts["login for"].meaning == "the API of the login: Messages"
    assert facts["login scope"].items == ("openid", "profile", "offline_access", "read:messages")


def test_a_token_that_was_exchanged_is_rotated() -> None:
    _, facts, status = first_token(LOGIN, OMITTED)
    assert status == "rotated"
    assert "counts as theft" in facts["now"].meaning
    assert facts["counter"].meaning == "its place in the family, whose latest is 2"


def test_a_leeway_forgives_for_a_while() -> None:
    settings = {"rotation_type": "rotating", "expiration_type": "expiring", "leeway": 60}
    clients = [app(refresh_token=settings)]
    _, facts, status = first_token(LOGIN, OMITTED, clients=clients)
    assert status == "rotated"
    assert (
        facts["now"].meaning
        == "It has a successor; the leeway forgives a retry until 1 Jan 2026 09:01:00 UTC."
    )
    _, later, _ = first_token(LOGIN, OMITTED, WAIT, clients=clients)
    assert "counts as theft" in later["now"].meaning


def test_a_revoked_and_an_expired_token_are_told_apart() -> None:
    assert first_token(LOGIN, REVOKE)[2] == "revoked"
    _, facts, status = first_token(LOGIN, {"id": "w", "type": "wait", "duration": "PT2H"})
    assert status == "expired"
    assert facts["now"].meaning == "It is dead: it was not used for longer than its idle lifetime."
    assert facts["idle_expires_at"].meaning.startswith("expired 1 h ago")


def test_a_token_that_never_ends_says_so() -> None:
    _, facts, _ = first_token(LOGIN, clients=[app(refresh_token=None)])
    assert facts["expires_at"] == Fact("expires_at", "never", "it has no absolute end")
    assert facts["idle_expires_at"] == Fact("idle_expires_at", "never", "it may rest forever")
    assert facts["rotates"].value == "no"


def test_an_online_token_lives_with_its_session() -> None:
    apis = [api(MESSAGES, "Messages", allow_online_access=True)]
    _, facts, _ = first_token({**LOGIN, "scope": "openid online_access"}, resource_servers=apis)
    assert facts["rotates"].meaning == "an online refresh token lives as long as the session"


def test_a_token_whose_application_is_gone_is_useless() -> None:
    assert first_token(LOGIN, DELETE)[2] in ("useless", "revoked")
