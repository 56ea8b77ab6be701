from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from mrrt_studio.paths import recovery_folder
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.recovery import Recovered
from mrrt_studio.scenario.storage import write
from mrrt_studio.ui.main_window import MainWindow
from mrrt_studio.ui.shell.recent import recent_files
from mrrt_studio.ui.shell.templates import Template
from mrrt_studio.ui.shell.windows import Windows
from tests.ui.shell.modal import answering, press

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "case.mrrt.json"
    write(path, Scenario(name="Case"))
    return path


def edit(window: MainWindow, name: str = "Edited") -> None:
    window.document.apply(window.document.scenario.replace(name=name), "Rename")


def names(windows: Windows) -> list[str]:
    return [window.document.scenario.name for window in windows.documents]


def test_each_file_gets_a_window(windows: Windows, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.mrrt.json"
    write(other, Scenario(name="Other"))
    windows.open_files([file, other])
    assert names(windows) == ["Case", "Other"]
    assert recent_files() == [other, file]
    first, second = windows.documents
    assert first.pos() != second.pos()


def test_a_file_that_is_open_is_not_opened_again(windows: Windows, file: Path) -> None:
    assert windows.open_file(file) is windows.open_file(file)
    assert len(windows.documents) == 1


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "there is no such file"),
        ("{", ":1:2"),
        ('{"format": "mrrt-studio/scenario", "version": 2}', "version"),
        ('{"format": "mrrt-studio/scenario", "version": 1, "clients": [{"name": 5}]}', "clients[0]"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_where_it_was_asked_for(
    example: MainWindow, windows: Windows, tmp_path: Path, content: str | None, expected: str
) -> None:
    path = tmp_path / "bad.mrrt.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    before = example.document.scenario
    assert windows.open_file(path, example, instead_of=example) is None
    (message,) = example.messages.messages()
    assert expected in message.text()
    assert str(path) in message.text()
    assert windows.documents == (example,)
    assert example.document.scenario is before
    assert recent_files() == []


def test_without_a_window_the_start_page_tells(windows: Windows, tmp_path: Path) -> None:
    windows.open_files([tmp_path])
    (message,) = windows.show_start().messages.messages()
    assert "it is a folder" in message.text()


def test_a_bad_file_stops_no_good_one_and_its_message_stays(
    windows: Windows, file: Path, tmp_path: Path
) -> None:
    start = windows.show_start()
    windows.open_files([tmp_path / "gone.mrrt.json", file], start)
    (window,) = windows.documents
    assert window.document.path == file
    assert [message.text() for message in window.messages.messages()] == [
        f"Cannot open {tmp_path / 'gone.mrrt.json'}: there is no such file."
    ]


def test_an_installation_without_its_template_says_so(windows: Windows, example: MainWindow) -> None:
    assert windows.open_template(Template("no-such", "new", "", ""), example) is None
    assert "install the program again" in example.messages.messages()[0].text()


def test_a_file_takes_the_place_of_a_window_without_changes(
    example: MainWindow, windows: Windows, file: Path
) -> None:
    geometry = example.geometry()
    window = windows.open_file(file, example, instead_of=example)
    assert windows.documents == (window,)
    assert window is not None
    assert window.geometry() == geometry


def test_a_window_with_changes_stays(example: MainWindow, windows: Windows, file: Path) -> None:
    edit(example)
    windows.open_file(file, example, instead_of=example)
    assert names(windows) == ["Edited", "Case"]


def test_of_several_files_only_the_first_takes_the_place(
    example: MainWindow, windows: Windows, file: Path, tmp_path: Path
) -> None:
    write(tmp_path / "other.mrrt.json", Scenario(name="Other"))
    windows.open_files([file, tmp_path / "other.mrrt.json"], example, instead_of=example)
    assert names(windows) == ["Case", "Other"]


def test_quitting_asks_for_each_window_and_may_be_refused(windows: Windows) -> None:
    for name in ("One", "Two"):
        edit(windows.open_scenario(Scenario()), name)
    with answering(press("Discard"), press("Cancel")):
        assert not windows.close_all()
    assert names(windows) == ["Two"]
    with answering(press("Discard")):
        assert windows.close_all()
    assert windows.documents == ()


def test_copies_of_all_changes_can_be_had_at_once(windows: Windows, example: MainWindow) -> None:
    edit(example)
    edit(windows.open_scenario(Scenario()))
    assert windows.keep_copies()
    assert len(list(recovery_folder().glob("*.json"))) == 2


def test_it_says_when_a_copy_cannot_be_written(
    windows: Windows, example: MainWindow, qtbot: QtBot, studio_home: Path
) -> None:
    studio_home.joinpath("recovery").write_text("a file where the folder should be", encoding="utf-8")
    edit(example)
    assert not windows.keep_copies()
    qtbot.waitUntil(lambda: example.autosave.state == "failed")


def test_leaving_ends_open_windows_and_leaves_their_copies(qtbot: QtBot) -> None:
    windows = Windows(recovery_folder())
    window = windows.open_scenario(Scenario())
    start = windows.show_start()
    edit(window)
    assert windows.keep_copies()
    windows.leave()
    assert not shiboken6.isValid(window)
    assert not shiboken6.isValid(start)
    assert windows.documents == ()
    assert len(list(recovery_folder().glob("*.json"))) == 1


def test_a_damaged_copy_opens_nothing(windows: Windows) -> None:
    assert windows.open_copy(Recovered(Path("1.a.json"), damage="torn")) is None
    assert windows.documents == ()


def test_no_models_are_read_to_find_that_nothing_was_left_behind(windows: Windows) -> None:
    assert windows.copies() == []
    assert not recovery_folder().exists()
