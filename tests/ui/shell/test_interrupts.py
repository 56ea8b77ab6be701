from __future__ import annotations

import os
import signal
import sys

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.shell.interrupts import Interrupts

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(sys.platform == "win32", reason="no process can send these signals to itself"),
]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_reaches_the_event_loop(qtbot: QtBot, number: signal.Signals) -> None:
    interrupts = Interrupts()
    try:
        with qtbot.waitSignal(interrupts.received) as received:
            os.kill(os.getpid(), number)
        assert received.args == [number]
    finally:
        interrupts.close()


def test_afterwards_the_signals_are_whose_they_were() -> None:
    before = signal.getsignal(signal.SIGINT)
    Interrupts().close()
    assert signal.getsignal(signal.SIGINT) is before
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
