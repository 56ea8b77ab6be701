from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.shell import instance
from mrrt_studio.ui.shell.instance import Instance, server_name

CHECKOUT = Path(__file__).resolve().parents[3]
SECONDS = 60

HANDS_OVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from mrrt_studio.ui.shell.instance import hand_over
application = QCoreApplication([])
sys.exit(0 if hand_over(sys.argv[1], [Path(name) for name in sys.argv[2:]]) else 7)
"""

LISTENS = """
import sys
from PySide6.QtCore import QCoreApplication
from mrrt_studio.ui.shell.instance import Instance
application = QCoreApplication([])
print(Instance(sys.argv[1]).listen(), flush=True)
application.exec()
"""


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Instance]:
    made = Instance(server_name(tmp_path))
    assert made.listen()
    yield made
    made.close()


def later_start(name: str, *paths: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", HANDS_OVER, name, *paths], cwd=CHECKOUT)


def test_a_later_start_hands_its_files_over(first: Instance, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.received, timeout=20_000) as received:
        later = later_start(server_name(tmp_path), "relative.mrrt.json", str(tmp_path / "ünïcode.mrrt.json"))
    assert received.args == [[CHECKOUT / "relative.mrrt.json", tmp_path / "ünïcode.mrrt.json"]]
    assert later.wait(SECONDS) == 0


def test_a_later_start_without_files_is_heard_too(first: Instance, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.received, timeout=20_000) as received:
        later = later_start(server_name(tmp_path))
    assert received.args == [[]]
    assert later.wait(SECONDS) == 0


def test_where_nobody_waits_the_program_starts_itself(tmp_path: Path) -> None:
    assert later_start(server_name(tmp_path / "other")).wait(SECONDS) == 7


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no such signal")
def test_what_a_killed_program_left_is_not_in_the_way(tmp_path: Path) -> None:
    name = server_name(tmp_path)
    killed = subprocess.Popen(
        [sys.executable, "-c", LISTENS, name], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    assert killed.stdout is not None
    assert killed.stdout.readline() == "True\n"
    killed.send_signal(signal.SIGKILL)
    killed.wait(SECONDS)
    killed.stdout.close()
    assert not instance.hand_over(name, [])
    again = Instance(name)
    assert again.listen()
    again.close()


@pytest.mark.parametrize("message", [b"\n", b"{}\n", b"[1]\n", b"no JSON\n", b"\xff\n"])
def test_what_is_no_message_of_ours_opens_nothing(
    first: Instance, tmp_path: Path, qtbot: QtBot, message: bytes
) -> None:
    socket = QLocalSocket()
    with qtbot.assertNotEmitted(first.received, wait=100):
        socket.connectToServer(server_name(tmp_path))
        socket.write(message)
        socket.flush()
    socket.abort()


def test_people_and_folders_do_not_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {server_name(tmp_path), server_name(tmp_path / "other")}
    monkeypatch.setattr(instance, "_user", lambda: "somebody else")
    names.add(server_name(tmp_path))
    assert len(names) == 3
    assert all(len(name) < 40 and os.sep not in name for name in names)
