"""The worker as the process that it is."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from mrrt_studio.scripting.protocol import ProtocolError, receive, send
from mrrt_studio.scripting.runner import available, worker_command
from mrrt_studio.scripting.worker import READY
from tests.scripting.calls import action

pytestmark = pytest.mark.skipif(available() is not None, reason="there is no JavaScript engine here")
SECONDS = 60


@pytest.fixture
def process() -> Iterator[subprocess.Popen[bytes]]:
    made = subprocess.Popen(worker_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    yield made
    made.kill()
    made.wait(SECONDS)
    for pipe in (made.stdin, made.stdout):
        if pipe is not None:
            pipe.close()


def test_it_says_that_it_is_ready_answers_and_ends_with_its_pipe(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    assert receive(process.stdout) == READY
    for _ in range(2):
        send(process.stdin, asdict(action("api.access.deny('no')")))
        assert receive(process.stdout)["commands"] == [{"method": "access.deny", "arguments": ["no"]}]
    process.stdin.close()
    assert process.wait(SECONDS) == 0
    with pytest.raises(ProtocolError):
        receive(process.stdout)


def test_what_cannot_be_read_is_an_answer_and_the_worker_lives_on(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    receive(process.stdout)
    send(process.stdin, asdict(action("api.idToken.setCustomClaim('a', 1)")) | {"now": "no number"})
    assert "commands" in receive(process.stdout)
    send(process.stdin, asdict(action("")))
    assert "error" not in receive(process.stdout)
