from __future__ import annotations

import ast
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.simulation.sdk_calls import (
    PLACEHOLDER_DOMAIN,
    PLACEHOLDER_ORGANIZATION,
    Exchange,
    comments,
    literal,
    session_of,
    session_warnings,
    token_name,
)
from tests.simulation.export_samples import DOMAIN, EXCHANGES, LOGIN, exchanging, timeline


def exchange(step_id: str = "x1", **fields: Any) -> Exchange:
    told = {"title": "T", "audience": None, "scope": None, "status": 200, "said": "s", "issued": "a"}
    return Exchange(step_id, **{**told, **fields})


def test_a_session_is_a_login_and_the_exchanges_after_it() -> None:
    session = session_of(exchanging())
    assert session is not None
    assert session.client.name == "Phone app"
    assert session.audience == f"https://{PLACEHOLDER_DOMAIN}/orders"
    assert [(each.step_id, each.audience, each.scope) for each in session.exchanges] == [
        ("x1", None, None),
        ("x2", "https://billing.example.com", "read:bills"),
        ("x3", "urn:other", None),
    ]
    assert [each.surprise for each in session.exchanges] == [False, False, True]


def test_an_application_can_be_named_and_may_have_done_nothing() -> None:
    session = session_of(timeline(), "SIMweb")
    assert session is not None
    assert (session.client.name, session.exchanges) == ("Web", ())
    assert session_of(timeline(), "nobody") is None
    assert session_of(timeline({**LOGIN, "disabled": True})) is None


@pytest.mark.parametrize(
    "ids", [("a-b", "a_b", "A_b"), ("a1-2", "a12"), ("1", "step1"), ("a-b", "a_b", "a-b-2")]
)
def test_every_token_has_a_name_of_its_own(ids: tuple[str, ...]) -> None:
    session = session_of(timeline(LOGIN, *({"id": each, "type": "exchange"} for each in ids)))
    assert session is not None
    for snake in (False, True):
        names = [token_name(each, snake=snake) for each in session.exchanges]
        assert len(set(names)) == len(ids)


def test_an_exchange_without_a_reference_belongs_to_whom_the_token_belongs() -> None:
    session = session_of(timeline(LOGIN, {"id": "x", "type": "exchange"}))
    assert session is not None
    assert [each.step_id for each in session.exchanges] == ["x"]


def test_the_id_of_an_organization_is_a_placeholder() -> None:
    named = session_of(timeline({**LOGIN, "organization": "acme"}))
    by_id = session_of(timeline({**LOGIN, "organization": "org_123"}))
    assert [each and each.organization for each in (named, by_id)] == ["acme", PLACEHOLDER_ORGANIZATION]


def test_comments_tell_the_answer_and_the_surprise() -> None:
    assert comments(exchange(), "#") == ["# T", "# The simulator answers 200 s"]
    surprised = exchange(audience="b", said="")
    assert comments(surprised, "//")[1:] == [
        "// The simulator answers 200",
        "// The token is for a, and the SDK does not notice.",
    ]


@pytest.mark.parametrize(
    ("step_id", "camel", "snake"),
    [
        ("x1", "x1Token", "x1_token"),
        ("my-step", "myStepToken", "my_step_token"),
        ("1a", "step1aToken", "step1a_token"),
        ("_", "stepToken", "step_token"),
        ("class", "classToken", "class_token"),
    ],
)
def test_names_of_tokens(step_id: str, camel: str, snake: str) -> None:
    assert token_name(exchange(step_id)) == camel
    assert token_name(exchange(step_id), snake=True) == snake


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_literal_of_python_and_typescript_is_the_text(text: str) -> None:
    assert ast.literal_eval(literal(text, "python")) == text
    assert json.loads(literal(text, "typescript")) == text


@given(st.text())
def test_a_literal_ends_where_it_should(text: str) -> None:
    for language in ("typescript", "swift", "kotlin"):
        inside, escaped = literal(text, language)[1:-1], False  # type: ignore[arg-type]
        assert len(f"x{inside}x".splitlines()) == 1
        for character in inside:
            assert escaped or character != '"'
            escaped = character == "\\" and not escaped
        assert not escaped


def test_nothing_is_interpolated() -> None:
    assert literal("\\(x)", "swift") == '"\\\\(x)"'
    assert literal("${x} $y", "kotlin") == '"\\${x} \\$y"'
    assert literal("\x07", "swift") == '"\\u{7}"'


def told(*steps: dict[str, Any]) -> str:
    played = timeline(*steps)
    return " ".join(each.text for each in session_warnings(session_of(played), played, "SDK"))


def test_what_the_code_cannot_say() -> None:
    assert told({**LOGIN, "disabled": True}).startswith("No step logs anybody in")
    assert "follows its login" in told(LOGIN)
    assert "keeps the token under the API" in told(LOGIN, *EXCHANGES)
    assert "offline_access" in told({**LOGIN, "scope": "openid"})
    assert "by device" in told({**LOGIN, "flow": "device_code"})
    assert "Silent logins" in told(
        LOGIN, {"id": "s", "type": "silent_login", "client": "SIMphone", "user": "auth0|ada"}
    )
    assert PLACEHOLDER_DOMAIN in told(LOGIN)
    assert DOMAIN not in told(LOGIN, *EXCHANGES)
