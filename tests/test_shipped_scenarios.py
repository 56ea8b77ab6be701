from __future__ import annotations

from pathlib import Path

import pytest

from mrrt_studio import paths
from mrrt_studio.engine.explain import verdict
from mrrt_studio.scenario.files import dump, load
from mrrt_studio.simulation.expectations import check_step
from mrrt_studio.simulation.timeline import simulate

FILES = sorted(paths.resource("scenarios").glob("*.mrrt.json"))
LESSONS = [file for file in FILES if file.name != "empty-tenant.mrrt.json"]


@pytest.mark.parametrize("file", LESSONS, ids=lambda file: file.stem)
def test_what_a_template_promises_holds(file: Path) -> None:
    timeline = simulate(load(file.read_bytes(), file.name))
    checks = [check for played in timeline.steps for check in check_step(played)]
    assert len(checks) >= 6
    assert [check for check in checks if not check.passed] == []


@pytest.mark.parametrize("file", LESSONS, ids=lambda file: file.stem)
def test_a_template_shows_something_that_surprises_or_is_refused(file: Path) -> None:
    timeline = simulate(load(file.read_bytes(), file.name))
    assert any(verdict(played.outcome) != "ok" for played in timeline.steps if played.outcome)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_template_is_written_as_the_program_writes(file: Path) -> None:
    text = file.read_text("utf-8")
    assert dump(load(text, file.name)) == text
