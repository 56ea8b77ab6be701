from __future__ import annotations

import gc
import sys
import threading
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.background import Background


def test_the_answer_comes_in_the_windows_thread(qtbot: QtBot) -> None:
    background, found = Background(), list[Any]()
    background.ask(threading.get_ident, lambda ident: found.append((ident, threading.get_ident())))
    assert background.is_busy
    qtbot.waitUntil(lambda: bool(found))
    computed_in, told_in = found[0]
    assert computed_in != threading.get_ident() == told_in
    assert not background.is_busy


def test_only_the_latest_answer_counts(qtbot: QtBot) -> None:
    background, found, go, asked = Background(), list[Any](), threading.Event(), list[str]()

    def first() -> str:
        go.wait(10)
        return "first"

    background.ask(first, found.append)
    background.ask(lambda: asked.append("second"), found.append)
    background.ask(lambda: "third", found.append)
    go.set()
    qtbot.waitUntil(lambda: not background.is_busy)
    assert (found, asked) == (["third"], [])


def test_a_forgotten_question_gets_no_answer(qtbot: QtBot) -> None:
    background, found, go = Background(), list[Any](), threading.Event()

    def slow() -> bool:
        return go.wait(10)

    background.ask(slow, found.append)
    background.forget()
    assert not background.is_busy
    go.set()
    background.ask(lambda: "next", found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == ["next"]


def test_an_error_is_raised_where_somebody_sees_it(qtbot: QtBot) -> None:
    background = Background()
    with qtbot.captureExceptions() as raised:
        background.ask(lambda: 1 // 0, lambda _: pytest.fail("there is no answer"))
        qtbot.waitUntil(lambda: not background.is_busy)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]


def test_the_window_is_considered_only_while_something_computes(qtbot: QtBot) -> None:
    background, usual, found = Background(), sys.getswitchinterval(), list[Any]()
    background.ask(lambda: (sys.getswitchinterval(), gc.isenabled()), found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0][0] < usual
    assert not found[0][1]
    assert (sys.getswitchinterval(), gc.isenabled()) == (usual, True)
