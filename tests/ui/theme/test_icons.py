from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from mrrt_studio.paths import resource
from mrrt_studio.ui.theme import application_icon, icon, paint_icon, pixmap, theme
from mrrt_studio.ui.theme.colours import Scheme, all_colours

NEEDED = (
    *(
        "login-source",
        "policy-source",
        "script-source",
        "dropped",
        "withheld",
        "warning",
        "refused",
        "ok",
        "info",
    ),
    *(
        "undo",
        "redo",
        "step-forward",
        "step-back",
        "to-start",
        "to-end",
        "play",
        "plus",
        "wait",
        "key",
        "ticket",
    ),
    *(
        "api",
        "application",
        "user",
        "role",
        "tenant",
        "grant",
        "settings",
        "copy",
        "open",
        "save",
        "new",
        "trash",
    ),
    *("duplicate", "up", "down", "search", "chevron-right", "chevron-down", "more", "close", "edit", "link"),
    *("paste", "import", "eye", "disabled"),
)
CONTROLS = {
    "ok": ("ok", "on-accent"),
    "minus": ("minus", "on-accent"),
    "dot": ("dot", "on-accent"),
    "chevron-up": ("chevron-up", "text-secondary"),
    "chevron-down": ("chevron-down", "text-secondary"),
    "chevron-left": ("chevron-left", "text-secondary"),
    "chevron-right": ("chevron-right", "text-secondary"),
    "check": ("ok", "text"),
    "close": ("close", "text-secondary"),
    "float": ("float", "text-secondary"),
    "branch-open": ("chevron-down", "text-secondary"),
    "branch-closed": ("chevron-right", "text-secondary"),
}


def colours_in(image: QImage) -> set[str]:
    """The opaque colours: the others are softened edges."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


def is_all(image: QImage, colour: str) -> bool:
    """Blending may round a channel by one."""
    wanted = QColor(colour).toTuple()
    found = [QColor(name).toTuple() for name in colours_in(image)]
    return bool(found) and all(abs(a - b) <= 1 for one in found for a, b in zip(one, wanted, strict=True))


@pytest.mark.parametrize("name", NEEDED)
def test_icon_is_drawn_in_the_one_colour_asked_for(name: str) -> None:
    image = pixmap(name, 64, "accent").toImage()
    assert is_all(image, theme().colours()["accent"])


def test_one_icon_takes_the_colour_of_the_scheme_of_the_moment() -> None:
    kept = icon("ok", "ok")
    assert is_all(kept.pixmap(64, 64).toImage(), all_colours()[Scheme.LIGHT]["ok"])
    theme().set_scheme(Scheme.DARK)
    assert is_all(kept.pixmap(64, 64).toImage(), all_colours()[Scheme.DARK]["ok"])


def test_a_disabled_icon_is_faint() -> None:
    image = icon("trash", "refused").pixmap(64, 64, QIcon.Mode.Disabled).toImage()
    assert is_all(image, theme().colours()["disabled"])


def test_dense_screens_get_more_pixels() -> None:
    dense = icon("save").pixmap(QSize(16, 16), 2.0)
    assert (dense.width(), dense.devicePixelRatio()) == (32, 2.0)
    assert pixmap("save", 16, ratio=2.0).size() == QSize(32, 32)


def test_an_icon_wider_than_high_leaves_room_behind() -> None:
    image = icon("play").pixmap(QSize(40, 20)).toImage()
    assert image.size() == QSize(40, 20)
    assert colours_in(image.copy(20, 0, 20, 20)) == set()
    assert colours_in(image.copy(0, 0, 20, 20)) != set()


def test_a_copied_icon_outlives_the_first(qapp: object) -> None:
    """Qt clones the engine when a copy is changed; both must live on."""
    first = QIcon(icon("copy"))
    second = QIcon(first)
    second.addPixmap(QPixmap(8, 8))
    del first
    gc.collect()
    assert not second.pixmap(16, 16).isNull()


def test_painting_keeps_to_the_middle_of_the_rectangle() -> None:
    canvas = QImage(60, 20, QImage.Format.Format_ARGB32)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    paint_icon(painter, QRectF(0, 0, 60, 20), "dropped", "text")
    painter.end()
    assert canvas.copy(0, 0, 19, 20).allGray()
    assert canvas.pixelColor(5, 10).name() == "#ffffff"
    assert canvas.pixelColor(30, 10).name() != "#ffffff"


def test_unknown_names_are_refused_at_once() -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        icon("nowhere")
    with pytest.raises(KeyError, match="no-colour"):
        icon("ok", "no-colour")


def test_every_drawing_takes_its_colour_from_outside() -> None:
    own = {"mrrt-studio"}
    for file in resource("icons").glob("*.svg"):
        text = file.read_text(encoding="utf-8")
        assert ("currentColor" in text) != (file.stem in own), file.name


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("control", list(CONTROLS))
def test_pictures_inside_controls_follow_drawings_and_colours(control: str, scheme: Scheme) -> None:
    drawing, colour = CONTROLS[control]
    drawn = resource(f"icons/{drawing}.svg").read_text(encoding="utf-8")
    expected = drawn.replace("currentColor", all_colours()[scheme][colour])
    if control.startswith("branch"):
        expected = expected.replace('viewBox="0 0 16 16"', 'viewBox="-4 -4 24 24"')
    found = resource(f"icons/controls/{scheme.value}/{control}.svg").read_text(encoding="utf-8")
    assert found == expected


def test_the_programs_own_mark() -> None:
    assert len(colours_in(application_icon().pixmap(64, 64).toImage())) > 5
