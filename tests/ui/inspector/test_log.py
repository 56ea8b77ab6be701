from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from mrrt_studio.simulation.tenant_log import tenant_log
from mrrt_studio.ui.inspector.emptiness import no_log
from mrrt_studio.ui.inspector.log import LogPage
from mrrt_studio.ui.theme import theme
from tests.ui.inspector.cases import FEWER, LOGIN, MESSAGES, OMITTED, REPORTS, UNLISTED, WAIT, Step, last
from tests.ui.inspector.reading import texts


def page_of(show: Callable[..., QWidget], *steps: Step, width: int = 440) -> LogPage:
    played, _ = last(*steps)
    page = LogPage()
    page.show_step(played)
    show(page, width)
    return page


def test_an_entry_tells_its_type_and_what_it_means(show: Callable[..., QWidget]) -> None:
    page = page_of(show, LOGIN)
    assert [entry.heading() for entry in page.entries()] == ["seacft · Authorization Code for Access Token"]
    assert "the login is complete" in texts(page)
    assert not page.entries()[0].comparison.isVisible()


def test_another_audience_is_seen_side_by_side(show: Callable[..., QWidget]) -> None:
    (entry,) = page_of(show, LOGIN, UNLISTED).entries()
    audience, scope = entry.comparison.rows()
    assert (audience.first, audience.second, audience.differs) == (REPORTS, MESSAGES, True)
    assert (scope.first, scope.differs) == ("nothing asked for", False)


def test_missing_scopes_are_named(show: Callable[..., QWidget]) -> None:
    (entry,) = page_of(show, LOGIN, FEWER).entries()
    audience, scope = entry.comparison.rows()
    assert not audience.differs
    assert (scope.differs, scope.note) == (True, "Not issued: write:billing")


def test_an_exchange_that_asked_for_nothing_surprises_nobody(show: Callable[..., QWidget]) -> None:
    (entry,) = page_of(show, LOGIN, OMITTED).entries()
    assert [row.differs for row in entry.comparison.rows()] == [False, False]


def test_the_whole_entry_is_copied_as_the_management_api_returns_it(show: Callable[..., QWidget]) -> None:
    (entry,) = page_of(show, LOGIN, FEWER).entries()
    entry.entry.findChildren(QPushButton)[0].click()
    assert json.loads(QGuiApplication.clipboard().text()) == tenant_log(last(LOGIN, FEWER)[0])[0]


def test_a_step_that_logs_nothing_says_so() -> None:
    assert no_log(last(WAIT)[0]) is not None
    assert no_log(last(LOGIN)[0]) is None


@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
@pytest.mark.parametrize("width", [330, 480])
def test_nothing_is_cut_off_sideways(
    show: Callable[..., QWidget], settled: Callable[[], None], width: int, scale: float
) -> None:
    theme().set_text_scale(scale)
    page = page_of(show, LOGIN, FEWER, width=width)
    settled()
    assert page.horizontalScrollBar().maximum() == 0
