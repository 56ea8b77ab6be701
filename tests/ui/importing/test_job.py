from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.formats.keywords import given
from mrrt_studio.formats.progress import Cancelled
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.importing.job import WHOLE, Choices, Found, ImportJob, Source, _Turn

TENANT = "clients:\n  - name: ##NAME##\n    app_type: spa\n"


def read(qtbot: QtBot, source: Source, choices: Choices | None = None) -> Found:
    job = ImportJob(Scenario(), source)
    with qtbot.waitSignal(job.ended, timeout=20_000) as ended:
        job.start(choices or Choices())
    assert ended.args is not None
    return ended.args[0]


def test_a_text_is_read_and_reviewed(qtbot: QtBot) -> None:
    found = read(qtbot, Source(text=TENANT))
    assert found.review is not None
    assert found.review.markers == ("##NAME##",)
    named = read(qtbot, Source(text=TENANT), Choices(keywords={"NAME": given("App")}))
    assert named.review is not None
    assert named.review.markers == ()
    assert named.review.result.clients[0].name == "App"


def test_files_are_named_and_read(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "api.json"
    file.write_text('{"identifier": "https://new.example.com", "name": "New"}')
    source = Source((file, tmp_path))
    assert source.title() == f"api.json, {tmp_path.name}"
    found = read(qtbot, Source((file,)))
    assert found.review is not None
    assert [entry.label for entry in found.review.added] == ["New"]


@pytest.mark.parametrize("text", ["{", "not JSON", "a: 1\na: 2\n"])
def test_what_is_wrong_is_told_with_its_place(qtbot: QtBot, text: str) -> None:
    found = read(qtbot, Source(text=text))
    assert found.review is None
    assert found.problem


def test_a_file_that_is_not_there_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    assert "gone.json" in read(qtbot, Source((tmp_path / "gone.json",))).problem


def test_a_cancelled_reading_tells_nothing(qtbot: QtBot) -> None:
    job = ImportJob(Scenario(), Source(text=TENANT))
    with qtbot.assertNotEmitted(job.ended, wait=100):
        job.start(Choices())
        job.cancel()
    assert not job.is_busy


def test_a_turn_that_is_over_ends_the_reading_at_the_next_object() -> None:
    turn = _Turn()
    turn.tell(1, 4)
    assert turn.done == WHOLE // 4
    turn.is_over = True
    with pytest.raises(Cancelled):
        turn.tell(2, 4)
