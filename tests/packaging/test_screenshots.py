from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import screenshots
from PySide6.QtGui import QImage

from mrrt_studio.ui.shell import templates

CHECKOUT = Path(__file__).resolve().parents[2]
SCRIPT = CHECKOUT / "packaging" / "screenshots.py"


def run(*arguments: object, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPT, *map(str, arguments)],
        env=os.environ | {"MRRT_STUDIO_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures") / "new"
    home = tmp_path_factory.mktemp("home")
    made = run(folder, home=home)
    assert made.returncode == 0, made.stderr
    assert list(home.iterdir()) == [], "settings of the person who runs it were touched"
    assert made.stdout.split() == [str(folder / f"main-window-{name}.png") for name in ("light", "dark")]
    return folder


def test_the_window_is_pictured_in_light_and_dark(pictures: Path) -> None:
    light, dark = (QImage(str(pictures / f"main-window-{name}.png")) for name in ("light", "dark"))
    assert (light.width(), light.height()) == (dark.width(), dark.height())
    middle = light.rect().center()
    assert light.pixelColor(middle).lightness() > 200
    assert dark.pixelColor(middle).lightness() < 100


def test_templates_are_pictured_on_demand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them would take half a minute; the start page's own tests open each."""
    monkeypatch.setattr(templates, "TEMPLATES", templates.LESSONS[:1])
    names = [path.name for path in screenshots.save_pictures(tmp_path, of_templates=True)]
    lesson = templates.LESSONS[0].id
    assert names[2:] == [f"template-{lesson}-light.png", f"template-{lesson}-dark.png"]
    assert all(QImage(str(tmp_path / name)).width() == screenshots.WIDTH for name in names)


def test_without_a_folder_it_says_how_it_is_used(tmp_path: Path) -> None:
    made = run(home=tmp_path)
    assert made.returncode == 2
    assert "packaging/screenshots.py FOLDER" in made.stderr
