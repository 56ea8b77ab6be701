from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.ui.lifetimes.tools import Tools
from tests.ui.cut_text import cut_texts
from tests.ui.theming import themed

__all__ = ["themed"]


def test_every_control_has_a_name_and_room_for_it(qtbot: QtBot) -> None:
    tools = Tools()
    qtbot.addWidget(tools)
    tools.now.setText("Now 1 Jan 2026 09:00:00 UTC")
    tools.resize(800, tools.sizeHint().height())
    tools.show()
    assert (tools.smaller.accessibleName(), tools.larger.accessibleName()) == (
        "Show more time (-)",
        "Show less time (+)",
    )
    assert cut_texts(tools) == []
