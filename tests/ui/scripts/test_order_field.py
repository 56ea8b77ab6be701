from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.binding import MalformedError
from mrrt_studio.ui.scripts.order_field import OrderField


@pytest.mark.parametrize(("text", "value"), [("", None), (" 7 ", 7), ("-2", -2)])
def test_whole_numbers(qtbot: QtBot, text: str, value: int | None) -> None:
    field = OrderField()
    qtbot.addWidget(field)
    field.setText(text)
    assert field.value() == value


@pytest.mark.parametrize("text", ["1.5", "first", "-", "9" * 20, "²"])
def test_what_is_none_is_told(qtbot: QtBot, text: str) -> None:
    field = OrderField()
    qtbot.addWidget(field)
    field.setText(text)
    with pytest.raises(MalformedError):
        field.value()
