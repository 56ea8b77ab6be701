from __future__ import annotations

import pytest

from mrrt_studio.engine.actions.at_login import counting_login, login_occasion
from mrrt_studio.engine.actions.occasion import Occasion
from tests.builders import ADA, authorization, context, decision, state


def logging_in(flow: str, prompt: str | None = None) -> Occasion:
    before = state()
    made = authorization(
        requested_audience=None,
        requested_scope="openid",
        scopes=(decision("openid"), decision("offline_access")),
    )
    return login_occasion(
        before, context(), made, before.configuration.users[ADA], None, flow=flow, prompt=prompt
    )


@pytest.mark.parametrize(
    ("flow", "method", "interactive"),
    [
        ("authorization_code", "GET", True),
        ("device_code", "GET", True),
        ("silent", "GET", False),
        ("password", "POST", False),
    ],
)
def test_each_flow_has_its_method_and_maybe_a_browser(flow: str, method: str, interactive: bool) -> None:
    found = logging_in(flow)
    assert (found.method, found.interactive, found.silent) == (method, interactive, flow == "silent")
    assert (found.gives_refresh_token, found.gives_id_token) == (True, True)
    assert ("redirect_uri" in found.transaction) == (flow in ("authorization_code", "silent"))


def test_a_password_login_shows_its_body_without_the_password() -> None:
    found = logging_in("password")
    assert found.query == {}
    assert found.body == {
        "client_id": "phone",
        "scope": "openid",
        "grant_type": "password",
        "username": "ada@example.com",
    }


def test_the_prompt_stands_in_query_and_transaction() -> None:
    found = logging_in("authorization_code", "login consent")
    assert (found.query["prompt"], found.transaction["prompt"]) == ("login consent", ["login", "consent"])


def test_logins_are_counted_for_each_user() -> None:
    before = state()
    ada = before.configuration.users[ADA]
    twice = counting_login(counting_login(before, ada), ada)
    assert twice.logins[ADA] == 2
