from __future__ import annotations

import pytest

from mrrt_studio.simulation.export_nextjs import export
from tests.builders import login, run
from tests.simulation.played_example import EXAMPLE_ID, played, secrets_of, server, told


def test_neither_secrets_nor_tokens_nor_ids_are_in_the_code() -> None:
    for timeline in (played(), server()):
        text = export(timeline).text
        assert [secret for secret in {*secrets_of(timeline), EXAMPLE_ID} if secret in text] == []


def test_every_exchange_is_one_call_with_what_it_asks_for() -> None:
    calls = export(played()).text.split("await auth0.getAccessToken({")[1:]
    assert len(calls) == 3
    assert [call.split("});")[0].split() for call in calls] == [
        ["refresh:", "true,"],
        [
            *("audience:", '"https://billing.example.com",'),
            *("scope:", '"read:billing', 'write:billing",'),
            *("refresh:", "true,"),
        ],
        ["audience:", '"https://reports.example.com",', "refresh:", "true,"],
    ]


def test_the_login_is_in_the_library_and_the_calls_in_the_route() -> None:
    library, route = export(played()).text.split("// app/exchange/route.ts")
    assert 'audience: "https://api.example.com",' in library
    assert 'scope: "openid profile offline_access read:messages",' in library
    assert "getAccessToken" not in library
    assert "tokens: 3" in route


def test_a_login_that_asks_for_nothing_has_no_parameters() -> None:
    assert "authorizationParameters" not in export(run(login(audience=None, scope=None))).text
    assert 'organization: "acme",' in export(run(login(organization="acme"))).text


def test_a_token_for_another_api_is_told_above_the_call() -> None:
    before_x3 = export(played()).text.split("const { token: x3Token }")[0].splitlines()[-2:]
    assert before_x3[0] == "  // The token is for https://api.example.com, and the SDK does not notice."


@pytest.mark.parametrize("is_public", [True, False])
def test_an_application_without_a_secret_is_refused(is_public: bool) -> None:
    made = export(played() if is_public else server())
    assert ("needs a client secret or a key" in told(made, "rejected")) is is_public
    assert "Call it where cookies can be set" in told(made, "note")


def test_without_a_login_there_is_no_code() -> None:
    made = export(run())
    assert (made.text, made.language, made.file_name) == ("", "typescript", "route.ts")
    assert "No step logs anybody in" in told(made, "note")
