from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from mrrt_studio.ui.gallery.pictures import save_pictures
from mrrt_studio.ui.theme import theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_one_picture_for_every_scheme_and_text_size(tmp_path: Path, qapp: object) -> None:
    theme().set_text_scale(1.25)
    saved = save_pictures(tmp_path / "new")
    assert len({path.name for path in saved}) == 9
    assert all(QImage(str(path)).width() == 1440 for path in saved)
    assert (theme().forced_scheme, theme().text_scale) == ("light", 1.25)


def test_a_picture_that_cannot_be_written_is_told(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "light-100.png").mkdir()
    with pytest.raises(OSError, match=r"light-100\.png"):
        save_pictures(tmp_path)
