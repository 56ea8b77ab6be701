from __future__ import annotations

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.reach.blast_page import BlastPage
from mrrt_studio.ui.selection import Selection
from tests.simulation.reach_samples import PHONE, exchange, login, tenant
from tests.ui.reach.conftest import shown


def page_of(qtbot: QtBot, scenario: Scenario, step_id: str) -> tuple[BlastPage, Document, Selection]:
    document = Document(scenario)
    selection = Selection(document)
    selection.select_step(step_id)
    page = shown(qtbot, BlastPage(document, selection))
    qtbot.waitUntil(lambda: not page.is_busy)
    return page, document, selection


def test_everything_that_the_token_reaches_and_what_would_stop_it(qtbot: QtBot) -> None:
    page, _, _ = page_of(qtbot, tenant(steps=[login()]), "login")
    assert [row[0] for row in page.reached.texts()] == ["Messages", "Billing"]
    stops = {row[1]: row[0] for row in page.stops.texts()}
    assert stops["An administrator blocks the user."] == "ends it"
    assert stops["The application's MRRT policies are removed."] == "narrows it"
    assert "for ever" in page.banner.accessibleDescription()


def test_it_follows_the_selected_step(qtbot: QtBot) -> None:
    steps = [login(), exchange(), {"id": "w", "type": "wait", "seconds": 5}]
    page, document, selection = page_of(qtbot, tenant(steps=steps), "login")
    selection.select_step("x")
    qtbot.waitUntil(lambda: "of x could" in page.banner.accessibleName())
    selection.select_step("w")
    qtbot.waitUntil(lambda: not page.banner.isVisible())
    selection.select_step("")
    document.apply(tenant(steps=steps[:1]), "Delete steps")
    selection.select_step("login")
    qtbot.waitUntil(page.banner.isVisible)


def test_a_dead_token_reaches_nothing(qtbot: QtBot) -> None:
    deleted = {"id": "d", "type": "configure", "method": "DELETE", "path": "users/auth0|ada"}
    page, _, _ = page_of(qtbot, tenant(steps=[login(), deleted, exchange()]), "x")
    if page.banner.isVisible():
        assert page.reached.texts() == []


def test_names_for_screen_readers(qtbot: QtBot) -> None:
    page, _, _ = page_of(qtbot, tenant(steps=[login(client=PHONE)]), "login")
    found = QAccessible.queryAccessibleInterface(page.reached)
    assert found.text(QAccessible.Text.Name) == "What the token reaches"
    assert found.role() == QAccessible.Role.Table
