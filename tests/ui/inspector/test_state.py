from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from mrrt_studio.simulation.step_titles import refresh_token_names
from mrrt_studio.ui.inspector.emptiness import no_state
from mrrt_studio.ui.inspector.state import StatePage
from mrrt_studio.ui.theme import theme
from tests.ui.inspector.cases import LOGIN, OMITTED, WAIT, Step, play
from tests.ui.inspector.reading import spoken


def page_of(show: Callable[..., QWidget], *steps: Step, width: int = 440) -> StatePage:
    timeline = play(*steps)
    page = StatePage()
    page.show_step(timeline.steps[-1], refresh_token_names(timeline.steps))
    show(page, width)
    return page


def test_the_change_is_told_above_the_tree(show: Callable[..., QWidget]) -> None:
    page = page_of(show, LOGIN, OMITTED)
    assert page.change() == "This step: 1 added, 1 changed."
    heard = dict.fromkeys(name for _, name in spoken(page))
    assert any(name.startswith("RT 2 · counter 2 (current, added by this step)") for name in heard)
    assert "State of the server after the step" in heard


def test_the_same_step_again_keeps_the_place(show: Callable[..., QWidget]) -> None:
    page = page_of(show, LOGIN, OMITTED)
    tree = page.tree
    root = tree.model().index(0, 0)
    tree.setCurrentIndex(tree.model().index(0, 0, root))
    before = tree.current_key()
    timeline = play(LOGIN, {**OMITTED, "scope": "read:messages"})
    page.show_step(timeline.steps[-1], refresh_token_names(timeline.steps))
    assert tree.current_key() == before != ""


def test_before_the_first_login_there_is_nothing_to_show() -> None:
    assert no_state(play(WAIT).steps[0]) is not None
    assert no_state(play(LOGIN).steps[0]) is None


@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
@pytest.mark.parametrize("width", [330, 480])
def test_nothing_is_cut_off_sideways(
    show: Callable[..., QWidget], settled: Callable[[], None], width: int, scale: float
) -> None:
    theme().set_text_scale(scale)
    page = page_of(show, LOGIN, OMITTED, width=width)
    settled()
    assert page.tree.horizontalScrollBar().maximum() == 0
