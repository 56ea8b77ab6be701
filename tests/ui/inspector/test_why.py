from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.outcome_export import outcome_json, outcome_markdown, outcome_text
from mrrt_studio.ui.inspector.copy_button import CopyButton
from mrrt_studio.ui.inspector.rule_line import AssumptionLink
from mrrt_studio.ui.inspector.story_banner import StoryBanner
from mrrt_studio.ui.inspector.why import WhyPage
from mrrt_studio.ui.inspector.why_parts import QuestionView
from mrrt_studio.ui.theme import theme
from tests.ui.inspector.cases import (
    BILLING,
    CALL,
    FEWER,
    LOGIN,
    OMITTED,
    UNLISTED,
    WRONG_CALL,
    Step,
    app,
    last,
)
from tests.ui.inspector.reading import column, texts


def page_of(show: Callable[..., QWidget], *steps: Step, width: int = 440, **fields: Any) -> WhyPage:
    page = WhyPage()
    page.show_step(*last(*steps, **fields))
    show(page, width)
    return page


def button(page: WhyPage, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible())


def test_the_sentence_comes_before_the_table(show: Callable[..., QWidget]) -> None:
    page = page_of(show, LOGIN, UNLISTED)
    read = texts(page)
    assert read.index("Asked for Reports, got Messages.") < read.index("Merged authorization for")
    banner = page.findChildren(StoryBanner)[0]
    assert (
        banner.mapTo(page, banner.rect().bottomLeft()).y()
        < page.table.mapTo(page, page.table.rect().topLeft()).y()
    )


def test_the_audience_is_written_as_it_is_compared(show: Callable[..., QWidget]) -> None:
    page = page_of(show, LOGIN, FEWER)
    assert BILLING in texts(page).splitlines()
    assert column(page.table, 0)[-1] == "write:billing"


def test_a_login_is_no_merged_authorization(show: Callable[..., QWidget]) -> None:
    read = texts(page_of(show, LOGIN))
    assert "Scopes for" in read
    assert "Merged authorization" not in read


def test_a_step_that_authorizes_nothing_has_no_table(show: Callable[..., QWidget]) -> None:
    page = page_of(show, LOGIN, CALL)
    assert not page.table.isVisible()
    assert "Messages accepts the access token." in texts(page)


def test_an_empty_scope_is_told_instead_of_an_empty_table(show: Callable[..., QWidget]) -> None:
    step = {"id": "cc", "type": "client_credentials", "client": "app1", "audience": BILLING}
    machine = app(grant_types=["client_credentials"], token_endpoint_auth_method="client_secret_post")
    grant = {"client_id": "app1", "audience": BILLING, "scope": []}
    page = page_of(show, step, clients=[machine], client_grants=[grant])
    assert "No scope was asked for or given." in texts(page)
    assert not page.table.isVisible()


def test_notes_are_told(show: Callable[..., QWidget]) -> None:
    policies = [{"audience": BILLING, "scope": [scope]} for scope in ("read:billing", "write:billing")]
    settings = {"rotation_type": "rotating", "expiration_type": "expiring", "policies": policies}
    page = page_of(show, LOGIN, {**FEWER, "scope": None}, clients=[app(refresh_token=settings)])
    assert "Several policies for one API." in texts(page)


def test_a_refused_step_tells_both_sides_and_the_checks_before(show: Callable[..., QWidget]) -> None:
    read = texts(page_of(show, LOGIN, OMITTED, {**OMITTED, "id": "again", "refresh_token": "login"}))
    assert "What the client received: 403 invalid_grant Unknown or invalid refresh token." in read
    assert "takes it for theft and revokes the whole family" in read
    assert "4 checks passed, the next one failed" in read


def test_the_outcome_is_copied_in_three_forms(show: Callable[..., QWidget]) -> None:
    page = page_of(show, LOGIN, UNLISTED)
    played, _ = last(LOGIN, UNLISTED)
    forms = {action.text(): action for action in page.findChildren(CopyButton)[0].menu_of_forms().actions()}
    exports = {
        "As text": outcome_text(played, {}),
        "As Markdown": outcome_markdown(played, {}),
        "As JSON, with the tokens": outcome_json(played),
    }
    assert list(forms) == list(exports)
    for title, exported in exports.items():
        forms[title].trigger()
        assert QGuiApplication.clipboard().text() == exported


def test_an_assumption_is_scrolled_to(
    show: Callable[..., QWidget], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page = page_of(show, LOGIN, UNLISTED)
    page.window().resize(440, 300)
    settled()
    link = next(link for link in page.findChildren(AssumptionLink) if "unlisted" in link.text())
    qtbot.keyClick(link, Qt.Key.Key_Return)
    view = next(v for v in page.findChildren(QuestionView) if v.assumption_id == "unlisted-audience")
    place = view.rect().translated(view.mapTo(page.viewport(), view.rect().topLeft()))
    assert page.viewport().rect().contains(place)


def test_the_step_of_the_sent_token_is_offered(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    page = page_of(show, LOGIN, WRONG_CALL)
    with qtbot.waitSignal(page.origin_requested):
        qtbot.mouseClick(button(page, "Show step login"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("scale", [0.75, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [330, 480])
@pytest.mark.parametrize("step", [OMITTED, UNLISTED, FEWER], ids=["ok", "audience", "scopes"])
def test_nothing_is_cut_off_sideways(
    show: Callable[..., QWidget],
    settled: Callable[[], None],
    step: Step,
    width: int,
    scale: float,
) -> None:
    theme().set_text_scale(scale)
    page = page_of(show, LOGIN, step, width=width)
    page.table.select_scope("openid")
    settled()
    assert page.horizontalScrollBar().maximum() == 0
