from __future__ import annotations

from mrrt_studio.simulation.compare_causes import decided
from mrrt_studio.simulation.compare_decisions import Decided, decisions_of, refresh_token_word
from tests.builders import MESSAGES, NOW, ROTATING, client, exchange, last, last_played, login


def test_a_step_that_is_disabled_decides_nothing() -> None:
    played = last_played(login(disabled=True))
    assert decided(played) == {Decided("played"): False}


def test_times_and_ids_are_no_decisions() -> None:
    found = decided(last_played(login()))
    claims = {name.name for name in found if name.kind == "claim"}
    assert {"aud", "sub"} <= claims
    assert not claims & {"iat", "exp", "iss", "jti", "scope"}
    assert found[Decided("claim", "aud")] == [MESSAGES, "userinfo"]


def test_lifetimes_are_in_seconds_from_the_step() -> None:
    lasting = {**ROTATING, "token_lifetime": 1000, "idle_token_lifetime": 100}
    steps = [login(), {"id": "w", "type": "wait", "seconds": 50}, exchange()]
    found = decided(last_played(*steps, clients=[client(kind=lasting)]))
    assert found[Decided("refresh_lifetime")] == 950
    assert found[Decided("refresh_idle_lifetime")] == 100


def test_the_refresh_token_is_issued_rotated_kept_or_none() -> None:
    assert refresh_token_word(last(login())) == "issued"
    assert refresh_token_word(last(login(), exchange())) == "kept"
    assert refresh_token_word(last(login(), exchange(), clients=[client(kind=ROTATING)])) == "rotated"
    assert refresh_token_word(last(login(scope="openid"))) == "none"


def test_a_refusal_is_told_by_its_rule() -> None:
    refused = last(login(), exchange(client_secret="wrong"), exchange(id="x2", refresh_token="x1"))
    found = decisions_of(refused, NOW, last_played(login()).before.state.configuration.tenant)
    assert found[Decided("status")] == 403
    assert found[Decided("refused")] == "refresh-token-known"
    assert found[Decided("access_token")] is False


def test_what_a_revocation_leaves_is_its_decision() -> None:
    found = decided(last_played(login(), {"id": "r", "type": "revoke", "refresh_token": "login"}))
    assert found[Decided("live_refresh_tokens")] == 0
