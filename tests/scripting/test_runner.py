from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from mrrt_studio.scripting import runner
from mrrt_studio.scripting.runner import ScriptWorker, worker_command
from tests.scripting.calls import action


def test_threads_share_one_worker(worker: ScriptWorker) -> None:
    results: dict[int, object] = {}

    def run(number: int) -> None:
        (command,) = worker.run(action(f"api.idToken.setCustomClaim('n', {number})")).commands
        results[number] = command.arguments[1]

    threads = [threading.Thread(target=run, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {number: number for number in range(20)}


def test_closing_leaves_nothing_behind() -> None:
    before = threading.active_count()
    with ScriptWorker() as made:
        made.warm_up()
        assert made.run(action("")).error is None
        process = made._process
        assert process is not None
    assert process.poll() is not None
    assert threading.active_count() == before


def test_a_closed_worker_starts_again(worker: ScriptWorker) -> None:
    worker.close()
    worker.close()
    assert worker.run(action("")).error is None


def test_a_worker_that_was_killed_between_two_scripts_is_replaced(worker: ScriptWorker) -> None:
    worker.run(action(""))
    assert worker._process is not None
    worker._process.kill()
    worker._process.wait()
    assert worker.run(action("")).error is None


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("import time; time.sleep(600)", "unavailable"),
        ("", "unavailable"),
        ("print('no worker at all', flush=True)", "unavailable"),
    ],
)
def test_a_process_that_is_no_worker_is_told(code: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "START_SECONDS", 0.3)
    with ScriptWorker([sys.executable, "-c", code]) as made:
        error = made.run(action("")).error
    assert error is not None
    assert error.kind == kind


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    with ScriptWorker([str(tmp_path / "nothing")]) as made:
        error = made.run(action("")).error
    assert error is not None
    assert error.kind == "unavailable"


def test_without_the_engine_everything_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner.importlib.util, "find_spec", lambda name: None)
    with ScriptWorker() as made:
        error = made.run(action("")).error
    assert error is not None
    assert error.kind == "unavailable"
    assert "platform" in error.message


def test_a_frozen_program_is_its_own_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_command()[1:] == ["-m", "mrrt_studio", "--script-worker"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, "--script-worker"]
