from __future__ import annotations

import pytest

from mrrt_studio.simulation.export_spa_js import export
from tests.builders import client, exchange, login, run
from tests.simulation.played_example import EXAMPLE_ID, played, secrets_of, server, told

PUBLIC = {"clients": [client(token_endpoint_auth_method="none")]}


def test_neither_secrets_nor_tokens_nor_ids_are_in_the_code() -> None:
    for timeline in (played(), server()):
        text = export(timeline).text
        assert [secret for secret in {*secrets_of(timeline), EXAMPLE_ID} if secret in text] == []


def test_every_exchange_is_one_call_with_what_it_asks_for() -> None:
    text = export(played()).text
    calls = text.split("await auth0.getTokenSilently({")[1:]
    assert len(calls) == 3
    assert "authorizationParams" not in calls[0]
    assert 'audience: "https://billing.example.com",' in calls[1]
    assert 'scope: "read:billing write:billing",' in calls[1]
    assert 'audience: "https://reports.example.com",' in calls[2]
    assert "scope:" not in calls[2]


def test_the_login_turns_on_what_exchanges_need() -> None:
    head = export(played()).text.split("// The login")[0]
    for line in ("useRefreshTokens: true,", "useMrrt: true,", 'audience: "https://api.example.com",'):
        assert line in head
    assert 'organization: "acme",' in export(run(login(organization="acme"))).text


def test_a_token_for_another_api_is_told_above_the_call() -> None:
    before_x3 = export(played()).text.split("const x3Token")[0].splitlines()[-1]
    assert before_x3 == "// The token is for https://api.example.com, and the SDK does not notice."


def test_brackets_are_closed() -> None:
    text = export(server(exchange(id="x2"))).text
    assert [text.count(mark) for mark in "({["] == [text.count(mark) for mark in ")}]"]


@pytest.mark.parametrize(
    ("steps", "tenant", "effect", "said"),
    [
        ((login(), exchange()), PUBLIC, "note", "useMrrt"),
        ((login(), exchange()), PUBLIC, "note", "sent with the audience of the login"),
        (
            (login(), exchange()),
            {"clients": [client(token_endpoint_auth_method="client_secret_post")]},
            "rejected",
            "A browser keeps no secret",
        ),
    ],
)
def test_what_the_sdk_does_is_told(
    steps: tuple[dict[str, object], ...], tenant: dict[str, object], effect: str, said: str
) -> None:
    made = export(run(*steps, **tenant))
    assert said in told(made, effect)
    assert (told(made, "rejected") == "") is (tenant is PUBLIC)


def test_without_a_login_there_is_no_code() -> None:
    made = export(run())
    assert (made.text, made.language, made.file_name) == ("", "typescript", "auth0.ts")
    assert "No step logs anybody in" in told(made, "note")
