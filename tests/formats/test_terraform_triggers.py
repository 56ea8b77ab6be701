from __future__ import annotations

from pydantic import JsonValue

from mrrt_studio.formats.draft import Found
from mrrt_studio.formats.terraform_triggers import joined_triggers
from mrrt_studio.scenario.text import read_json

RAW = read_json("{}", None)


def bound(trigger: str, *names: JsonValue) -> Found:
    return Found("triggers", {trigger: list(names)}, RAW)


def test_actions_of_one_trigger_are_one_list_in_the_order_of_the_source() -> None:
    role = Found("roles", {"name": "R"}, RAW)
    found = joined_triggers(
        [
            bound("post-login", "a"),
            role,
            bound("send-phone-message", "b"),
            bound("post-login", "c", "d"),
            role,
        ]
    )
    assert [each.item for each in found] == [
        {"post-login": ["a", "c", "d"]},
        {"name": "R"},
        {"send-phone-message": ["b"]},
        {"name": "R"},
    ]


def test_what_binds_nothing_is_kept() -> None:
    assert [each.item for each in joined_triggers([bound("post-login"), bound("post-login")])] == [
        {"post-login": []}
    ]
    assert joined_triggers([]) == ()
