"""Show the gallery, or save it as pictures: ``python -m mrrt_studio.ui.gallery [FOLDER]``."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from mrrt_studio.ui.gallery.pictures import save_pictures
from mrrt_studio.ui.gallery.window import GalleryWindow
from mrrt_studio.ui.theme import theme


def main(arguments: list[str]) -> int:
    """Run until the window is closed, or save one picture for every scheme and text size into a folder."""
    application = QApplication.instance() or QApplication(arguments[:1])
    assert isinstance(application, QApplication)  # noqa: S101 - Qt types it loosely
    theme().apply(application)
    if len(arguments) > 1:
        save_pictures(Path(arguments[1]))
        return 0
    window = GalleryWindow()
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv))
