from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.tenant.policy_layout import PolicyGeometry, arrange, columns, is_narrow, title_role
from mrrt_studio.ui.tenant.policy_view import PolicyView, Reason
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.chips import Chip
from tests.ui.theming import themed

__all__ = ["themed"]

LONG = "urn:example:a-very-long-name-of-a-scope-or-an-api:" * 4


def view(title: str, scopes: list[str], reasons: list[str]) -> PolicyView:
    chips = tuple(Chip(scope, "policy") for scope in scopes)
    told = tuple(Reason(text, text) for text in reasons)
    return PolicyView(title, title, scopes=tuple(scopes), chips=chips, of_scopes=told)


def parts(places: PolicyGeometry) -> list[QRect]:
    return [places.title, *places.chips, *places.reasons]


TEXTS = st.sampled_from(["a", "read:messages", LONG, "a sentence of several words that has to wrap"])


@given(
    title=TEXTS,
    scopes=st.lists(TEXTS, max_size=6),
    reasons=st.lists(TEXTS, max_size=3),
    width=st.integers(120, 500),
    scale=st.sampled_from([1.0, 1.5, 2.0]),
)
def test_nothing_is_cut_off_and_nothing_overlaps(
    title: str, scopes: list[str], reasons: list[str], width: int, scale: float
) -> None:
    theme().set_text_scale(scale)
    places = arrange(view(title, scopes, reasons), width)
    row = QRect(0, 0, width + 1, places.height)
    found = parts(places)
    assert all(row.contains(part) for part in found[1:])
    assert 0 <= found[0].top() <= found[0].bottom() < places.height
    for number, part in enumerate(found):
        assert not any(part.intersects(other) for other in found[number + 1 :])


@pytest.mark.parametrize(("width", "narrow"), [(180, True), (300, False), (420, False)])
def test_narrow_rows_have_one_column(qtbot: QtBot, width: int, narrow: bool) -> None:
    assert is_narrow(width) is narrow
    start, first = columns(width)
    assert (start == 0) is narrow
    places = arrange(view("Messages", ["read:messages"], []), width)
    assert (places.chips[0].top() > places.title.bottom()) is narrow
    assert first <= width


def test_an_identifier_that_no_api_has_looks_like_one(qtbot: QtBot) -> None:
    assert title_role(PolicyView("https://x", "https://x", is_known=False)) == "mono-small"
    assert title_role(PolicyView("https://x", "Messages")) == "body"
