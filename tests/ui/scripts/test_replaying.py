from __future__ import annotations

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from mrrt_studio.simulation.timeline import Replay, Timeline
from mrrt_studio.ui.scripts.replaying import ScriptedReplay
from tests.javascript import RUNNER
from tests.ui.scripts.scenarios import claim, with_action

pytestmark = pytest.mark.usefixtures("qapp")


def replay(name: str) -> Replay:
    return Replay(with_action(claim(name)), runner=RUNNER)


def test_only_the_latest_replay_is_handed_over(qtbot: QtBot) -> None:
    scripted, taken = ScriptedReplay(), list[Timeline | None]()
    scripted.played.connect(taken.append)
    for name in ("a", "b", "c"):
        scripted.play(replay(name))
    qtbot.waitUntil(lambda: not scripted.is_playing)
    (timeline,) = taken
    assert timeline is not None
    assert timeline.scenario.actions[0].code == claim("c")
    assert all(step.outcome and step.outcome.scripts for step in timeline.steps)


def test_what_is_given_up_is_not_handed_over(qtbot: QtBot) -> None:
    scripted, taken = ScriptedReplay(), list[Timeline | None]()
    scripted.played.connect(taken.append)
    scripted.play(replay("a"))
    scripted.give_up()
    assert not scripted.is_playing
    scripted.play(replay("b"))
    qtbot.waitUntil(lambda: not scripted.is_playing)
    assert len(taken) == 1


def test_an_error_of_the_engine_is_seen_and_ends_the_replay(qtbot: QtBot) -> None:
    def broken(_call: object) -> None:
        raise ArithmeticError("the engine is broken")

    scripted, taken = ScriptedReplay(), list[Timeline | None]()
    scripted.played.connect(taken.append)
    with capture_exceptions() as raised:
        scripted.play(Replay(with_action(claim("a")), runner=broken))  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: bool(raised))
    assert taken == [None]
    assert isinstance(raised[0][1], ArithmeticError)
