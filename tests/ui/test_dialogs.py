"""Every dialog in every scheme, at the usual text size and at twice that: nothing is cut or covered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.paths import resource
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import read
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.exporting.dialog import ExportDialog
from mrrt_studio.ui.importing.dialog import ImportDialog
from mrrt_studio.ui.importing.job import Source
from mrrt_studio.ui.scripts.code_dialog import CodeDialog
from mrrt_studio.ui.scripts.known_code import all_scripts
from mrrt_studio.ui.scripts.try_dialog import TryDialog
from mrrt_studio.ui.shell import questions
from mrrt_studio.ui.shell.about import AboutDialog
from mrrt_studio.ui.shell.crash import crash_dialog
from mrrt_studio.ui.shell.shortcuts import ShortcutsDialog
from mrrt_studio.ui.theme import Scheme, theme
from tests.ui.cut_text import cut_texts, overlaps, settle
from tests.ui.shell.modal import answering

pytestmark = pytest.mark.qt_log_ignore("does not support")

TENANT = """
clients:
  - name: ##NAME##
    app_type: spa
    client_secret: a-secret-that-nobody-shall-see
connections:
  - name: db
"""


def example() -> Scenario:
    return read(resource("scenarios/documented-example.mrrt.json"))


def with_action() -> Scenario:
    code = "exports.onExecutePostLogin = async (event, api) => {};"
    action = {"name": "An Action with a long name", "code": code}
    return Scenario.model_validate(
        {**example().to_json(), "actions": [action], "triggers": {"post-login": [action["name"]]}}
    )


def import_of(text: str) -> ImportDialog:
    return ImportDialog(example(), Source(text=text))


def tried() -> TryDialog:
    return TryDialog(Document(with_action()), "action", "An Action with a long name", "x1")


DIALOGS: dict[str, Callable[[], QDialog]] = {
    "about": AboutDialog,
    "shortcuts": ShortcutsDialog,
    "crash": partial(crash_dialog, "ValueError: nobody expected this", "Traceback", is_kept=True),
    "import": partial(import_of, TENANT),
    "import refused": partial(import_of, "clients: ["),
    "export": lambda: ExportDialog(Document(example())),
    "code": lambda: CodeDialog(all_scripts(with_action())),
    "try": tried,
}


@pytest.fixture
def look() -> Iterator[Callable[[Scheme, float], None]]:
    def change(scheme: Scheme, scale: float) -> None:
        theme().set_scheme(scheme)
        theme().set_text_scale(scale)

    yield change
    theme().set_scheme(None)
    theme().set_text_scale(1.0)


def is_busy(dialog: QWidget) -> bool:
    job = getattr(dialog, "job", None) or getattr(dialog, "_background", None)
    return bool(getattr(job, "is_busy", False))


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("make", DIALOGS.values(), ids=DIALOGS)
def test_nothing_is_cut(
    qtbot: QtBot, make: Callable[[], QDialog], scheme: Scheme, scale: float, look: Callable[..., None]
) -> None:
    look(scheme, scale)
    dialog = make()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not is_busy(dialog), timeout=20_000)
    settle()
    assert cut_texts(dialog) == []
    assert overlaps(dialog) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("scheme", list(Scheme))
def test_no_question_is_cut(qtbot: QtBot, scheme: Scheme, scale: float, look: Callable[..., None]) -> None:
    look(scheme, scale)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    found: list[str] = []

    def inspect(dialog: QDialog) -> None:
        QApplication.processEvents()
        found.extend([*cut_texts(dialog), *overlaps(dialog)])
        dialog.reject()

    with answering(inspect, inspect, inspect):
        questions.ask_about_changes(window, "A scenario with a name of some length")
        questions.confirm(window, "Discard these changes for good?", "Nobody can bring them back.", "Discard")
        questions.ask_for_name(window, "Case")
    assert found == []
