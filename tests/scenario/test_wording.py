from __future__ import annotations

import pytest

from mrrt_studio.scenario.wording import described, nearest, of_unknown_name


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (0, "the number 0"),
        (1.5, "the number 1.5"),
        ("", "empty text"),
        ("abc", "the text 'abc'"),
        ("a\n\tb", "the text 'a b'"),
        ({"password": "x"}, "an object"),
        (["x"], "a list"),
    ],
)
def test_values_are_told_in_a_word_and_containers_keep_their_content(value: object, text: str) -> None:
    assert described(value) == text


def test_long_text_is_cut() -> None:
    assert len(described("x" * 1000)) < 60


def test_the_nearest_name_is_offered_and_otherwise_all() -> None:
    assert of_unknown_name("audiense", ["audience", "scope"]).hint == "Did you mean 'audience'?"
    assert of_unknown_name("zzz", ["audience", "scope"]).hint == "There are audience, scope"
    assert nearest("x", []) is None
