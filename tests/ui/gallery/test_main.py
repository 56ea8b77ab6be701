from __future__ import annotations

from pathlib import Path

import pytest

from mrrt_studio.ui.gallery import __main__ as gallery


def test_a_folder_gets_the_pictures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: object) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(gallery, "save_pictures", asked.append)
    assert gallery.main(["gallery", str(tmp_path)]) == 0
    assert asked == [tmp_path]
