from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.ui.shell.fuzzy import fit


def better(query: str, first: str, second: str) -> bool:
    one, other = fit(query, first), fit(query, second)
    return one is not None and (other is None or one > other)


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [
        ("export", "Export", "Expect Report"),
        ("sa", "Save As", "Please"),
        ("ae", "Add Exchange", "Parlez"),
        ("port", "Port 80", "Export"),
    ],
)
def test_what_fits_better_comes_first(query: str, first: str, second: str) -> None:
    assert better(query, first, second)


def test_words_stand_in_any_order_but_letters_do_not() -> None:
    assert fit("exchange add", "Add Exchange") is not None
    assert fit("gnahc", "Add Exchange") is None
    assert fit("add login", "Add Exchange") is None


@given(st.text(max_size=20))
def test_nothing_typed_fits_everything(text: str) -> None:
    assert fit("", text) == 0


@given(st.text(st.characters(categories=("Ll", "Lu"), max_codepoint=127), min_size=1, max_size=20), st.data())
def test_letters_of_a_text_in_their_order_fit_it(text: str, data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    query = "".join(letter for letter, keep in zip(text, kept, strict=True) if keep)
    assert fit(query, text) is not None
