"""Pictures of the gallery, one for every scheme and text size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from mrrt_studio.ui.gallery.window import GalleryWindow
from mrrt_studio.ui.theme import Scheme, theme

_ROUNDS_OF_LAYOUT = 5
TEXT_SCALES = (1.0, 1.5, 2.0)


def save_pictures(folder: Path) -> list[Path]:
    """Save the gallery as ``SCHEME-PERCENT.png`` and return the paths; the theme is left as it was.

    Raises:
        OSError: a picture cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = theme().forced_scheme, theme().text_scale
    window = GalleryWindow()
    window.show()
    saved = [_save(window, folder, scheme, scale) for scheme in Scheme for scale in TEXT_SCALES]
    window.close()
    theme().set_scheme(before[0])
    theme().set_text_scale(before[1])
    return saved


def _save(window: GalleryWindow, folder: Path, scheme: Scheme, scale: float) -> Path:
    theme().set_scheme(scheme)
    theme().set_text_scale(scale)
    window.resize(1440, 900 if scale == 1.0 else 1300)
    for _ in range(_ROUNDS_OF_LAYOUT):
        QApplication.processEvents()
    path = folder / f"{scheme.value}-{scale * 100:.0f}.png"
    if not window.grab().save(str(path)):
        raise OSError(f"{path}: the picture cannot be written.")
    return path
