from __future__ import annotations

from pathlib import Path

from mrrt_studio.scenario.storage import write
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.compare.sources import Found, Question, answer
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
