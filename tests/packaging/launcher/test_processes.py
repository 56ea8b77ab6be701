from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from launcher import processes
from launcher.processes import LauncherError


@pytest.fixture(autouse=True)
def signal_handler_is_put_back() -> object:
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def test_a_childs_output_is_shown_and_its_environment_extended(capfd: pytest.CaptureFixture[str]) -> None:
    code = "import os; print(os.environ['COLOUR'], 'PATH' in os.environ)"
    processes.run([sys.executable, "-c", code], task="Asking", remedy="", environment={"COLOUR": "green"})
    assert capfd.readouterr().out == "green True\n"


def test_a_failing_child_is_a_sentence_with_the_remedy(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(LauncherError) as caught:
        processes.run(
            [sys.executable, "-c", "import sys; sys.exit('no space left')"], task="Packing", remedy="Tidy up."
        )
    assert str(caught.value).startswith("Packing failed: ")
    assert "ended with status 1; see above.\nTidy up." in str(caught.value)
    assert "no space left" in capfd.readouterr().err


def test_a_program_that_is_not_there_is_a_sentence_too(tmp_path: Path) -> None:
    with pytest.raises(LauncherError, match=r"Packing failed: .*: No such file or directory\.\nTidy up\."):
        processes.run([tmp_path / "gone"], task="Packing", remedy="Tidy up.")


def test_a_child_cannot_wait_for_an_answer() -> None:
    with pytest.raises(LauncherError):
        processes.run([sys.executable, "-c", "input()"], task="Asking", remedy="")


def test_handing_over_returns_the_status_and_uses_the_folder(tmp_path: Path) -> None:
    code = "import os, sys; sys.exit(len(os.listdir()))"
    (tmp_path / "file").touch()
    assert processes.hand_over([sys.executable, "-c", code], folder=tmp_path) == 1


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_handing_over_tells_which_signal_ended_the_child() -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    assert processes.hand_over([sys.executable, "-c", code]) == -signal.SIGKILL


LAUNCHER_WITH_CHILD = """
import sys
from launcher import processes
code = "import signal, time; print('ready', flush=True); time.sleep(60)"
print(processes.describe_end(processes.hand_over([sys.executable, "-c", code])), flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
def test_ending_the_launcher_ends_the_program() -> None:
    packaging = Path(processes.__file__).resolve().parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", LAUNCHER_WITH_CHILD],
        env=os.environ | {"PYTHONPATH": str(packaging)},
        stdout=subprocess.PIPE,
        text=True,
    ) as launcher:
        assert launcher.stdout is not None
        assert launcher.stdout.readline() == "ready\n"
        launcher.terminate()
        assert launcher.stdout.read() == "was ended by the signal SIGTERM\n"


def test_a_question_without_an_answer_is_empty(tmp_path: Path) -> None:
    assert processes.output_of([tmp_path / "gone"]) == ""
    assert processes.output_of([sys.executable, "-c", "print('x'); raise SystemExit(1)"]) == ""
    assert processes.output_of([sys.executable, "-c", "print('x')"]) == "x\n"


def test_the_end_of_a_child_in_words() -> None:
    assert processes.describe_end(3) == "ended with status 3"
    assert processes.describe_end(-6) == "was ended by the signal SIGABRT"
    assert processes.describe_end(-200) == "was ended by the signal 200"
