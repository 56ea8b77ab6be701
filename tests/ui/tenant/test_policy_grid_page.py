from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mrrt_studio.scenario.model import Scenario
from tests.ui.tenant.studio import BILLING, HOME, WEB, Studio, example

GRID_TAB = 3


@pytest.fixture
def page(studio: Studio) -> Any:
    return studio.page(GRID_TAB)


def test_a_toggle_by_keyboard_is_one_step_that_the_list_shows_too(studio: Studio, page: Any) -> None:
    before, steps = studio.scenario, studio.document.undo_stack.count()
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.model.index(1, 0))
    QTest.keyClick(page.grid, Qt.Key.Key_Space)
    assert studio.scenario.clients[0].policies[0].scope == ("read:messages", "write:messages")
    assert page.model.state(1, 0) == "on"
    assert page.grid.currentIndex().row() == 1
    assert studio.document.undo_stack.count() == steps + 1
    assert studio.page(2).rows()[0].view().scopes == ("read:messages", "write:messages")
    studio.undo()
    assert studio.scenario == before


def test_ticking_makes_the_first_policy_of_an_application(studio: Studio) -> None:
    studio.select("client", WEB)
    page = studio.page(GRID_TAB)
    page.grid.toggle_requested.emit(BILLING, "read:billing")
    (policy,) = studio.scenario.clients[1].policies
    assert (policy.audience, policy.scope) == (BILLING, ("read:billing",))


def test_a_text_finds_scopes_and_another_application_starts_anew(studio: Studio, page: Any) -> None:
    QTest.keyClicks(page.search, "billing")
    assert [page.model.scope(row) for row in range(page.model.rowCount())] == [
        "read:billing",
        "approve:billing",
    ]
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.grid.hasFocus()
    studio.select("client", WEB)
    assert page.search.text() == ""
    assert page.model.rowCount() == 3


def test_what_auth0_ignores_follows_the_api(studio: Studio, page: Any) -> None:
    apis = studio.scenario.resource_servers
    closed = apis[0].replace(skip_consent_for_verifiable_first_party_clients=False)
    assert page.model.state(0, 0) == "on"
    studio.document.apply(studio.scenario.replace(resource_servers=(closed, *apis[1:])), "Ask for consent")
    assert page.model.state(0, 0) == "ignored"
    assert page.model.column(0).audience == HOME


def test_without_scopes_there_is_a_sentence(shows: Callable[..., Studio]) -> None:
    studio = shows(Scenario.model_validate({"clients": [{"client_id": WEB}]}))
    page = studio.page(GRID_TAB)
    assert not page.grid.isVisible()
    studio.document.apply(example(), "Fill")
    assert page.grid.isVisible()
