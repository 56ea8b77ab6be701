from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.steps import Expectation
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.inspector.expectations import Expectations, value_text
from mrrt_studio.ui.inspector.pane import InspectorPane
from mrrt_studio.ui.selection import Selection
from tests.builders import BILLING, MESSAGES, exchange, last_played, login, scenario
from tests.ui.inspector.reading import texts


def played(**expect: Any) -> PlayedStep:
    return last_played(login(), exchange(audience=BILLING, expect=expect or None))


def shown(show: Callable[..., QWidget], step: PlayedStep) -> Expectations:
    view = Expectations()
    view.set_step(step)
    show(view, 400)
    return view


def test_what_is_broken_stands_first_with_what_came_instead(show: Callable[..., QWidget]) -> None:
    view = shown(show, played(status=200, audience=BILLING))
    read = texts(view)
    assert read.index("audience: broken") < read.index("status: holds")
    assert f"expected {BILLING}" in read
    assert f"got {MESSAGES}" in read
    assert view.expect.text() == "Expect this instead"


def test_without_expectations_there_is_only_the_offer(show: Callable[..., QWidget]) -> None:
    view = shown(show, played())
    assert view.rows() == []
    assert view.expect.isEnabled()
    assert view.expect.text() == "Expect this"
    assert not view.remove.isVisible()


def test_both_buttons_are_pressed_by_keyboard(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    view = shown(show, played(audience=BILLING))
    for button, signal in ((view.expect, view.expect_requested), (view.remove, view.remove_requested)):
        with qtbot.waitSignal(signal):
            qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_screen_reader_hears_what_was_expected_and_what_came(show: Callable[..., QWidget]) -> None:
    (row,) = shown(show, played(audience=BILLING)).rows()
    heard = QAccessible.queryAccessibleInterface(row)
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == "audience: broken"
    assert f"got {MESSAGES}" in heard.text(QAccessible.Text.Description)


def test_the_verdict_on_a_scope_is_expected_where_it_is_explained(show: Callable[..., QWidget]) -> None:
    document = Document(scenario(login(), exchange()))
    selection = Selection(document)
    selection.select_step("x1")
    pane = InspectorPane(document, selection)
    show(pane, 500)
    table = pane.why.table
    table.select_scope("openid")
    link = table.detail().expectation
    assert link.isVisible()
    link.click()
    assert document.scenario.steps[1].expect == Expectation(scopes={"openid": "scope-login"})
    assert [row.accessibleName() for row in pane.why.expectations.rows()] == ["scopes: holds"]
    assert table.selected_scope() == "openid"
    link.click()
    assert document.scenario.steps[1].expect is None
    pane.why.expectations.expect.click()
    assert document.scenario.steps[1].expect is not None


def test_values_read_as_in_the_file() -> None:
    assert (value_text("a"), value_text(None), value_text(["a"])) == ("a", "null", '["a"]')
