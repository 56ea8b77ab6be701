from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.ui.lifetimes.wrapping_list import WrappingList
from mrrt_studio.ui.theme import theme
from tests.ui.theming import themed

__all__ = ["themed"]

SENTENCE = "A sentence that is too long for one line of a narrow list, whatever the font."


def filled(qtbot: QtBot) -> WrappingList:
    shown = WrappingList("Sentences")
    qtbot.addWidget(shown)
    shown.addItems(["short", SENTENCE])
    shown.resize(180, 300)
    shown.show()
    return shown


def heights(shown: WrappingList) -> list[int]:
    return [shown.visualItemRect(shown.item(row)).height() for row in range(shown.count())]


def test_an_item_is_as_high_as_its_text(qtbot: QtBot) -> None:
    shown = filled(qtbot)
    short, long = heights(shown)
    assert long > 2 * short - theme().space(3)
    shown.resize(900, 300)
    assert heights(shown)[1] == heights(shown)[0]
    assert shown.accessibleName() == "Sentences"


def test_larger_text_needs_more_room(qtbot: QtBot) -> None:
    shown = filled(qtbot)
    before = heights(shown)
    theme().set_text_scale(2.0)
    shown.fit()
    assert all(after > old for old, after in zip(before, heights(shown), strict=True))
