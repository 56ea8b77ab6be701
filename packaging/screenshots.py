"""Makes the pictures of the main window that the README shows: python packaging/screenshots.py FOLDER."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mrrt_studio.ui.main_window import MainWindow

CHECKOUT = Path(__file__).resolve().parent.parent
STEP = "x3"
"""The step in view: the answer of 200 that carries a token for another API."""
POLICIES_PAGE = 2
"""The page of an application's form that has the MRRT policies."""
WIDTH, HEIGHT = 1440, 900
TURNS = 20
"""Turns of the event loop in which layouts come to rest."""


def main(arguments: list[str]) -> int:
    """Write ``main-window-light.png`` and ``main-window-dark.png`` into a folder.

    The platform is the offscreen one unless QT_QPA_PLATFORM names another; no settings of the person who
    runs it are read or changed.
    """
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(CHECKOUT))
    with tempfile.TemporaryDirectory() as home:
        os.environ["MRRT_STUDIO_HOME"] = home
        for path in save_pictures(Path(arguments[0])):
            sys.stdout.write(f"{path}\n")
    return 0


def save_pictures(folder: Path) -> list[Path]:
    """Save a picture in light and one in dark and return their paths; the look is afterwards as before.

    Raises:
        OSError: one cannot be written.
    """
    # Imported here: what reads the environment comes after it was set.
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from mrrt_studio.paths import recovery_folder  # noqa: PLC0415
    from mrrt_studio.ui.shell.session import prepare  # noqa: PLC0415
    from mrrt_studio.ui.shell.templates import DOCUMENTED_EXAMPLE  # noqa: PLC0415
    from mrrt_studio.ui.shell.windows import Windows  # noqa: PLC0415

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)  # noqa: S101 - Qt types it loosely
    prepare(application)
    windows = Windows(recovery_folder())
    window = windows.open_template(DOCUMENTED_EXAMPLE)
    if window is None:
        raise OSError("The shipped example cannot be opened.")
    folder.mkdir(parents=True, exist_ok=True)
    paths = [_save(window, folder, scheme) for scheme in ("light", "dark")]
    windows.close_all()
    windows.leave()
    return paths


def _save(window: MainWindow, folder: Path, scheme: str) -> Path:
    """Show the second silent surprise with the policies beside it, and take the picture."""
    from mrrt_studio.ui.theme import theme  # noqa: PLC0415

    before = theme().forced_scheme
    theme().set_scheme(scheme)
    window.resize(WIDTH, HEIGHT)
    if (form := window.tenant.forms.current_form()) is not None:
        form.tabs.set_current(POLICIES_PAGE)
    window.selection.move_playhead(window.document.timeline.by_id[STEP].index + 1)
    _rest()
    path = folder / f"main-window-{scheme}.png"
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
