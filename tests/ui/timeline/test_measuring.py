from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.timeline.measuring import elided, line_height, text_width, wrapped

TEXT = "The exchange asks for an audience that no policy of the application names at all."


def test_a_text_that_fits_is_left_alone() -> None:
    assert elided(TEXT, "body", text_width(TEXT, "body") + 1) == TEXT
    assert wrapped(TEXT, "body", 5000, 2) == (TEXT,)


def test_a_text_that_does_not_fit_ends_with_dots() -> None:
    cut = elided(TEXT, "body", 100)
    assert cut.endswith("…")
    assert text_width(cut, "body") <= 100


def test_wrapping_keeps_every_word_while_there_are_lines() -> None:
    lines = wrapped(TEXT, "body", 150, 20)
    assert " ".join(lines) == TEXT
    assert all(text_width(line, "body") <= 150 for line in lines)


def test_the_last_line_ends_with_dots_where_there_would_be_more() -> None:
    lines = wrapped(TEXT, "body", 150, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert text_width(lines[-1], "body") <= 150


def test_line_breaks_of_a_note_are_kept() -> None:
    assert wrapped("one\ntwo", "body", 300, 3) == ("one", "two")


def test_an_identifier_without_spaces_is_broken() -> None:
    lines = wrapped("https://" + "x" * 80, "body", 120, 20)
    assert len(lines) > 1
    assert all(text_width(line, "body") <= 120 for line in lines)


def test_sizes_follow_the_text_scale() -> None:
    small = line_height("body"), text_width(TEXT, "body")
    theme().set_text_scale(2.0)
    assert line_height("body") > 1.5 * small[0]
    assert text_width(TEXT, "body") > 1.5 * small[1]


@pytest.mark.usefixtures("themed")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200), st.integers(0, 400), st.integers(1, 4))
def test_whatever_the_text_the_lines_are_at_most_as_many_as_allowed(text: str, width: int, most: int) -> None:
    assert 1 <= len(wrapped(text, "small", width, most)) <= most
