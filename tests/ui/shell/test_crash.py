from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.shell.crash import CrashGuard, crash_dialog
from tests.ui.shell.modal import answering, press

pytestmark = [pytest.mark.qt_log_ignore("does not support"), pytest.mark.usefixtures("qapp")]


class Keeper:
    def __init__(self, *, succeeds: bool = True) -> None:
        self.succeeds = succeeds
        self.asked = 0

    def keep(self) -> bool:
        self.asked += 1
        return self.succeeds


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


def handle(guard: CrashGuard, error: Exception) -> None:
    caught = raised(error)
    guard.handle(type(caught), caught, caught.__traceback__)


def test_an_error_is_shown_with_the_work_kept_and_the_program_goes_on(qtbot: QtBot) -> None:
    keeper = Keeper()
    guard = CrashGuard(keeper.keep)
    texts: list[str] = []

    def read_and_go_on(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        texts.extend([dialog.informativeText(), dialog.detailedText()])
        press("Continue")(dialog)

    with answering(read_and_go_on):
        handle(guard, ValueError("nobody expected this"))
        assert keeper.asked == 0, "the dialog comes later: the error may have happened while painting"
        qtbot.waitUntil(lambda: bool(texts))
    assert keeper.asked == 1
    assert "has been kept as a recovery copy" in texts[0]
    assert "ValueError: nobody expected this" in texts[0]
    assert "Traceback" in texts[1]


def test_errors_that_come_while_the_dialog_is_open_open_no_other(qtbot: QtBot) -> None:
    keeper = Keeper()
    guard = CrashGuard(keeper.keep)

    def fail_again(dialog: QDialog) -> None:
        handle(guard, ValueError("again"))
        QApplication.processEvents()
        press("Continue")(dialog)

    with answering(fail_again) as seen:
        handle(guard, ValueError("first"))
        qtbot.waitUntil(lambda: bool(seen))
        qtbot.wait(30)
    assert keeper.asked == 1


def test_an_error_in_another_thread_is_shown_in_the_window(qtbot: QtBot, hooks_as_before: None) -> None:
    keeper = Keeper()
    guard = CrashGuard(keeper.keep)
    guard.install()

    def fail() -> None:
        raise ValueError("elsewhere")

    with answering(press("Continue")) as seen:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: bool(seen))
    assert keeper.asked == 1


@pytest.fixture
def hooks_as_before() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


def test_it_takes_the_place_of_pythons_hook(hooks_as_before: None) -> None:
    guard = CrashGuard(Keeper().keep)
    guard.install()
    assert sys.excepthook == guard.handle


def test_where_no_copy_could_be_written_it_says_so() -> None:
    box = crash_dialog("ValueError: x", "Traceback", is_kept=False)
    assert "could not be written" in box.informativeText()
    box.deleteLater()


def test_the_details_can_be_copied_and_the_dialog_stays(qtbot: QtBot) -> None:
    box = crash_dialog("ValueError: x", "Traceback: all of it", is_kept=True)
    box.show()
    press("Copy details")(box)
    assert QGuiApplication.clipboard().text() == "Traceback: all of it"
    assert box.isVisible()
    box.close()
    box.deleteLater()
