from __future__ import annotations

import re
from pathlib import Path

import pytest

from mrrt_studio.ui.theme.colours import Scheme, all_colours
from mrrt_studio.ui.theme.fonts import Metrics
from mrrt_studio.ui.theme.stylesheet import build_stylesheet, distances


@pytest.mark.parametrize("scheme", list(Scheme))
def test_nothing_is_left_to_fill_in(scheme: Scheme) -> None:
    sheet = build_stylesheet(scheme, all_colours()[scheme], Metrics(16))
    assert "$" not in sheet
    assert all_colours()[scheme]["accent"] in sheet


@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_picture_it_names_is_there(scheme: Scheme) -> None:
    sheet = build_stylesheet(scheme, all_colours()[scheme], Metrics(16))
    pictures = set(re.findall(r'url\("([^"]+)"\)', sheet))
    assert len(pictures) == 12
    assert [picture for picture in pictures if not Path(picture).is_file()] == []


def test_a_distance_never_hides_a_colour_of_the_same_name() -> None:
    assert set(distances(Metrics(16))) & set(all_colours()[Scheme.LIGHT]) == set()


def test_distances_grow_with_the_text() -> None:
    small, large = distances(Metrics(15)), distances(Metrics(30))
    assert all(int(large[name]) > int(small[name]) for name in small)


def test_the_ring_takes_the_room_of_the_border_and_one_pixel_of_padding() -> None:
    values = {name: int(value) for name, value in distances(Metrics(16)).items()}
    assert values["button-focus"] == values["button"] - 1
