from __future__ import annotations

from mrrt_studio.engine.actions.command import Caller
from tests.engine.actions.playing import occasion


def test_a_caller_is_a_value() -> None:
    at = occasion()
    assert Caller("A", at) == Caller("A", at)
    assert Caller("A", at) != Caller("B", at)
