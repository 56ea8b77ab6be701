from __future__ import annotations

import pytest

from tests.builders import NOW
from tests.engine.actions.playing import effects, exchanging, ignored, occasion


@pytest.mark.parametrize(
    "method",
    [
        "multifactor.enable",
        "authentication.challengeWith",
        "authentication.challengeWithAny",
        "authentication.enrollWith",
        "authentication.enrollWithAny",
        "context.multifactor",
    ],
)
def test_many_calls_ask_for_a_second_factor(method: str) -> None:
    assert effects((method, "any")).second_factor == "Script"


@pytest.mark.parametrize("method", ["redirect.sendUserTo", "prompt.render", "context.redirect"])
def test_the_user_is_sent_elsewhere(method: str) -> None:
    assert effects((method, "https://x.example")).redirect == "Script"
    assert "no text" in ignored(method, None)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (("access.deny", "No"), "No"),
        (("access.deny",), "Access denied."),
        (("validation.error", "code", "Wrong"), "Wrong"),
        (("validation.error", "code"), "code"),
    ],
)
def test_a_denial_tells_the_client_its_reason(call: tuple[str, ...], text: str) -> None:
    denial = effects(call).denial
    assert denial is not None
    assert (denial.error, denial.description, denial.revokes) == ("access_denied", text, None)


def test_a_refresh_token_is_revoked_only_where_there_is_one() -> None:
    assert "login" in ignored("refreshToken.revoke", "x")
    denial = effects(("refreshToken.revoke", "Unsafe"), at=exchanging()).denial
    assert denial is not None
    assert (denial.description, denial.revokes) == ("Unsafe", "refresh-token")


def test_a_session_is_revoked_only_where_there_is_one() -> None:
    assert "session" in ignored("session.revoke", "x")


def test_recorded_methods_add_up() -> None:
    assert effects(("authentication.recordMethod", "a"), ("authentication.recordMethod", "b")).methods == (
        "a",
        "b",
    )
    assert "linking" in ignored("authentication.setPrimaryUser", "auth0|x")
    assert occasion().now_ms == NOW * 1000
