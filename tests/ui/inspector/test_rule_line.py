from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.rules import RULES, Rule
from mrrt_studio.ui.inspector.rule_line import AssumptionLink, FlowingText, RuleLine, SourceLink
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.chip_widget import ChipWidget
from tests.ui.inspector.reading import spoken, texts

RULE = RULES["audience-not-in-policy"]


@pytest.mark.parametrize("how", ["click", "enter"])
def test_the_source_opens_in_the_browser(
    show: Callable[..., QWidget], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    line = RuleLine()
    line.set_rule(RULE)
    show(line)
    link = line.findChildren(SourceLink)[0]
    if how == "click":
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(link, Qt.Key.Key_Return)
    assert [url.toString() for url in opened] == [RULE.source]


def test_a_rule_shows_its_id_its_confidence_in_words_and_its_source(show: Callable[..., QWidget]) -> None:
    line = RuleLine()
    line.set_rule(RULE)
    show(line)
    chip, link = line.findChildren(ChipWidget)[0], line.findChildren(SourceLink)[0]
    assert chip.chip.text == "audience-not-in-policy"
    assert chip.toolTip() == RULE.says
    assert "observed in SDKs and recorded traffic" in texts(line)
    assert link.text() == "nextjs-auth0 on GitHub"
    assert link.toolTip() == link.url() == RULE.source


def test_a_screen_reader_hears_rule_and_source(show: Callable[..., QWidget]) -> None:
    line = RuleLine()
    line.set_rule(RULE)
    show(line)
    assert ("Button", "Source: nextjs-auth0 on GitHub") in spoken(line)
    assert line.accessibleName().startswith("audience-not-in-policy, observed")


@pytest.mark.parametrize("scale", [0.75, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_every_rule_fits_a_narrow_pane(show: Callable[..., QWidget], scale: float, rule: Rule) -> None:
    theme().set_text_scale(scale)
    line = RuleLine()
    line.set_rule(rule)
    assert line.minimumSizeHint().width() <= 280


def test_flowing_text_stays_on_one_line_while_there_is_room(show: Callable[..., QWidget]) -> None:
    text = FlowingText("observed in SDKs and recorded traffic")
    show(text, width=600)
    one_line = text.sizeHint()
    assert one_line.height() < text.heightForWidth(one_line.width() // 2)
    assert text.minimumSizeHint().width() < one_line.width()


def test_an_assumption_leads_to_its_question(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    link = AssumptionLink()
    link.set_assumption("empty-scope", "What happens?")
    show(link)
    with qtbot.waitSignal(link.chosen) as chosen:
        qtbot.keyClick(link, Qt.Key.Key_Space)
    assert chosen.args == ["empty-scope"]
    assert link.toolTip() == "What happens?"
