from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from mrrt_studio.ui.inspector.page import InspectorPage
from mrrt_studio.ui.theme import theme


@pytest.mark.parametrize(
    ("width", "scale", "is_narrow"), [(330, 1.0, False), (330, 2.0, True), (700, 2.0, False)]
)
def test_margins_give_way_where_room_is_short(
    show: Callable[..., QWidget], settled: Callable[[], None], width: int, scale: float, is_narrow: bool
) -> None:
    theme().set_text_scale(scale)
    page = InspectorPage()
    label = QLabel("x")
    page.add_widget(label)
    show(page, width)
    settled()
    assert (label.x() < theme().space(3)) is is_narrow
