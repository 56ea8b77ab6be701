from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from mrrt_studio.ui.inspector.emptiness import Emptiness
from mrrt_studio.ui.inspector.page_stack import PageStack
from mrrt_studio.ui.widgets.empty_state import EmptyState

EMPTY = Emptiness("info", "Nothing", "There is nothing.")


def stack_of(show: Callable[..., QWidget]) -> tuple[PageStack, QScrollArea]:
    page = QScrollArea()
    tall = QLabel("x")
    tall.setFixedHeight(5000)
    page.setWidget(tall)
    stack = PageStack(page, page)
    show(stack)
    return stack, page


def test_a_page_keeps_its_place_for_as_long_as_the_step_stays(show: Callable[..., QWidget]) -> None:
    stack, page = stack_of(show)
    stack.show_page("a")
    page.verticalScrollBar().setValue(200)
    stack.show_page("a")
    assert page.verticalScrollBar().value() == 200
    stack.show_page("b")
    assert page.verticalScrollBar().value() == 0


def test_emptiness_takes_the_place_of_the_page_and_is_made_once(show: Callable[..., QWidget]) -> None:
    stack, page = stack_of(show)
    stack.show_emptiness(EMPTY)
    state = stack.currentWidget()
    assert isinstance(state, EmptyState)
    assert state.accessibleName() == "Nothing"
    stack.show_page("a")
    assert stack.currentWidget() is page
    stack.show_emptiness(EMPTY)
    assert stack.currentWidget() is state
    stack.show_emptiness(None)
    assert stack.currentWidget() is state
