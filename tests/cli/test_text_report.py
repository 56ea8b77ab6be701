from __future__ import annotations

import pytest

from mrrt_studio.cli.text_report import as_text
from mrrt_studio.simulation.report import report
from tests.builders import BILLING, MESSAGES, ROTATING, Json, client, exchange, login, policy, run
from tests.cli.samples import BROKEN, HOLDS, reported


def text_of(*steps: Json, **more: object) -> str:
    return as_text((report(run(*steps, **more), "a.mrrt.json"),))


def test_the_whole_report_of_a_silent_surprise() -> None:
    assert as_text((reported(name="Two steps", expect=BROKEN),)).splitlines() == [
        "Two steps (a.mrrt.json)",
        "  · login  2026-01-01T09:00:00Z  login  200",
        f"           {MESSAGES}: openid profile offline_access read:messages",
        "  ✗ x1     2026-01-01T09:00:00Z  exchange  200, but another audience",
        f"           {MESSAGES}: openid profile offline_access read:messages",
        (
            f"           No MRRT policy of Phone app names {BILLING}. "
            f"Auth0 does not refuse: it issues a token for {MESSAGES}. [audience-not-in-policy]"
        ),
        f"           audience: expected {BILLING}, got {MESSAGES}",
        "  2 steps, 2 checks, 1 failed",
        "",
    ]


def test_a_missing_scope_says_why() -> None:
    text = text_of(login(), exchange(audience=BILLING, scope="write:billing"), clients=[BILLED])
    assert "200, but 1 scope fewer" in text
    assert "neither the login nor a policy of Phone app gives write:billing" in text
    assert "[scope-not-authorized]" in text


BILLED = client(policy(BILLING, "read:billing"))


def test_a_refusal_says_what_really_happened() -> None:
    text = text_of(login(), exchange(), exchange(id="x2"), clients=[client(kind=ROTATING)])
    assert "403 invalid_grant" in text
    assert "Token 1 of the family was exchanged although 2 is the latest" in text
    assert "[refresh-token-not-reused]" in text


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        ((login(scope="openid read:x"),), f"Dropped: {MESSAGES} defines no scope read:x. [scope-not-on-api]"),
        ((login(audience=None, scope=None),), "userinfo only: no scope"),
        (
            (login(), {"id": "r", "type": "revoke", "refresh_token": "login"}),
            "live on until they expire. [revoke-takes-token]",
        ),
        ((login(expect={"logs": ["fp"]}),), 'logs: expected ["fp"], got ["seacft"]'),
        ((login(expect={"error": "x"}),), "error: expected x, got null"),
    ],
)
def test_what_a_person_did_not_expect_is_told(steps: tuple[Json, ...], line: str) -> None:
    assert line in text_of(*steps)


def test_scopes_that_nobody_asked_for_are_no_news() -> None:
    assert "scope-not-requested" not in text_of(login(), exchange(scope="openid"))


def test_a_note_is_told() -> None:
    text = text_of(login(), {"type": "wait", "until": "2020-01-01T00:00:00Z"})
    assert "2020-01-01T00:00:00Z is already over: nothing was waited for. [wait-until-past]" in text


def test_steps_that_hold_are_marked_and_one_is_not_called_many() -> None:
    text = text_of(login(expect={"status": 200}))
    assert "  ✓ login" in text
    assert "1 step, 1 check, 0 failed" in text


def test_several_files_have_a_total() -> None:
    text = as_text((reported(expect=HOLDS), reported("b.mrrt.json", expect=BROKEN)))
    assert text.endswith("2 files, 1 with expectations that do not hold\n")
    assert "files," not in as_text((reported(expect=HOLDS),))
