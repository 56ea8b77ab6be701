from __future__ import annotations

import pytest

from mrrt_studio.scenario.edits import remove_step
from mrrt_studio.scenario.findings import survey
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.findings.known import SufferedSteps, survey_of
from tests.ui.findings.conftest import example

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_document_has_one_memory_and_another_document_its_own() -> None:
    one, other = Document(example()), Document(example())
    assert survey_of(one) is survey_of(one)
    assert survey_of(one) is not survey_of(other)


def test_all_that_ask_after_an_edit_look_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document, looked = Document(example()), []
    real = survey.findings_of_apis
    monkeypatch.setattr(survey, "findings_of_apis", lambda tenant: looked.append(1) or real(tenant))
    for _ in range(3):
        survey_of(document).of(document.scenario)
    assert looked == [1]


def test_a_step_tells_what_it_suffered_from_and_others_nothing() -> None:
    document = Document(example())
    suffered = SufferedSteps(document)
    told = {played.id: [one.id for one in suffered.of(played)] for played in document.timeline.steps}
    assert told["x2"] == ["scope-not-on-api"]
    assert told["login"] == []


def test_a_step_of_the_timeline_before_is_not_mistaken_for_the_present_one() -> None:
    document = Document(example())
    suffered = SufferedSteps(document)
    old = document.timeline.steps[1]
    document.apply(remove_step(document.scenario, 0), "Delete")
    document.finish_replay()
    suffered.of(old)
    now = document.timeline.by_id[old.id]
    assert suffered.of(now) == SufferedSteps(document).of(now)
