from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.edits import put_step
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import Expectation, WaitStep
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.shell import expectations as module
from mrrt_studio.ui.shell.expectations import Count, ExpectationCounter, ExpectationsButton

pytestmark = pytest.mark.usefixtures("qapp")

AT = "2026-01-01T09:00:00Z"
HOLDS = Expectation(at=AT)
BROKEN = Expectation(at="2030-01-01T00:00:00Z", status=200)


def waits(*expectations: Expectation | None) -> Scenario:
    steps = [
        WaitStep(type="wait", id=f"w{number}", seconds=0, expect=expectation)
        for number, expectation in enumerate(expectations)
    ]
    return Scenario(steps=tuple(steps))


def test_each_key_of_an_expectation_counts() -> None:
    counter = ExpectationCounter(Document(waits(HOLDS, None, BROKEN)))
    assert counter.count == Count(1, 2, ("w2",))


def test_the_count_follows_an_edit(qtbot: QtBot) -> None:
    document = Document(waits(HOLDS, BROKEN))
    counter = ExpectationCounter(document)
    with qtbot.waitSignal(counter.changed):
        document.apply(waits(HOLDS, HOLDS), "Mend")
    assert counter.count == Count(2, 0, ())


def test_steps_that_were_not_played_again_are_not_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(waits(HOLDS, HOLDS, HOLDS))
    counter = ExpectationCounter(document)
    checked: list[str] = []
    original = module.check_step
    monkeypatch.setattr(module, "check_step", lambda played: checked.append(played.id) or original(played))
    last = document.scenario.steps[2].replace(seconds=5)
    document.apply(put_step(document.scenario, 2, last), "Wait longer")
    assert checked == ["w2"]
    assert counter.count == Count(3, 0, ())


def test_a_long_timeline_is_counted_in_slices(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SLICE_SECONDS", 0.0)
    counter = ExpectationCounter(Document(waits(*[HOLDS] * 20)))
    assert counter.count == Count()
    qtbot.waitUntil(lambda: counter.count == Count(20, 0, ()))


@pytest.fixture
def document() -> Document:
    return Document(waits(BROKEN, HOLDS, BROKEN))


@pytest.fixture
def selection(document: Document) -> Selection:
    return Selection(document)


@pytest.fixture
def button(document: Document, selection: Selection, qtbot: QtBot) -> ExpectationsButton:
    made = ExpectationsButton(ExpectationCounter(document, document), selection)
    qtbot.addWidget(made)
    return made


def test_the_button_says_what_is_broken_and_goes_round(
    button: ExpectationsButton, selection: Selection
) -> None:
    assert button.text() == "4 expectations are broken"
    visited = []
    for _ in range(3):
        button.click()
        visited.append(selection.step_id)
    assert visited == ["w0", "w2", "w0"]


@pytest.mark.parametrize(
    ("expectations", "text"),
    [
        ((HOLDS,), "1 expectation holds"),
        ((HOLDS, HOLDS), "2 expectations hold"),
        ((HOLDS, Expectation(status=200)), "1 expectation is broken"),
    ],
)
def test_words_follow_the_number(
    document: Document, button: ExpectationsButton, expectations: tuple[Expectation, ...], text: str
) -> None:
    document.apply(waits(*expectations), "Edit")
    assert button.text() == text
    assert button.accessibleName() == text


def test_a_short_button_is_a_number_with_the_name_unchanged(button: ExpectationsButton) -> None:
    full = button.width_at(0)
    button.set_compactness(2)
    assert button.text() == "4"
    assert button.accessibleName() == "4 expectations are broken"
    assert button.width_at(2) < button.width_at(0) == full


def test_without_expectations_there_is_no_button(document: Document, button: ExpectationsButton) -> None:
    document.apply(waits(None), "Edit")
    assert button.isHidden()
    assert button.width_at(0) == 0
