"""Makes pictures of the window in light and dark: python packaging/screenshots.py FOLDER [--all].

Without ``--all`` those that the README shows, with it one of every scenario of the start page too.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mrrt_studio.ui.main_window import MainWindow
    from mrrt_studio.ui.shell.templates import Template
    from mrrt_studio.ui.shell.windows import Windows

CHECKOUT = Path(__file__).resolve().parent.parent
ALL = "--all"
STEP = "x3"
"""The step in view: the answer of 200 that carries a token for another API."""
POLICIES_PAGE = 2
"""The page of an application's form that has the MRRT policies."""
WIDTH, HEIGHT = 1440, 900
TURNS = 20
"""Turns of the event loop in which layouts come to rest."""


def main(arguments: list[str]) -> int:
    """Write ``main-window-light.png`` and ``…-dark.png`` into a folder, and ``template-<id>-….png``.

    The platform is the offscreen one unless QT_QPA_PLATFORM names another; no settings of the person who
    runs it are read or changed.
    """
    folders = [word for word in arguments if word != ALL]
    if len(folders) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(CHECKOUT))
    with tempfile.TemporaryDirectory() as home:
        os.environ["MRRT_STUDIO_HOME"] = home
        for path in save_pictures(Path(folders[0]), of_templates=ALL in arguments):
            sys.stdout.write(f"{path}\n")
    return 0


def save_pictures(folder: Path, *, of_templates: bool = False) -> list[Path]:
    """Save pictures in light and dark and return their paths; the look is afterwards as before.

    Raises:
        OSError: one cannot be written.
    """
    # Imported here: what reads the environment comes after it was set.
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from mrrt_studio.paths import recovery_folder  # noqa: PLC0415
    from mrrt_studio.ui.shell.session import prepare  # noqa: PLC0415
    from mrrt_studio.ui.shell.templates import DOCUMENTED_EXAMPLE, TEMPLATES  # noqa: PLC0415
    from mrrt_studio.ui.shell.windows import Windows  # noqa: PLC0415

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)  # noqa: S101 - Qt types it loosely
    prepare(application)
    windows = Windows(recovery_folder())
    folder.mkdir(parents=True, exist_ok=True)
    paths = _pictures_of(_opened(windows, DOCUMENTED_EXAMPLE), folder, "main-window", _surprise)
    for template in TEMPLATES if of_templates else ():
        paths += _pictures_of(_opened(windows, template), folder, f"template-{template.id}", _nothing)
    windows.close_all()
    windows.leave()
    return paths


def _opened(windows: Windows, template: Template) -> MainWindow:
    window = windows.open_template(template)
    if window is None:
        raise OSError(f"The shipped scenario {template.id} cannot be opened.")
    return window


def _pictures_of(
    window: MainWindow, folder: Path, name: str, show: Callable[[MainWindow], None]
) -> list[Path]:
    window.resize(WIDTH, HEIGHT)
    show(window)
    paths = [_save(window, folder / f"{name}-{scheme}.png", scheme) for scheme in ("light", "dark")]
    # Every open window would follow the next change of colours.
    window.close()
    return paths


def _surprise(window: MainWindow) -> None:
    """Show the second silent surprise with the policies beside it."""
    if (form := window.tenant.forms.current_form()) is not None:
        form.tabs.set_current(POLICIES_PAGE)
    window.selection.move_playhead(window.document.timeline.by_id[STEP].index + 1)


def _nothing(_window: MainWindow) -> None:
    """A template is shown as it opens."""


def _save(window: MainWindow, path: Path, scheme: str) -> Path:
    from mrrt_studio.ui.theme import theme  # noqa: PLC0415

    before = theme().forced_scheme
    theme().set_scheme(scheme)
    _rest()
    is_saved = window.grab().save(str(path))
    theme().set_scheme(before)
    if not is_saved:
        raise OSError(f"{path}: the picture cannot be written.")
    return path


def _rest() -> None:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    for _ in range(TURNS):
        QApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
