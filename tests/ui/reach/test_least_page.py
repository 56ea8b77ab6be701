from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.reach import least_page as module
from mrrt_studio.ui.reach.least_page import LeastPage
from tests.simulation.reach_samples import BILLING, client, exchange, login, tenant
from tests.ui.reach.conftest import shown

STEPS = [login(), exchange(BILLING, "read")]


def page_of(qtbot: QtBot, scenario: Scenario) -> tuple[LeastPage, Document]:
    document = Document(scenario)
    page = shown(qtbot, LeastPage(document))
    document.setParent(page)
    qtbot.waitUntil(lambda: not page.is_busy)
    return page, document


def test_what_no_step_needed_is_removed_as_one_undo_step(qtbot: QtBot) -> None:
    before = tenant(steps=STEPS)
    page, document = page_of(qtbot, before)
    assert '-  "write"' in page.diff.code()
    assert page.removals.item(0).text() == "Remove write from the MRRT policy of Phone app for Billing."
    assert "Phone app at Billing: write" in page.banner.accessibleDescription()
    page.apply_button.click()
    assert document.scenario.clients[0].policies[0].scope == ("read",)
    assert document.undo_stack.count() == 1
    qtbot.waitUntil(lambda: not page.is_busy)
    assert page.banner.accessibleName() == "The policies are as small as the recorded steps allow."
    assert not page.apply_button.isVisible()
    document.undo_stack.undo()
    assert document.scenario == before


def test_the_change_can_be_copied(qtbot: QtBot) -> None:
    page, _ = page_of(qtbot, tenant(steps=STEPS))
    titles = [action.text() for action in page.copy.menu_of_forms().actions()]
    assert titles[0] == "Management API"


def test_without_policies_or_steps_there_is_nothing_to_do(qtbot: QtBot) -> None:
    page, document = page_of(qtbot, tenant(steps=[]))
    assert not page.banner.isVisible()
    document.apply(tenant(steps=STEPS, clients=[client()]), "Remove policies")
    assert not page.banner.isVisible()


def test_many_steps_are_replayed_only_when_asked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_STEPS", 1)
    page, _ = page_of(qtbot, tenant(steps=STEPS))
    assert page.start.isVisible()
    page.start.click()
    qtbot.waitUntil(lambda: not page.is_busy)
    assert page.apply_button.isVisible()


def test_a_change_that_is_out_of_date_is_not_applied(qtbot: QtBot) -> None:
    page, document = page_of(qtbot, tenant(steps=STEPS))
    page.hide()
    document.apply(tenant(steps=STEPS[:1]), "Delete step")
    with qtbot.waitSignal(page.message):
        page.apply_button.click()
    assert document.undo_stack.count() == 1
