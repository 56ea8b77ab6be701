"""The main window and its dialogs as pictures, in which nothing is cut and nothing is covered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.paths import recovery_folder
from mrrt_studio.scenario import recovery
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.main_window import MainWindow
from mrrt_studio.ui.shell.recent import add_recent
from mrrt_studio.ui.shell.templates import DOCUMENTED_EXAMPLE, EMPTY_TENANT
from mrrt_studio.ui.shell.windows import Windows
from mrrt_studio.ui.theme import Scheme, theme
from tests.ui.cut_text import cut_texts, overlaps, settle
from tests.ui.shell.closing import closing

pytestmark = pytest.mark.qt_log_ignore("does not support")

SIZES = [QSize(1280, 800), QSize(1920, 1080)]
SCHEMES = [Scheme.LIGHT, Scheme.DARK]
SCALES = [1.0, 1.5]
FEWEST_COLOURS = 50


@pytest.fixture
def windows(qtbot: QtBot) -> Iterator[Windows]:
    with closing(Windows(recovery_folder())) as made:
        yield made
    theme().set_scheme(None)
    theme().set_text_scale(1.0)


@pytest.fixture
def example(windows: Windows) -> MainWindow:
    window = windows.open_template(DOCUMENTED_EXAMPLE)
    assert window is not None
    return window


def take(window: QWidget, path: Path) -> None:
    """Save a picture, and fail where something on it is cut or covered."""
    settle()
    image = window.grab().toImage()
    assert image.save(str(path))
    small = image.scaled(200, 200)
    colours = {small.pixel(x, y) for x in range(200) for y in range(200)}
    assert len(colours) > FEWEST_COLOURS, f"{path} is almost empty"
    assert cut_texts(window) == []
    assert overlaps(window) == []


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_main_window(
    example: MainWindow, qtbot: QtBot, tmp_path: Path, scheme: Scheme, size: QSize, scale: float
) -> None:
    theme().set_scheme(scheme)
    theme().set_text_scale(scale)
    example.resize(size)
    take(example, tmp_path / "window.png")
    assert example.size() == size


@pytest.mark.parametrize("scale", SCALES)
def test_every_page_of_the_inspector(example: MainWindow, qtbot: QtBot, tmp_path: Path, scale: float) -> None:
    theme().set_text_scale(scale)
    example.resize(SIZES[0])
    for step in ("login", "wait", "x1", "call2", "x3"):
        example.selection.select_step(step)
        for page in range(3):
            example.inspector.pages.set_current(page)
            take(example, tmp_path / f"{step}-{page}.png")


@pytest.mark.parametrize("scale", SCALES)
def test_the_empty_tenant_with_a_message(windows: Windows, tmp_path: Path, scale: float) -> None:
    theme().set_text_scale(scale)
    window = windows.open_template(EMPTY_TENANT)
    assert window is not None
    window.resize(SIZES[0])
    window.messages.post("refused", "Cannot save /home/ada/case.mrrt.json: the disk is full.", "Try again.")
    take(window, tmp_path / "empty.png")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [QSize(1000, 720), QSize(600, 500)], ids=lambda size: f"{size.width()}")
def test_the_start_page(windows: Windows, qtbot: QtBot, tmp_path: Path, size: QSize, scale: float) -> None:
    folder = recovery_folder()
    original = tmp_path / "a-folder-with-a-name-of-some-length" / "case.mrrt.json"
    file = recovery.keep(
        folder, "a", Scenario(name="Case"), original=original, saved_at="2026-01-01T09:00:00Z"
    )
    file.with_name(file.name.replace(".a.", ".b.")).write_text("{", encoding="utf-8")
    recovery.release(folder)
    add_recent(original)
    add_recent(file)
    theme().set_text_scale(scale)
    start = windows.show_start()
    start.resize(size)
    take(start, tmp_path / "start.png")
