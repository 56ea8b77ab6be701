"""Answers dialogs that wait for an answer, as a person would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLineEdit

Answer = Callable[[QDialog], object]


@contextmanager
def answering(*answers: Answer) -> Iterator[list[QDialog]]:
    """Answer the modal dialogs that come, in their order; yields them as they are seen.

    Fails when fewer come than there are answers.
    """
    left, seen = list(answers), list[QDialog]()
    timer = QTimer()
    timer.setInterval(5)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if left and isinstance(dialog, QDialog) and dialog.isVisible() and dialog not in seen:
            seen.append(dialog)
            left.pop(0)(dialog)

    timer.timeout.connect(look)
    timer.start()
    try:
        yield seen
    finally:
        timer.stop()
    assert not left, f"{len(left)} dialogs did not come"


def press(text: str) -> Answer:
    """Return an answer that presses the button of this text."""

    def answer(dialog: QDialog) -> None:
        buttons = {button.text().replace("&", ""): button for button in dialog.findChildren(QAbstractButton)}
        buttons[text].click()

    return answer


def choose(path: Path) -> Answer:
    """Return an answer that types a name into a file dialog."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setText(str(path))
        dialog.accept()

    return answer
