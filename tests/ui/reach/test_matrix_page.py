from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.edits import put_client
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import WaitStep
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.reach import matrix_page as module
from mrrt_studio.ui.reach.matrix_page import MatrixPage
from mrrt_studio.ui.theme import theme
from tests.simulation.reach_samples import ADA, BILLING, BOB, MESSAGES, PHONE, tenant, user
from tests.ui.cut_text import cut_texts
from tests.ui.reach.conftest import shown


def page_of(qtbot: QtBot, scenario: Scenario | None = None, width: int = 1300) -> tuple[MatrixPage, Document]:
    document = Document(tenant() if scenario is None else scenario)
    page = shown(qtbot, MatrixPage(document), width)
    document.setParent(page)
    return page, document


def without_policies(document: Document) -> Scenario:
    client = document.scenario.clients[0]
    assert client.refresh_token is not None
    smaller = client.replace(refresh_token=client.refresh_token.replace(policies=None))
    return put_client(document.scenario, smaller, was=PHONE)


def test_an_edit_of_a_policy_shows_in_the_matrix(qtbot: QtBot) -> None:
    page, document = page_of(qtbot)
    page.view.setCurrentIndex(page.model.place_of(PHONE, BILLING))
    assert page.model.place_of(PHONE, BILLING).data() == "3 / 2"
    document.apply(without_policies(document), "Remove policies")
    assert page.model.place_of(PHONE, BILLING).data() == "3 / 0"
    assert page.view.currentIndex() == page.model.place_of(PHONE, BILLING)


def test_a_cell_is_explained_beside_it(qtbot: QtBot) -> None:
    page, _ = page_of(qtbot)
    page.view.setCurrentIndex(page.model.place_of(PHONE, BILLING))
    assert page.panel.scopes.rowCount() == 3
    page.panel.user_chosen.emit(BOB)
    assert page.panel.users.value() == BOB
    page.view.setCurrentIndex(page.model.place_of(PHONE, MESSAGES))
    assert page.panel.users.value() == BOB


def test_a_cell_is_explained_for_somebody_who_reaches_most(qtbot: QtBot) -> None:
    scenario = tenant(users=[user(BOB), user(ADA, (MESSAGES, "read"))])
    page, _ = page_of(qtbot, scenario)
    page.view.setCurrentIndex(page.model.place_of(PHONE, MESSAGES))
    assert page.panel.users.value() == ADA


def test_the_filter_waits_for_the_next_key(qtbot: QtBot) -> None:
    page, _ = page_of(qtbot)
    page.tools.filter.setText("phone")
    assert page.model.rowCount() == 2
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_the_user_chooses_whose_reach_it_is(qtbot: QtBot) -> None:
    page, _ = page_of(qtbot)
    page.tools.users.set_value(ADA)
    page.tools.users.chosen.emit(ADA)
    assert page.model.shown is not None
    assert page.model.shown.user_id == ADA


def test_a_large_tenant_is_computed_away_from_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FEW_CELLS", 0)
    page, document = page_of(qtbot)
    document.apply(without_policies(document), "Remove policies")
    qtbot.waitUntil(lambda: not page.is_busy)
    assert page.model.place_of(PHONE, BILLING).data() == "3 / 0"


def test_nothing_is_computed_for_a_hidden_page(qtbot: QtBot) -> None:
    page, document = page_of(qtbot)
    before = page.matrix
    page.hide()
    document.apply(without_policies(document), "Remove policies")
    assert page.matrix is before
    page.show()
    assert page.matrix is not before


def test_an_edit_of_steps_computes_nothing(qtbot: QtBot) -> None:
    page, document = page_of(qtbot)
    before = page.matrix
    wait = WaitStep(type="wait", seconds=5)
    document.apply(document.scenario.replace(steps=(wait,)), "Add wait")
    assert page.matrix is before
    document.apply(without_policies(document), "Remove policies")
    assert page.matrix is not before


def test_what_is_shown_is_copied_and_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = page_of(qtbot)
    actions = page.tools.copy.menu_of_forms().actions()
    assert [action.text() for action in actions] == ["Copy as CSV", "Copy as Markdown", "Copy as JSON"]
    actions[0].trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("client_id,application")
    monkeypatch.setattr(module, "ask_for_path", lambda _: tmp_path / "reach.csv")
    with qtbot.waitSignal(page.message):
        page.tools.save.click()
    assert (tmp_path / "reach.csv").read_text(encoding="utf-8") == copied


def test_an_empty_tenant_says_what_is_missing(qtbot: QtBot) -> None:
    page, document = page_of(qtbot, Scenario())
    assert not page.view.isVisible()
    document.apply(tenant(), "Add")
    assert page.view.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut(qtbot: QtBot, scheme: str, scale: float) -> None:
    theme().set_scheme(scheme)
    theme().set_text_scale(scale)
    page, _ = page_of(qtbot, width=1500)
    assert cut_texts(page) == []
