"""What the File and Help menus do in every window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mrrt_studio.ui.shell.menus import Command
from mrrt_studio.ui.shell.recent import clear_recent, recent_files
from mrrt_studio.ui.shell.templates import DOCUMENTED_EXAMPLE, EMPTY_TENANT

if TYPE_CHECKING:
    from mrrt_studio.ui.shell.windows import Frame, Windows


def file_commands(windows: Windows, window: QWidget, frame: Frame) -> dict[str, Command]:
    """Return the commands that need no document, by action id.

    Args:
        windows: all windows.
        window: the parent of dialogs.
        frame: where messages go; usually the same object.
    """
    return {
        "file.new": lambda: windows.open_template(EMPTY_TENANT, frame),
        "file.example": lambda: windows.open_template(DOCUMENTED_EXAMPLE, frame),
        "file.start": windows.show_start,
        "file.open": lambda: choose_and_open(windows, window, frame),
        "file.forget": clear_recent,
        "file.close": window.close,
        "file.quit": windows.quit,
        "help.shortcuts": lambda: _show_shortcuts(window),
        "help.about": lambda: _show_about(window),
    }


def choose_and_open(windows: Windows, window: QWidget, frame: Frame) -> None:
    """Let a person choose files and open them."""
    from mrrt_studio.ui.shell.questions import ask_for_files  # noqa: PLC0415 - file dialogs are big

    windows.open_files(ask_for_files(window, _folder()), frame)


def _folder() -> Path | None:
    recent = recent_files()
    return recent[0].parent if recent else None


def _show_shortcuts(window: QWidget) -> None:
    from mrrt_studio.ui.shell.shortcuts import ShortcutsDialog  # noqa: PLC0415 - rarely wanted

    dialog = ShortcutsDialog(window)
    dialog.exec()
    dialog.deleteLater()


def _show_about(window: QWidget) -> None:
    from mrrt_studio.ui.shell.about import AboutDialog  # noqa: PLC0415 - rarely wanted

    dialog = AboutDialog(window)
    dialog.exec()
    dialog.deleteLater()
