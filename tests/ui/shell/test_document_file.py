from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import read, write
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.shell import document_file as module
from mrrt_studio.ui.shell.document_file import DocumentFile
from mrrt_studio.ui.shell.questions import Answer
from mrrt_studio.ui.shell.recent import recent_files
from mrrt_studio.ui.widgets.message_bar import MessageBar

Make = Callable[[Document], DocumentFile]


@pytest.fixture
def messages(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def make(qtbot: QtBot, messages: MessageBar) -> Make:
    window = QWidget()
    qtbot.addWidget(window)
    return lambda document: DocumentFile(document, window, messages)


def edited(path: Path | None = None) -> Document:
    document = Document(Scenario(name="Before"), path)
    document.apply(Scenario(name="After"), "Rename")
    return document


def answers(monkeypatch: pytest.MonkeyPatch, name: str, answer: object) -> list[tuple[object, ...]]:
    asked: list[tuple[object, ...]] = []

    def ask(*arguments: object) -> object:
        asked.append(arguments)
        return answer

    monkeypatch.setattr(module, name, ask)
    return asked


def test_a_document_is_called_by_its_name_then_its_file(make: Make, tmp_path: Path) -> None:
    assert make(Document(Scenario(name="A"), tmp_path / "b.mrrt.json")).name() == "A"
    assert make(Document(Scenario(), tmp_path / "b.mrrt.json")).name() == "b"
    assert make(Document(Scenario(), tmp_path / "b.yaml")).name() == "b"
    assert make(Document(Scenario())).name() == "Untitled"


def test_saving_writes_the_file_and_forgets_that_there_were_changes(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "a.mrrt.json"
    document = edited(path)
    assert make(document).save()
    assert read(path).name == "After"
    assert not document.is_modified
    assert recent_files() == [path]


def test_a_document_without_a_file_asks_for_one(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "chosen.mrrt.json"
    asked = answers(monkeypatch, "ask_where_to_save", path)
    document = edited()
    assert make(document).save()
    assert asked[0][1].name == "after.mrrt.json"
    assert document.path == path
    assert path.exists()


def test_who_cancels_the_dialog_has_saved_nothing(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "ask_where_to_save", None)
    document = edited()
    assert not make(document).save()
    assert document.is_modified
    assert document.path is None


def test_a_yaml_file_is_not_overwritten_with_json(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.mrrt.yaml"
    path.write_text("name: Before", encoding="utf-8")
    asked = answers(monkeypatch, "ask_where_to_save", None)
    make(edited(path)).save()
    assert asked[0][1] == tmp_path / "a.mrrt.json"
    assert path.read_text(encoding="utf-8") == "name: Before"


def test_what_cannot_be_written_is_told_and_changes_nothing(
    make: Make, messages: MessageBar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder.mrrt.json"
    folder.mkdir()
    document = edited(folder)
    file = make(document)
    assert not file.save()
    assert document.is_modified
    (message,) = messages.messages()
    assert message.text() == f"Cannot save {folder}: it is a folder."
    asked = answers(monkeypatch, "ask_where_to_save", None)
    save_as = next(b for b in message.findChildren(QWidget) if getattr(b, "text", str)() == "Save as…")
    save_as.click()
    assert len(asked) == 1


@pytest.mark.parametrize("answer", [True, False])
def test_a_file_that_another_program_changed_is_replaced_only_on_a_yes(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    path = tmp_path / "a.mrrt.json"
    write(path, Scenario(name="Before"))
    document = edited(path)
    file = make(document)
    write(path, Scenario(name="Somebody else's"))
    os.utime(path, ns=(1, 1))
    asked = answers(monkeypatch, "confirm", answer)
    assert file.save() is answer
    assert len(asked) == 1
    assert read(path).name == ("After" if answer else "Somebody else's")
    assert document.is_modified is not answer


def test_own_writing_is_no_foreign_change(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answers(monkeypatch, "confirm", answer=False)
    document = edited(tmp_path / "a.mrrt.json")
    file = make(document)
    assert file.save()
    document.apply(Scenario(name="Again"), "Rename")
    assert file.save()
    assert asked == []


@pytest.mark.parametrize(("answer", "name"), [("New", "New"), ("", ""), (None, "After")])
def test_a_document_is_renamed_as_an_edit(
    make: Make, monkeypatch: pytest.MonkeyPatch, answer: str | None, name: str
) -> None:
    asked = answers(monkeypatch, "ask_for_name", answer)
    document = edited()
    make(document).rename()
    assert asked[0][1] == "After"
    assert document.scenario.name == name
    document.undo_stack.undo()
    assert document.scenario.name == ("Before" if answer is None else "After")


@pytest.mark.parametrize(
    ("answer", "may_close", "name_in_file"),
    [(Answer.SAVE, True, "After"), (Answer.DISCARD, True, "Before"), (Answer.CANCEL, False, "Before")],
)
def test_changes_are_asked_about_before_closing(
    make: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: Answer,
    may_close: bool,
    name_in_file: str,
) -> None:
    path = tmp_path / "a.mrrt.json"
    write(path, Scenario(name="Before"))
    asked = answers(monkeypatch, "ask_about_changes", answer)
    assert make(edited(path)).may_close() is may_close
    assert asked[0][1] == "After"
    assert read(path).name == name_in_file


def test_nothing_is_asked_without_changes(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answers(monkeypatch, "ask_about_changes", Answer.CANCEL)
    assert make(Document(Scenario())).may_close()
    assert asked == []


def test_saving_that_fails_keeps_the_window(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, "ask_about_changes", Answer.SAVE)
    assert not make(edited(tmp_path / "no-folder" / "a.mrrt.json")).may_close()
