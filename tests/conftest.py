"""What every test stands on: the offscreen platform, a home of its own, and reproducible property tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

CHECKOUT = Path(__file__).resolve().parent.parent

# Before anything imports Qt: without a display, and with numbers, dates and sizes that no machine changes.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update({"LC_ALL": "C.UTF-8", "QT_FONT_DPI": "96", "QT_SCALE_FACTOR": "1"})

settings.register_profile(
    "studio",
    deadline=None,
    max_examples=60,
    database=None,
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("studio")


@pytest.fixture(autouse=True)
def studio_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and recovery files go to the test's own folder, never to that of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("MRRT_STUDIO_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def shared() -> Path:
    """Golden scenarios and samples that lie beside the checkout."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder ../shared is not beside this checkout")
    return folder
