from __future__ import annotations

import ast
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.simulation.sdk_calls import (
    PLACEHOLDER_DOMAIN,
    PLACEHOLDER_ORGANIZATION,
    Code,
    Exchange,
    comments,
    literal,
    session_of,
    session_warnings,
    token_name,
)
from tests.builders import BILLING, MESSAGES, client, exchange, login, run
from tests.simulation.played_example import EXAMPLE_ID, played

SILENT = {"id": "silent", "type": "silent_login", "client": "phone", "user": "auth0|ada"}


def made(**changed: object) -> Exchange:
    fields = {"step_id": "x1", "title": "T", "audience": BILLING, "scope": None, "status": 200, "said": "a"}
    return Exchange(**{**fields, "issued": BILLING, **changed})  # type: ignore[arg-type]  # any field


def test_a_session_is_the_login_and_its_exchanges() -> None:
    session = session_of(played())
    assert session is not None
    assert (session.client.client_id, session.audience) == (EXAMPLE_ID, MESSAGES)
    assert [(each.step_id, each.audience, each.status) for each in session.exchanges] == [
        ("x1", None, 200),
        ("x2", BILLING, 200),
        ("x3", "https://reports.example.com", 200),
    ]
    assert [each.surprise for each in session.exchanges] == [False, False, True]


def test_the_named_application_is_the_one_that_counts() -> None:
    other = client(client_id="tv", name="TV")
    steps = (login(), login(id="l2", client="tv"), exchange(), exchange(id="x2", refresh_token="l2"))
    timeline = run(*steps, clients=[client(), other])
    for client_id, expected in (("tv", ["x2"]), ("phone", ["x1"]), (None, ["x1"])):
        session = session_of(timeline, client_id)
        assert session is not None
        assert [each.step_id for each in session.exchanges] == expected
    assert session_of(timeline, "nobody") is None


@pytest.mark.parametrize("steps", [(), (exchange(),), (login(disabled=True),), (login(client="nobody"),)])
def test_without_a_login_there_is_no_session(steps: tuple[dict[str, object], ...]) -> None:
    assert session_of(run(*steps)) is None


def test_the_domain_and_an_organization_are_placeholders() -> None:
    asked = login(audience="https://example.auth0.com/userinfo", organization="org_a1b2c3d4")
    session = session_of(run(asked, tenant={"domain": "example.auth0.com"}))
    assert session is not None
    assert session.audience == f"https://{PLACEHOLDER_DOMAIN}/userinfo"
    assert session.organization == PLACEHOLDER_ORGANIZATION


@pytest.mark.parametrize(
    ("step_id", "camel", "snake"),
    [
        ("x2", "x2Token", "x2_token"),
        ("get-billing", "getBillingToken", "get_billing_token"),
        ("7", "step7Token", "step7_token"),
    ],
)
def test_a_token_has_a_name_in_every_language(step_id: str, camel: str, snake: str) -> None:
    assert (token_name(made(step_id=step_id)), token_name(made(step_id=step_id), snake=True)) == (
        camel,
        snake,
    )


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ('a"\\\n', "typescript", '"a\\"\\\\\\n"'),
        ("\x07", "swift", '"\\u{7}"'),
        ("\x07", "kotlin", '"\\u0007"'),
        ("$name", "kotlin", '"\\$name"'),
        ("$name", "typescript", '"$name"'),
    ],
)
def test_a_literal_escapes_what_its_language_needs(text: str, language: Code, expected: str) -> None:
    assert literal(text, language) == expected


@given(st.text())
def test_a_literal_reads_back_as_the_text(text: str) -> None:
    assert ast.literal_eval(literal(text, "python")) == text
    assert json.loads(literal(text, "typescript")) == text


def test_a_comment_stays_on_its_line_and_tells_of_a_surprise() -> None:
    assert comments(made(), "#") == ["# T", "# The simulator answers 200 a"]
    assert comments(made(issued="m\nevil()"), "//")[2].startswith("// The token is for m")
    assert not any("\n" in line for line in comments(made(issued="m\nevil()"), "//"))
    assert len(comments(made(status=403, issued=None, said="invalid_grant"), "#")) == 2


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((), "No step logs anybody in"),
        ((login(),), "No exchange of this application"),
        ((login(scope="openid"), exchange()), "does not ask for offline_access"),
        ((login(flow="device_code"),), "is by device"),
        ((login(), SILENT), "Silent logins and machine tokens"),
        ((login(audience="https://example.auth0.com/userinfo"),), f"{PLACEHOLDER_DOMAIN} stands for"),
    ],
)
def test_what_the_code_cannot_say_is_told(steps: tuple[dict[str, object], ...], said: str) -> None:
    timeline = run(*steps, tenant={"domain": "example.auth0.com"})
    assert said in str([str(each) for each in session_warnings(session_of(timeline), timeline, "SDK")])
    quiet = run(login(), exchange())
    assert [*session_warnings(session_of(quiet), quiet, "SDK")] == []
