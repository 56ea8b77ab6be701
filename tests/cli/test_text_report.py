from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.cli.text_report import as_text
from mrrt_studio.simulation.report import report
from tests.builders import BILLING, ROTATING, Json, client, exchange, login, run


def text(*steps: Json, **more: Any) -> str:
    return as_text((report(run(*steps, **{"name": "Case", **more}), "case.mrrt.json"),))


def test_each_step_is_a_line_with_mark_time_type_and_result() -> None:
    lines = text(
        login(expect={"status": 200}),
        {"id": "w", "type": "wait", "seconds": 5},
        exchange(expect={"status": 403}),
    ).splitlines()
    assert lines[0] == "Case (case.mrrt.json)"
    assert lines[1] == "  ✓ login  2026-01-01T09:00:00Z  login  200"
    assert "  · w      2026-01-01T09:00:00Z  wait" in lines
    assert "  ✗ x1     2026-01-01T09:00:05Z  exchange  200" in lines
    assert lines[-2] == "  3 steps, 2 checks, 1 failed"


@pytest.mark.parametrize(
    ("steps", "more", "line"),
    [
        (
            (login(), exchange(audience=BILLING)),
            {},
            f"No MRRT policy of Phone app names {BILLING}. Auth0 does not refuse: it issues a token for "
            "https://api.example.com. [audience-not-in-policy]",
        ),
        (
            (login(scope="openid read:x"),),
            {},
            "Dropped: https://api.example.com defines no scope read:x. [scope-not-on-api]",
        ),
        (
            (login(), exchange(), exchange(id="x2")),
            {"clients": [client(kind=ROTATING)]},
            "[refresh-token-not-reused]",
        ),
        ((login(),), {}, "https://api.example.com: openid profile offline_access read:messages"),
        ((login(audience=None, scope=None),), {}, "userinfo only: no scope"),
        (
            (login(), {"id": "r", "type": "revoke", "refresh_token": "login"}),
            {},
            "live on until they expire. [revoke-takes-token]",
        ),
        ((login(expect={"logs": ["fp"]}),), {}, 'logs: expected ["fp"], got ["seacft"]'),
        ((login(expect={"error": "x"}),), {}, "error: expected x, got null"),
    ],
)
def test_what_a_person_did_not_expect_is_told(steps: tuple[Json, ...], more: Json, line: str) -> None:
    assert line in text(*steps, **more)


def test_scopes_that_nobody_asked_for_are_no_news() -> None:
    assert "scope-not-requested" not in text(login(), exchange(scope="openid"))


def test_several_files_have_a_total() -> None:
    good = report(run(login(), name=""), "a")
    bad = report(run(login(expect={"status": 403})), "b")
    found = as_text((good, bad))
    assert "Unnamed scenario (a)" in found
    assert found.endswith("2 files, 1 with expectations that do not hold\n")
    assert "files" not in as_text((good,))
