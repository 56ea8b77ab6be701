from __future__ import annotations

from typing import get_args

from mrrt_studio.ui.gallery import samples
from mrrt_studio.ui.widgets.banner import BannerKind
from mrrt_studio.ui.widgets.chips import ChipKind


def test_every_kind_of_chip_and_banner_is_there() -> None:
    assert {chip.kind for _title, chips in samples.CHIP_GROUPS for chip in chips} == set(get_args(ChipKind))
    assert {banner[0] for banner in samples.BANNERS} == set(get_args(BannerKind))


def test_every_icon_but_the_coloured_mark_is_there() -> None:
    assert "mrrt-studio" not in samples.icon_names()
    assert {"play", "key", "ticket"} <= set(samples.icon_names())
