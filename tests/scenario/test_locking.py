from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mrrt_studio.scenario import locking
from mrrt_studio.scenario.locking import hold_new, is_held

HOLDS = """
import sys, time
from pathlib import Path
from mrrt_studio.scenario.locking import hold_new
print(hold_new(Path(sys.argv[1]), "other")[0], flush=True)
time.sleep(600)
"""


def test_a_lock_is_held_until_it_is_closed(tmp_path: Path) -> None:
    path, descriptor = hold_new(tmp_path, "1")
    assert is_held(path)
    assert is_held(path)
    os.close(descriptor)
    assert not is_held(path)


def test_nobody_holds_a_lock_that_does_not_exist(tmp_path: Path) -> None:
    assert not is_held(tmp_path / "none.lock")


def test_a_name_that_was_used_before_is_not_used_again(tmp_path: Path) -> None:
    (tmp_path / "1-0.lock").touch()
    (tmp_path / "1-1.document.json").touch()
    path, descriptor = hold_new(tmp_path, "1")
    os.close(descriptor)
    assert path.name == "1-2.lock"


def test_a_killed_process_lets_go(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDS, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(locking.__file__).parents[2]) as process:
        assert process.stdout is not None
        path = Path(process.stdout.readline().decode().strip())
        assert is_held(path)
        process.kill()
    assert path.exists()
    assert not is_held(path)


def test_a_disk_without_locks_protects_nobody_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(_: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(locking, "_lock", unsupported)
    path, descriptor = hold_new(tmp_path, "1")
    assert not is_held(path)
    os.close(descriptor)
