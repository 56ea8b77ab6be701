from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.step_arrows import lane_name, lanes_of, ordered_lanes
from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.simulation.storyboard import storyboard
from mrrt_studio.simulation.timeline import simulate
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.timeline.card_layout import CardLayout, frame_edges, lay_out
from mrrt_studio.ui.timeline.lanes import LaneName, Tracks, lay_tracks
from mrrt_studio.ui.timeline.measuring import text_width
from tests.simulation.story_samples import LOGIN, REPORTS, crowded, scenario, story


def layouts(document: Scenario, width: int = 690) -> list[CardLayout]:
    played = simulate(document).steps
    names = refresh_token_names(played)
    tracks = tracks_of(document, width)
    return [lay_out(storyboard(step, names), width, tracks) for step in played]


def tracks_of(document: Scenario, width: int) -> Tracks:
    played = simulate(document).steps
    lanes = ordered_lanes(lane for step in played for lane in lanes_of(step))
    left, right = frame_edges(width)
    known = played[-1].state.configuration
    return lay_tracks(
        [LaneName(lane, lane_name(lane, known), 50) for lane in lanes], left + 10, right - 10, 44
    )


def last(*steps: dict[str, Any], width: int = 690) -> CardLayout:
    return layouts(scenario(*steps), width)[-1]


def areas(layout: CardLayout) -> list[QRectF]:
    texts = [*layout.title, *layout.lines, *(arrow.label for arrow in layout.arrows)]
    badge = [layout.badge.area] if layout.badge else []
    return [*(text.area for text in texts), *(chip.area for chip in layout.chips), layout.number, *badge]


@pytest.mark.parametrize("document", [story(), crowded()], ids=["story", "crowded"])
@pytest.mark.parametrize("width", [500, 690, 1000])
@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
def test_nothing_leaves_the_card_and_nothing_is_cut_off(document: Scenario, width: int, scale: float) -> None:
    theme().set_text_scale(scale)
    for layout in layouts(document, width):
        frame = layout.frame.adjusted(-1, -1, 1, 1)
        assert all(frame.contains(area) for area in areas(layout) if area.width() > 0)
        assert layout.frame.bottom() <= layout.height
        assert all(line.area.bottom() <= layout.height for line in layout.gutter)
        texts = [*layout.title, *layout.lines, *(arrow.label for arrow in layout.arrows)]
        assert all(text_width(text.text, text.role) <= text.area.width() + 1 for text in texts)


@pytest.mark.parametrize("width", [500, 690, 1000])
def test_chips_and_title_and_badge_never_overlap(width: int) -> None:
    for layout in layouts(story(), width) + layouts(crowded(), width):
        boxes = [chip.area for chip in layout.chips]
        boxes += [line.area for line in layout.title] + ([layout.badge.area] if layout.badge else [])
        assert not any(
            one.adjusted(0, 1, 0, -1).intersects(other) for i, one in enumerate(boxes) for other in boxes[:i]
        )


def test_the_card_follows_its_content() -> None:
    wait, login, many = last({"type": "wait", "seconds": 1}), last(LOGIN), layouts(crowded())[0]
    assert wait.height < login.height < many.height
    assert (wait.arrows, wait.chips, wait.lines) == ((), (), ())


def test_forty_scopes_wrap_to_as_many_lines_as_they_need() -> None:
    tops = {chip.area.top() for chip in layouts(crowded(), 500)[0].chips}
    assert len(tops) > len({chip.area.top() for chip in layouts(crowded(), 1000)[0].chips}) > 5


def test_the_badge_goes_below_the_title_where_there_is_no_room_beside_it() -> None:
    step = {"type": "exchange", "audience": REPORTS}
    wide, narrow = last(LOGIN, step), last(LOGIN, step, width=330)
    assert wide.badge is not None
    assert narrow.badge is not None
    assert wide.badge.area.top() < wide.title[-1].area.bottom()
    assert narrow.badge.area.left() == narrow.title[0].area.left()
    assert narrow.badge.area.top() > narrow.title[-1].area.center().y()


def test_arrows_go_between_the_lanes_of_those_who_speak() -> None:
    opens, asks, answers = last(LOGIN).arrows
    assert opens.start < opens.end <= asks.start < asks.end
    assert (answers.start > answers.end, answers.arrow.reply) == (True, True)
    assert opens.y == asks.y < answers.y


def test_two_arrows_of_one_row_keep_their_labels_apart() -> None:
    long_flow = {**LOGIN, "flow": "password"}
    entered, asked, _ = last(long_flow, width=500).arrows
    assert not entered.label.area.intersects(asked.label.area)


def test_an_arrow_to_a_lane_that_is_not_there_is_left_out() -> None:
    played = simulate(scenario(LOGIN)).steps[0]
    assert lay_out(storyboard(played), 690, Tracks()).arrows == ()


def test_tooltips_tell_the_reason_of_a_chip_and_what_was_cut() -> None:
    layout = last(LOGIN, {"type": "exchange", "audience": REPORTS})
    reasons = [layout.tooltip_at(chip.area.center()) for chip in layout.chips]
    assert "Access token for https://api.example.com" in reasons[0]
    assert any(reason.startswith("Granted: an MRRT policy of Phone app adds it") for reason in reasons)
    assert layout.tooltip_at(QPointF(-5, -5)) == ""
    crowd = layouts(crowded())[1]
    assert crowd.tooltip_at(crowd.title[0].area.center()).startswith("The application with the longest name")
    assert "very-long-name" in crowd.tooltip_at(crowd.arrows[0].label.area.center())
