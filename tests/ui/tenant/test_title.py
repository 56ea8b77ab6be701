from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.ui.tenant.title import FormTitle
from mrrt_studio.ui.theme import theme
from tests.ui.theming import themed

__all__ = ["themed"]


def test_the_title_is_spoken_plainly_and_never_read_as_html(qtbot: QtBot) -> None:
    title = FormTitle()
    qtbot.addWidget(title)
    title.show_title("<b>Phone</b>", "native")
    assert title.accessibleName() == "<b>Phone</b>, native"
    assert "&lt;b&gt;Phone" in title.text()


def test_a_name_without_end_is_cut_and_whole_in_the_tooltip(qtbot: QtBot) -> None:
    title = FormTitle()
    qtbot.addWidget(title)
    title.show_title("x" * 600, "native")
    assert title.toolTip() == "x" * 600
    assert "x" * 600 not in title.text().replace("\u200b", "")
    title.show_title("Phone", "native")
    assert title.toolTip() == ""


def test_the_title_follows_colours_and_size(qtbot: QtBot) -> None:
    title = FormTitle()
    qtbot.addWidget(title)
    title.show_title("Phone", "native")
    texts = {title.text()}
    theme().set_scheme("dark")
    texts.add(title.text())
    theme().set_text_scale(1.5)
    texts.add(title.text())
    assert len(texts) == 3
