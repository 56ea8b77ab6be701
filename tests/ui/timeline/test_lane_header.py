from __future__ import annotations

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.step_arrows import AUTH0, USER, Lane
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.timeline.lane_header import LaneHeader
from mrrt_studio.ui.timeline.lanes import LaneName, lay_tracks
from tests.simulation.story_samples import LONG_NAME

LANES = (USER, Lane("client", LONG_NAME), AUTH0, Lane("api", "one"), Lane("api", "two"))


def header(qtbot: QtBot, width: int) -> LaneHeader:
    shown = LaneHeader()
    qtbot.addWidget(shown)
    shown.resize(width, shown.sizeHint().height())
    names = [LaneName(lane, name_of(lane), 60) for lane in LANES]
    shown.set_tracks(lay_tracks(names, 80, width - 20, 50), name_of)
    return shown


def name_of(lane: Lane) -> str:
    return lane.key or lane.kind


def test_readers_hear_all_names_whole(qtbot: QtBot) -> None:
    assert header(qtbot, 600).accessibleDescription() == f"user, {LONG_NAME}, auth0, one, two"


def test_the_whole_name_is_under_the_mouse(qtbot: QtBot) -> None:
    shown = header(qtbot, 600)
    x = round(shown._tracks.x(LANES[1]) or 0)
    assert shown.name_at(QPoint(x, 5)) == LONG_NAME
    assert shown.name_at(QPoint(1, 5)) == ""


def test_lanes_that_share_a_column_are_all_named(qtbot: QtBot) -> None:
    shown = header(qtbot, 300)
    x = round(shown._tracks.x(LANES[-1]) or 0)
    assert shown.name_at(QPoint(x, 5)) == "one, two"


def test_it_grows_with_the_text_and_paints_in_every_scheme(qtbot: QtBot) -> None:
    shown = header(qtbot, 600)
    small = shown.sizeHint().height()
    theme().set_text_scale(2.0)
    assert shown.sizeHint().height() > 1.5 * small
    for scheme in ("dark", "high-contrast", "light"):
        theme().set_scheme(scheme)
        image = shown.grab().toImage()
        assert image.pixelColor(2, 2) == theme().colour("surface")
