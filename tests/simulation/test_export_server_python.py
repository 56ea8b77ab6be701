from __future__ import annotations

import ast

import pytest

from mrrt_studio.simulation.export_server_python import export
from tests.builders import login, run
from tests.simulation.played_example import EXAMPLE_ID, played, secrets_of, server, told


def calls(text: str, name: str) -> list[dict[str, str]]:
    """The keyword arguments of every call of a method, in their order."""
    nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    found = [node for node in nodes if name in ast.unparse(node.func)]
    return [{word.arg or "": ast.unparse(word.value) for word in node.keywords} for node in found]


def test_neither_secrets_nor_tokens_nor_ids_are_in_the_code() -> None:
    for timeline in (played(), server()):
        text = export(timeline).text
        assert [secret for secret in {*secrets_of(timeline), EXAMPLE_ID} if secret in text] == []


def test_every_exchange_is_one_call_with_what_it_asks_for() -> None:
    store = {"store_options": "store_options"}
    assert calls(export(played()).text, "get_access_token") == [
        store,
        {**store, "audience": "'https://billing.example.com'", "scope": "'read:billing write:billing'"},
        {**store, "audience": "'https://reports.example.com'"},
    ]


def test_the_client_takes_its_credentials_from_the_environment() -> None:
    (made,) = calls(export(server()).text, "ServerClient")
    assert made["client_secret"] == "os.environ['AUTH0_CLIENT_SECRET']"
    assert ast.literal_eval(made["authorization_params"]) == {
        "audience": "https://api.example.com",
        "scope": "openid profile offline_access read:messages",
    }


@pytest.mark.parametrize(
    "step", [login(), login(audience=None, scope=None), login(organization='a"b\\'), login(scope="a\nb")]
)
def test_the_code_is_python(step: dict[str, str]) -> None:
    (made,) = calls(export(run(step)).text, "ServerClient")
    asked = {name: step[name] for name in ("audience", "scope", "organization") if name in step}
    assert ast.literal_eval(made["authorization_params"]) == asked


def test_a_token_for_another_api_is_told_above_the_call() -> None:
    before_x3 = export(played()).text.split("x3_token")[0].splitlines()[-2:]
    assert before_x3[0] == "    # The token is for https://api.example.com, and the SDK does not notice."


@pytest.mark.parametrize("is_public", [True, False])
def test_an_application_without_a_secret_is_refused(is_public: bool) -> None:
    made = export(played() if is_public else server())
    assert ("needs a client secret or a key" in told(made, "rejected")) is is_public
    assert "the exchange is made when the token has expired" in told(made, "note")


def test_without_a_login_there_is_no_code() -> None:
    made = export(run())
    assert (made.text, made.language, made.file_name) == ("", "python", "auth0_client.py")
    assert "No step logs anybody in" in told(made, "note")
