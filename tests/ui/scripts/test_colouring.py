from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from mrrt_studio.ui.scripts.colouring import COLOURS, JavaScriptColours
from mrrt_studio.ui.theme.colours import Scheme, all_colours
from mrrt_studio.ui.theme.contrast import contrast_ratio


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("colour", [*COLOURS.values(), "text"])
def test_every_part_can_be_read_on_its_ground(scheme: Scheme, colour: str) -> None:
    colours = all_colours()[scheme]
    for ground in ("code-background", "refused-background", "selection"):
        assert contrast_ratio(colours[colour], colours[ground]) >= (4.5 if ground == "code-background" else 3)


def test_a_comment_goes_on_in_the_next_line(qtbot: object) -> None:
    document = QTextDocument("a /* b\nc */ d")
    colours = JavaScriptColours(document)
    colours.rehighlight()
    (comment,) = document.lastBlock().layout().formats()
    assert comment.start == 0
    assert comment.length == len("c */")
    assert comment.format.fontItalic()
