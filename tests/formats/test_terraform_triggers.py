from __future__ import annotations

from typing import Any

from mrrt_studio.formats.draft import Found
from mrrt_studio.formats.terraform_triggers import joined_triggers
from mrrt_studio.scenario.text import read_json

RAW = read_json("{}")


def found(collection: str, **item: Any) -> Found:
    return Found(collection, item, RAW)


def test_what_is_bound_one_by_one_is_one_list_in_the_order_of_the_source() -> None:
    joined = joined_triggers(
        [
            found("triggers", **{"post-login": ["a"]}),
            found("clients", client_id="c"),
            found("triggers", **{"credentials-exchange": ["x"]}),
            found("triggers", **{"post-login": ["b"]}),
        ]
    )
    assert [each.item for each in joined] == [
        {"post-login": ["a", "b"]},
        {"client_id": "c"},
        {"credentials-exchange": ["x"]},
    ]
