from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.paths import recovery_folder
from mrrt_studio.scenario import recovery
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.recovery import Recovered
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.shell.autosave import DELAY_MILLISECONDS, Autosave, CopyKeeper

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def keeper() -> Iterator[CopyKeeper]:
    made = CopyKeeper(recovery_folder())
    yield made
    made.close()


@pytest.fixture
def document() -> Document:
    return Document(Scenario(name="First"))


@pytest.fixture
def autosave(document: Document, keeper: CopyKeeper) -> Iterator[Autosave]:
    made = Autosave(document, keeper, "one")
    yield made
    made.stop()


def kept() -> list[str]:
    """The names of the scenarios in the recovery folder, as another process would find them."""
    recovery.release(recovery_folder())
    return [copy.scenario.name for copy in recovery.found(recovery_folder()) if copy.scenario]


def test_a_copy_follows_well_within_a_second() -> None:
    assert DELAY_MILLISECONDS <= 500


def test_every_change_is_kept(document: Document, autosave: Autosave, qtbot: QtBot) -> None:
    states = []
    autosave.state_changed.connect(lambda: states.append(autosave.state))
    document.apply(Scenario(name="Second"), "Rename")
    qtbot.waitUntil(lambda: autosave.state == "kept")
    assert states == ["edited", "kept"]
    assert kept() == ["Second"]


def test_changes_in_a_row_do_not_put_it_off(
    document: Document, autosave: Autosave, keeper: CopyKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    timer = autosave._timer
    document.apply(Scenario(name="Second"), "Rename")
    timer.setInterval(60_000)
    left = timer.remainingTime()
    document.apply(Scenario(name="Third"), "Rename")
    assert timer.remainingTime() <= left
    timer.stop()


def test_undoing_to_what_was_saved_removes_the_copy(
    document: Document, autosave: Autosave, keeper: CopyKeeper, qtbot: QtBot
) -> None:
    document.apply(Scenario(name="Second"), "Rename")
    qtbot.waitUntil(lambda: autosave.state == "kept")
    document.undo_stack.undo()
    assert autosave.state == "as-saved"
    keeper.wait()
    assert kept() == []


def test_saving_removes_the_copy(
    document: Document, autosave: Autosave, keeper: CopyKeeper, qtbot: QtBot
) -> None:
    document.apply(Scenario(name="Second"), "Rename")
    document.undo_stack.setClean()
    assert autosave.state == "as-saved"
    keeper.wait()
    qtbot.wait(0)
    assert autosave.state == "as-saved"
    assert kept() == []


def test_closing_removes_the_copy(
    document: Document, autosave: Autosave, keeper: CopyKeeper, qtbot: QtBot
) -> None:
    document.apply(Scenario(name="Second"), "Rename")
    qtbot.waitUntil(lambda: autosave.state == "kept")
    other = Autosave(document, keeper, "one")
    other.stop()
    keeper.wait()
    assert kept() == []


def test_a_copy_that_cannot_be_written_is_told_once(
    document: Document, autosave: Autosave, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, studio_home: Path
) -> None:
    told: list[str] = []
    autosave.failed.connect(told.append)
    studio_home.joinpath("recovery").write_text("a file where the folder should be", encoding="utf-8")
    document.apply(Scenario(name="Second"), "Rename")
    qtbot.waitUntil(lambda: autosave.state == "failed")
    document.apply(Scenario(name="Third"), "Rename")
    result = autosave.keep_now()
    assert result is not None
    assert "Cannot keep unsaved changes" in result.result()
    qtbot.wait(0)
    assert len(told) == 1
    studio_home.joinpath("recovery").unlink()
    autosave.keep_now()
    qtbot.waitUntil(lambda: autosave.state == "kept")


def test_what_is_as_saved_needs_no_copy(autosave: Autosave) -> None:
    assert autosave.keep_now() is None


def test_a_copy_of_a_dead_process_is_only_removed_when_the_new_one_is_written(
    keeper: CopyKeeper, studio_home: Path
) -> None:
    folder = recovery_folder()
    scenario = Scenario(name="Left behind")
    file = recovery.keep(folder, "old", scenario, original=None, saved_at="2026-01-01T09:00:00Z")
    recovery.release(folder)
    copy = Recovered(file, scenario=scenario)
    assert keeper.take_over(copy, "new", scenario).result() == ""
    assert not file.exists()
    assert kept() == ["Left behind"]


def test_a_copy_of_a_dead_process_stays_where_the_new_one_cannot_be_written(
    keeper: CopyKeeper, studio_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "1-0.old.json"
    file.write_text("{}", encoding="utf-8")
    studio_home.joinpath("recovery").write_text("a file where the folder should be", encoding="utf-8")
    assert keeper.take_over(Recovered(file), "new", Scenario()).result()
    assert file.exists()
