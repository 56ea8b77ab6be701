from __future__ import annotations

from pathlib import Path

from mrrt_studio.engine.scripts import ScriptCall, ScriptResult
from mrrt_studio.scenario.storage import write
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.compare.sources import Found, Question, answer
from tests.builders import login, scenario
from tests.ui.compare.conftest import after, before

NOW = simulate(after())


def test_without_anything_to_compare_with_there_is_no_answer() -> None:
    assert answer(Question(NOW, "edit")) == Found()
    assert answer(Question(NOW, "saved")) == Found()
    assert answer(Question(NOW, "file")) == Found()
    assert answer(Question(NOW, "assumption")) == Found()


def test_each_source_is_the_earlier_side(tmp_path: Path) -> None:
    path = tmp_path / "a.mrrt.json"
    write(path, before())
    questions = [
        Question(NOW, "edit", before=before()),
        Question(NOW, "saved", path=path),
        Question(NOW, "file", path=path),
        Question(NOW, "file", path=path, same_steps=True),
    ]
    for question in questions:
        found = answer(question).comparison
        assert found is not None
        assert found.b is NOW
        assert [step.pair.any.id for step in found.steps] == ["x1"]


def test_a_file_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.mrrt.json"
    assert "there is no such file" in answer(Question(NOW, "file", path=path)).problem
    path.write_text("[]", encoding="utf-8")
    assert str(path) in answer(Question(NOW, "file", path=path)).problem


def test_code_that_the_document_does_not_have_is_not_run(tmp_path: Path) -> None:
    def asked(call: ScriptCall) -> ScriptResult:
        calls.append(call)
        return ScriptResult()

    calls: list[ScriptCall] = []
    action = {"actions": [{"name": "One", "code": "known"}], "triggers": {"post-login": ["One"]}}
    now = simulate(scenario(login(), **action), runner=asked)
    allowed = len(calls)
    assert allowed == 1
    foreign = {**action, "actions": [{"name": "One", "code": "foreign"}]}
    answer(Question(now, "edit", before=scenario(login(), **foreign)))
    assert {call.code for call in calls} == {"known"}
    answer(Question(now, "edit", before=scenario(login(id="other"), **action)))
    assert len(calls) > allowed
