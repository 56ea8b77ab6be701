"""How well a few typed letters fit a text: the palette sorts by it."""

from __future__ import annotations

_WORD_START = 8
_RUN = 5
_LETTER = 1
_WHOLE = 100
"""A query that stands in the text as it is beats one whose letters are scattered over it."""


def fit(query: str, text: str) -> int | None:
    """Return how well a query fits, more is better; None where its letters do not come in this order.

    Each word of the query may stand anywhere; within a word the letters must follow one another, with
    gaps. Letters at the beginning of a word and letters in a row count more. Case does not matter.

    Args:
        query: what was typed; an empty one fits everything with 0.
        text: what is looked through.
    """
    folded = text.casefold()
    fits = [_fit_of_word(word, folded) for word in query.casefold().split()]
    known = [each for each in fits if each is not None]
    return sum(known) if len(known) == len(fits) else None


def _fit_of_word(word: str, text: str) -> int | None:
    at = text.find(word)
    if at >= 0:
        starts = at == 0 or not text[at - 1].isalnum()
        return _WHOLE + len(word) + (_WORD_START if starts else 0)
    return _scattered(word, text)


def _scattered(word: str, text: str) -> int | None:
    total, before = 0, -2
    for letter in word:
        at = text.find(letter, max(before + 1, 0))
        if at < 0:
            return None
        starts = at == 0 or not text[at - 1].isalnum()
        total += _LETTER + (_RUN if at == before + 1 else 0) + (_WORD_START if starts else 0)
        before = at
    return total
