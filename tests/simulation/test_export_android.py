from __future__ import annotations

import pytest

from mrrt_studio.simulation.export_android import export
from tests.builders import exchange, login, run
from tests.simulation.played_example import EXAMPLE_ID, played, secrets_of, server, told

RENEWED = "minTtl = 0, parameters = emptyMap(), forceRefresh = true,"


def test_neither_secrets_nor_tokens_nor_ids_are_in_the_code() -> None:
    for timeline in (played(), server()):
        text = export(timeline).text
        assert [secret for secret in {*secrets_of(timeline), EXAMPLE_ID} if secret in text] == []


def test_every_exchange_is_one_call_with_what_it_asks_for() -> None:
    lines = [line.strip() for line in export(played()).text.split("suspend fun exchange()")[1].splitlines()]
    assert [line for line in lines if line and not line.startswith("//")] == [
        "{",
        "val x1Token = manager.awaitCredentials(",
        f"scope = null, {RENEWED}",
        ").accessToken",
        "val x2Token = manager.awaitApiCredentials(",
        'audience = "https://billing.example.com",',
        'scope = "read:billing write:billing",',
        ").accessToken",
        "val x3Token = manager.awaitApiCredentials(",
        'audience = "https://reports.example.com",',
        ").accessToken",
        "}",
        "}",
    ]


def test_scopes_without_an_api_are_those_of_the_credentials() -> None:
    text = export(run(login(), exchange(scope="read:messages"))).text
    assert f'scope = "read:messages", {RENEWED}' in text


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (login(scope=None), ['.withAudience("https://api.example.com")']),
        (login(audience=None), ['.withScope("openid profile offline_access read:messages")']),
        (login(audience=None, scope=None), []),
        (login(audience=None, scope=None, organization="$a"), ['.withOrganization("\\$a")']),
    ],
)
def test_the_login_asks_for_what_the_step_asks_for(step: dict[str, object], expected: list[str]) -> None:
    lines = [line.strip() for line in export(run(step)).text.splitlines()]
    first = lines.index("val credentials = WebAuthProvider.login(account)") + 1
    assert lines[first : lines.index(".await(context)")] == expected


def test_a_token_for_another_api_is_told_above_the_call() -> None:
    before_x3 = export(played()).text.split("val x3Token")[0].splitlines()[-2:]
    assert before_x3[0] == "        // The token is for https://api.example.com, and the SDK does not notice."


@pytest.mark.parametrize("is_public", [True, False])
def test_an_application_with_a_secret_is_refused(is_public: bool) -> None:
    made = export(played() if is_public else server())
    assert ("A phone keeps no secret" in told(made, "rejected")) is not is_public
    assert "since version 4" in told(made, "note")


def test_without_a_login_there_is_no_code() -> None:
    made = export(run())
    assert (made.text, made.language, made.file_name) == ("", "kotlin", "Exchange.kt")
    assert "No step logs anybody in" in told(made, "note")
