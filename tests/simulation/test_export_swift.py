from __future__ import annotations

import pytest

from mrrt_studio.simulation.export_swift import export
from tests.builders import exchange, login, run
from tests.simulation.played_example import EXAMPLE_ID, played, secrets_of, server, told


def test_neither_secrets_nor_tokens_nor_ids_are_in_the_code() -> None:
    for timeline in (played(), server()):
        text = export(timeline).text
        assert [secret for secret in {*secrets_of(timeline), EXAMPLE_ID} if secret in text] == []


def test_every_exchange_is_one_call_with_what_it_asks_for() -> None:
    lines = [line.strip() for line in export(played()).text.split("func exchange()")[1].splitlines()]
    assert [line for line in lines if line and not line.startswith("//")] == [
        "async throws {",
        "let x1Token = try await credentialsManager.renew().accessToken",
        "let x2Token = try await credentialsManager.apiCredentials(",
        'forAudience: "https://billing.example.com",',
        'scope: "read:billing write:billing"',
        ").accessToken",
        "let x3Token = try await credentialsManager.apiCredentials(",
        'forAudience: "https://reports.example.com"',
        ").accessToken",
        "}",
    ]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (
            login(),
            ['.audience("https://api.example.com")', '.scope("openid profile offline_access read:messages")'],
        ),
        (login(audience=None, scope=None), []),
        (login(audience=None, scope=None, organization='a"b'), ['.organization("a\\"b")']),
    ],
)
def test_the_login_asks_for_what_the_step_asks_for(step: dict[str, object], expected: list[str]) -> None:
    lines = [line.strip() for line in export(run(step)).text.splitlines()]
    assert lines[lines.index(".webAuth()") + 1 : lines.index(".start()")] == expected


def test_a_token_for_another_api_is_told_above_the_call() -> None:
    before_x3 = export(played()).text.split("let x3Token")[0].splitlines()[-2:]
    assert before_x3[0] == "    // The token is for https://api.example.com, and the SDK does not notice."


@pytest.mark.parametrize(
    ("asked", "is_lost"),
    [
        (exchange(scope="read:messages"), True),
        (exchange(), False),
        (exchange(scope="a", audience="https://api.example.com"), False),
    ],
)
def test_scopes_that_renew_cannot_send_are_told(asked: dict[str, object], is_lost: bool) -> None:
    made = export(run(login(), asked))
    assert ("is made without its scopes" in told(made, "ignored")) is is_lost


@pytest.mark.parametrize("is_public", [True, False])
def test_an_application_with_a_secret_is_refused(is_public: bool) -> None:
    made = export(played() if is_public else server())
    assert ("A phone keeps no secret" in told(made, "rejected")) is not is_public
    assert "it adds openid" in told(made, "note")


def test_without_a_login_there_is_no_code() -> None:
    made = export(run())
    assert (made.text, made.language, made.file_name) == ("", "swift", "Exchange.swift")
    assert "No step logs anybody in" in told(made, "note")
