from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.curl import curl_command
from mrrt_studio.simulation.httpie import httpie_command
from mrrt_studio.ui.inspector.http import HttpPage, exchanges_of
from mrrt_studio.ui.inspector.http_text import raw_request
from mrrt_studio.ui.theme import theme
from tests.ui.inspector.cases import LOGIN, OMITTED, REVOKE, WAIT, Step, last


def page_of(show: Callable[..., QWidget], *steps: Step, width: int = 440) -> HttpPage:
    _, outcome = last(*steps)
    page = HttpPage()
    page.show_step(outcome)
    show(page, width)
    return page


def test_the_earlier_request_comes_first(show: Callable[..., QWidget]) -> None:
    page = page_of(show, LOGIN)
    assert [view.heading() for view in page.exchanges()] == [
        "GET /authorize → 302 Found",
        "POST /oauth/token → 200 OK",
    ]
    assert page.exchanges()[0].request.code().startswith("GET /authorize HTTP/1.1\n  ?response_type=code")
    assert '"refresh_token": "v1.' in page.exchanges()[1].response.code()


def test_a_request_is_copied_in_three_forms_by_keyboard(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    _, outcome = last(LOGIN, OMITTED)
    assert outcome.request is not None
    (view,) = page_of(show, LOGIN, OMITTED).exchanges()
    qtbot.keyClick(view.copy_curl, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == curl_command(outcome.request)
    qtbot.keyClick(view.copy_httpie, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == httpie_command(outcome.request)
    qtbot.keyClick(view.copy_raw, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text().splitlines() == raw_request(outcome.request).splitlines()


def test_a_response_is_copied_as_it_is_shown(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    (view,) = page_of(show, LOGIN, OMITTED).exchanges()
    copy = view.response.findChildren(QPushButton)[0]
    assert copy.accessibleName() == "Copy Response"
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == view.response.code()


def test_a_step_without_a_request_has_none() -> None:
    assert exchanges_of(last(WAIT)[1]) == ()
    assert len(exchanges_of(last(LOGIN, REVOKE)[1])) == 1


@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
@pytest.mark.parametrize("width", [330, 480])
def test_nothing_is_cut_off_sideways(
    show: Callable[..., QWidget], settled: Callable[[], None], width: int, scale: float
) -> None:
    theme().set_text_scale(scale)
    page = page_of(show, LOGIN, width=width)
    settled()
    assert page.horizontalScrollBar().maximum() == 0
