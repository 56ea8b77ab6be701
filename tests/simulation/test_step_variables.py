from __future__ import annotations

import pytest

from mrrt_studio.formats.template import Template, Variable
from mrrt_studio.simulation.step_variables import UNKNOWN_TOKEN, StepVariables
from tests.builders import ADA, PHONE, exchange, login, outcome, run, user
from tests.simulation.export_samples import CLIENT_SECRET, PASSWORD, WRONG_SECRET, played, server


def written(text: Template) -> str:
    return text.written(str, lambda name: f"<{name}>")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("code", "anything", "<CODE>"),
        ("code_verifier", "anything", "<CODE_VERIFIER>"),
        ("device_code", "anything", "<DEVICE_CODE>"),
        ("client_secret", CLIENT_SECRET, "<PHONE_APP_CLIENT_SECRET>"),
        ("client_secret", WRONG_SECRET, "<LOGIN_CLIENT_SECRET>"),
        ("password", PASSWORD, "<ADA_PASSWORD>"),
        ("password", "mistyped", "<LOGIN_PASSWORD>"),
        ("client_assertion", "signed", "<LOGIN_CLIENT_ASSERTION>"),
        ("refresh_token", "nobody's", "<UNKNOWN_TOKEN>"),
        ("token", "nobody's", "<UNKNOWN_TOKEN>"),
        ("client_id", PHONE, "<PHONE_APP_CLIENT_ID>"),
        ("scope", "read:messages", "read:messages"),
    ],
)
def test_a_member_is_a_variable_where_it_is_not_ours_to_show(name: str, value: str, expected: str) -> None:
    timeline = server()
    assert written(StepVariables.of(timeline).member(timeline.by_id["login"], name, value)) == expected


def test_a_refresh_token_is_called_after_the_step_that_returned_it() -> None:
    timeline = played()
    variables = StepVariables.of(timeline)
    for step_id in ("login", "x1", "x2"):
        token = outcome(timeline, step_id).tokens.refresh_token
        assert token is not None
        found = variables.member(timeline.by_id["x3"], "refresh_token", token.value)
        assert written(found) == f"<{step_id.upper()}_REFRESH_TOKEN>"


@pytest.mark.parametrize(
    ("step_id", "expected"),
    [("x1", Variable("X1_ACCESS_TOKEN")), ("nowhere", UNKNOWN_TOKEN), (None, UNKNOWN_TOKEN)],
)
def test_a_bearer_token_is_that_of_its_step(step_id: str | None, expected: Variable) -> None:
    assert StepVariables.of(played()).bearer(step_id) == expected


def test_steps_whose_ids_read_alike_have_names_of_their_own() -> None:
    timeline = run(login(id="a-b"), login(id="a_b"), exchange(refresh_token="a-b"))
    tokens = StepVariables.of(timeline).tokens
    names = [variable.name for pair in tokens.values() for variable in pair]
    assert len(names) == len(set(names)) == 6


def test_people_whose_names_are_alike_have_ids_and_passwords_of_their_own() -> None:
    people = [user(name="Ada", password="p-one"), user("auth0|two", name="Ada", password="p-two")]
    variables = StepVariables.of(run(users=people))
    assert len({variables.ids[ADA], variables.ids["auth0|two"]}) == 2
    assert len({variables.secrets["p-one"], variables.secrets["p-two"]}) == 2


def test_an_address_is_encoded_around_its_variables() -> None:
    timeline = played()
    step = timeline.by_id["login"]
    url = "https://example.auth0.com/authorize?client_id=SIMPhoneApp000000000000000000000&scope=a%20b%26&x="
    assert (
        written(StepVariables.of(timeline).url(step, url))
        == "https://<AUTH0_DOMAIN>/authorize?client_id=<PHONE_APP_CLIENT_ID>&scope=a%20b%26&x="
    )


def test_the_secrets_of_a_body_are_variables_and_the_rest_stays() -> None:
    variables = StepVariables.of(played())
    body = {"name": "New", "client_secret": WRONG_SECRET, "leeway": 0, "list": ["https://example.auth0.com/"]}
    filled = variables.json(body)
    assert isinstance(filled, dict)
    assert (filled["name"], filled["leeway"]) == (Template(("New",)), 0)
    assert filled["client_secret"] == Variable("CLIENT_SECRET")
    assert "example.auth0.com" not in str(filled)
    assert WRONG_SECRET not in str(filled)
