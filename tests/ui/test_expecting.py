from __future__ import annotations

from typing import Any

import pytest

from mrrt_studio.simulation.expectations import check_step
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.expecting import Expecting
from mrrt_studio.ui.selection import Selection
from tests.builders import BILLING, MESSAGES, exchange, login, scenario


class Given:
    """A document whose exchange is selected."""

    def __init__(self, **expect: Any) -> None:
        self.document = Document(scenario(login(), exchange(audience=BILLING, expect=expect or None)))
        self.selection = Selection(self.document)
        self.selection.select_step("x1")
        self.expecting = Expecting(self.document, self.selection)

    def expected(self) -> dict[str, Any] | None:
        expectation = self.document.scenario.steps[1].expect
        return None if expectation is None else expectation.to_json()


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """Documents need one."""


def test_one_click_writes_what_the_step_did_and_one_undo_takes_it_back() -> None:
    given = Given()
    assert given.expecting.can_expect()
    assert not given.expecting.can_remove()
    given.expecting.expect()
    played = given.selection.step
    assert played is not None
    checks = check_step(played)
    assert checks
    assert all(check.passed for check in checks)
    assert not given.expecting.can_expect()
    assert given.document.undo_stack.count() == 1
    assert given.document.undo_stack.undoText() == "Expect this result"
    given.document.undo_stack.undo()
    assert given.expected() is None


def test_a_broken_expectation_is_brought_up_to_date() -> None:
    given = Given(audience=BILLING)
    assert given.expecting.is_broken()
    given.expecting.expect()
    assert given.expected() == {"audience": MESSAGES}
    assert not given.expecting.is_broken()
    assert given.document.undo_stack.undoText() == "Update expectations"


def test_expectations_are_removed() -> None:
    given = Given(status=200)
    given.expecting.remove()
    assert given.expected() is None
    assert not given.expecting.can_remove()
    given.document.undo_stack.undo()
    assert given.expected() == {"status": 200}


def test_the_verdict_on_a_scope_is_expected_and_no_longer() -> None:
    given = Given(status=200)
    given.expecting.toggle_scope("openid")
    assert given.expected() == {"status": 200, "scopes": {"openid": "scope-login"}}
    given.expecting.toggle_scope("openid")
    assert given.expected() == {"status": 200}
    assert given.document.undo_stack.count() == 2


def test_without_a_step_nothing_happens() -> None:
    given = Given()
    given.selection.select_step("")
    for command in (given.expecting.expect, given.expecting.remove):
        command()
    given.expecting.toggle_scope("openid")
    assert given.document.undo_stack.count() == 0
    assert not given.expecting.is_broken()
