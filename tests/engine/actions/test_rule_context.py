from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.engine.actions.effects import Effects
from mrrt_studio.engine.actions.rule_context import commands_of, rule_context, rule_user
from mrrt_studio.engine.context import Context
from mrrt_studio.engine.ids import Ids
from mrrt_studio.scenario.steps import RequestOrigin
from tests.engine.actions.playing import exchanging, occasion


def context_of(at: Any) -> dict[str, Any]:
    return rule_context(at, Effects.none_yet(at.state))


def test_a_rule_sees_protocol_application_and_request() -> None:
    origin = RequestOrigin(country="DE", user_agent="Test")
    shown = context_of(exchanging(context=Context(Ids("s", "x"), origin=origin)))
    assert (shown["protocol"], shown["clientID"], shown["tenant"]) == (
        "oauth2-refresh-token",
        "phone",
        "example",
    )
    assert shown["request"]["geoip"] == {"country_code": "DE"}
    assert shown["request"]["userAgent"] == "Test"
    assert (shown["accessToken"], shown["idToken"]) == ({}, {})
    assert rule_user(occasion(), Effects.none_yet(occasion().state))["user_id"] == "auth0|ada"


def test_what_a_rule_left_in_its_context_is_what_it_asked_for() -> None:
    before = {"accessToken": {"old": 1, "changed": 1}, "idToken": {}}
    after = {
        "accessToken": {"old": 1, "changed": 2, "scope": ["a"]},
        "idToken": {"x": None},
        "redirect": {"url": "https://x.example"},
        "multifactor": {"provider": "any"},
    }
    assert [(command.method, command.arguments) for command in commands_of(before, after)] == [
        ("context.accessToken", ("changed", 2)),
        ("context.accessToken.scope", (["a"],)),
        ("context.idToken", ("x", None)),
        ("context.redirect", ("https://x.example",)),
        ("context.multifactor", ({"provider": "any"},)),
    ]
    assert commands_of(after, after) == ()


@pytest.mark.parametrize("after", [None, 3, [], {}, {"accessToken": 3, "redirect": "x", "multifactor": None}])
def test_anything_else_asks_for_nothing(after: Any) -> None:
    assert commands_of({"accessToken": {}}, after) == ()
