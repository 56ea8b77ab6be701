from __future__ import annotations

import pytest

from mrrt_studio.engine.actions.arguments import at, options_at, seconds_at, text_at, words_at
from mrrt_studio.engine.actions.effects import Ignored


def test_an_argument_that_was_left_out_is_null() -> None:
    assert (at(("a",), 0), at(("a",), 1), options_at((), 0)) == ("a", None, {})
    assert options_at(({"a": 1},), 0) == {"a": 1}
    assert words_at((3,), 0, "otherwise") == words_at(("",), 0, "otherwise") == "otherwise"


@pytest.mark.parametrize(
    ("milliseconds", "seconds"),
    [(1999, 1), (2000.5, 2), (-5, 0), (1e300, 253_402_300_799), (float("inf"), 253_402_300_799)],
)
def test_milliseconds_are_read_as_whole_seconds(milliseconds: float, seconds: int) -> None:
    assert seconds_at((milliseconds,), 0) == seconds


@pytest.mark.parametrize("value", [None, "1", True, float("nan"), [1], {}])
def test_what_is_no_number_is_no_time(value: object) -> None:
    with pytest.raises(Ignored, match="milliseconds"):
        seconds_at((value,), 0)


def test_a_text_must_have_something_in_it() -> None:
    with pytest.raises(Ignored, match="the scope is no text"):
        text_at(("",), 0, "scope")
