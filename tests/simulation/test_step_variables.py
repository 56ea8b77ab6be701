from __future__ import annotations

from mrrt_studio.formats.template import Template, Variable
from mrrt_studio.simulation.step_variables import CODE, UNKNOWN_TOKEN, StepVariables
from tests.simulation.export_samples import API, DOMAIN, LOGIN, TENANT, timeline

TIMELINE = timeline()
VARIABLES = StepVariables.of(TIMELINE)
STEP = TIMELINE.by_id["login"]


def shown(text: Template) -> str:
    return text.written(str, lambda name: f"<{name}>")


def test_ids_and_the_domain_become_variables() -> None:
    assert shown(VARIABLES.text("SIMphone")) == "<PHONE_APP_CLIENT_ID>"
    assert shown(VARIABLES.text("auth0|ada")) == "<ADA_USER_ID>"
    assert shown(VARIABLES.text(API)) == "https://<AUTH0_DOMAIN>/orders"
    assert shown(VARIABLES.text("hunter2")) == "hunter2", (
        "a text is no password only because it looks like one"
    )


def test_members_of_a_form_are_known_by_their_name() -> None:
    def member(name: str, value: str) -> str:
        return shown(VARIABLES.member(STEP, name, value))

    assert member("code", "anything") == f"<{CODE.name}>"
    assert member("password", "hunter2") == "<ADA_PASSWORD>"
    assert member("password", "a wrong one") == "<LOGIN_PASSWORD>"
    assert member("client_secret", "web-secret") == "<WEB_CLIENT_SECRET>"
    assert member("refresh_token", "nobody knows") == f"<{UNKNOWN_TOKEN.name}>"
    assert member("audience", API) == "https://<AUTH0_DOMAIN>/orders"


def test_a_refresh_token_is_called_after_the_step_that_returned_it() -> None:
    outcome = TIMELINE.by_id["x1"].outcome
    assert outcome is not None
    assert outcome.tokens.refresh_token is not None
    value = outcome.tokens.refresh_token.value
    assert shown(VARIABLES.member(STEP, "refresh_token", value)) == "<X1_REFRESH_TOKEN>"
    assert VARIABLES.bearer("x1") == Variable("X1_ACCESS_TOKEN")
    assert VARIABLES.bearer(None) == VARIABLES.bearer("nobody") == UNKNOWN_TOKEN


def test_an_address_is_percent_encoded_around_its_variables() -> None:
    url = f"https://{DOMAIN}/api/v2/users/auth0%7Cada/x?redirect_uri=a%3A%2F%2F{DOMAIN}%2Fb+c&empty="
    assert shown(VARIABLES.url(STEP, url)) == (
        "https://<AUTH0_DOMAIN>/api/v2/users/<ADA_USER_ID>/x"
        "?redirect_uri=a%3A%2F%2F<AUTH0_DOMAIN>%2Fb%20c&empty="
    )
    assert shown(VARIABLES.url(STEP, "urn:other")) == "urn:other"


def test_secrets_in_json_become_variables() -> None:
    assert VARIABLES.json({"client_secret": "x", "list": [{"private_key": "y", "n": 1}]}) == {
        "client_secret": Variable("CLIENT_SECRET"),
        "list": [{"private_key": Variable("PRIVATE_KEY"), "n": 1}],
    }


def test_names_that_look_alike_are_two_variables() -> None:
    steps = [{**LOGIN, "id": name} for name in ("a-b", "a_b", "A-B")]
    tokens = StepVariables.of(timeline(*steps)).tokens
    assert len({pair[0] for pair in tokens.values()}) == 3
    users = [{**TENANT["users"][0], "user_id": f"auth0|{number}"} for number in range(2)]
    ids = StepVariables.of(timeline(LOGIN, users=users)).ids
    assert len(set(ids.values())) == len(ids)
