from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.inspector.copy_button import CopyButton
from mrrt_studio.ui.inspector.rule_line import AssumptionLink, RuleLine
from mrrt_studio.ui.inspector.stories import open_questions_of, story_of
from mrrt_studio.ui.inspector.story import Story
from mrrt_studio.ui.inspector.story_banner import StoryBanner
from mrrt_studio.ui.theme import Scheme, theme
from mrrt_studio.ui.widgets.banner import BannerKind
from tests.ui.inspector.cases import LOGIN, UNLISTED, last
from tests.ui.inspector.reading import spoken, texts


def telling(show: Callable[..., QWidget], **arguments: Any) -> StoryBanner:
    played, outcome = last(LOGIN, UNLISTED)
    banner = StoryBanner()
    banner.set_story(story_of(played, outcome), open_questions_of(played, outcome), **arguments)
    show(banner)
    return banner


def test_it_tells_what_happened_and_what_would_change_it(show: Callable[..., QWidget]) -> None:
    read = texts(telling(show))
    assert read.index("Asked for Reports, got Messages.") < read.index("No MRRT policy of Phone app names")
    assert "What would change it: Add a policy for https://reports.example.com to Phone app." in read
    assert "Not known: The official documentation never says what happens" in read


def test_it_says_where_that_is_known_from(show: Callable[..., QWidget]) -> None:
    banner = telling(show)
    assert len([line for line in banner.findChildren(RuleLine) if line.isVisible()]) == 1
    assert "observed in SDKs and recorded traffic" in texts(banner)


def test_its_assumptions_can_be_followed(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    banner = telling(show)
    link = banner.findChildren(AssumptionLink)[0]
    with qtbot.waitSignal(banner.assumption_chosen) as chosen:
        qtbot.keyClick(link, Qt.Key.Key_Return)
    assert chosen.args == ["unlisted-audience"]


def test_the_copy_button_offers_the_forms(show: Callable[..., QWidget]) -> None:
    banner = telling(show, forms=(("As text", lambda: "told"),))
    (copy,) = banner.findChildren(CopyButton)
    assert copy.isVisible()
    assert copy.accessibleName() == "Copy the outcome"
    assert [action.text() for action in copy.menu_of_forms().actions()] == ["As text"]


def test_without_anything_to_copy_there_is_no_button(show: Callable[..., QWidget]) -> None:
    assert "Copy" not in texts(telling(show))


def test_a_screen_reader_hears_that_it_is_a_surprise(show: Callable[..., QWidget]) -> None:
    banner = telling(show)
    assert ("Client", "Surprise: Asked for Reports, got Messages.") in spoken(banner)
    assert "Auth0 does not refuse" in banner.accessibleDescription()


def test_it_offers_the_step_that_issued_the_sent_token(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    banner = telling(show)
    banner.set_origin("login")
    banner.set_story(Story("refused", "Refused: expired."))
    button = next(button for button in banner.findChildren(QPushButton) if button.text() == "Show step login")
    assert button.isVisible()
    with qtbot.waitSignal(banner.origin_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    banner.set_origin("")
    assert not button.isVisible()


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("kind", get_args(BannerKind))
def test_every_kind_has_a_ground_of_its_own(
    show: Callable[..., QWidget], scheme: Scheme, kind: BannerKind
) -> None:
    theme().set_scheme(scheme)
    banner = StoryBanner()
    banner.set_story(Story(kind, "Title"))
    show(banner)
    ground = banner.grab().toImage().pixelColor(banner.width() - 12, banner.height() // 2)
    assert ground == theme().colour(f"{kind}-background")
