"""Killed at 200 random moments of an editing run: no edit older than a second is lost, no file is torn."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mrrt_studio.scenario import recovery
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import read

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")

CHECKOUT = Path(__file__).resolve().parents[2]
RUNS, AT_ONCE = 200, 8
FILE, LOG, RECOVERY = "case.mrrt.json", "edits.log", "home/recovery"
EDITS_IN_A_SECOND = 20
"""The run edits every 50 milliseconds or less often: a second of the program's own time, however busy the
machine is."""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The folders of all runs, each as a killed program left it."""
    folder = tmp_path_factory.mktemp("killed")
    each = RUNS // AT_ONCE
    commands = [
        [sys.executable, "-m", "tests.ui.editing_run", str(folder), str(first), str(first + each)]
        for first in range(0, RUNS, each)
    ]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    processes = [subprocess.Popen(command, cwd=CHECKOUT, env=environment) for command in commands]
    assert [process.wait(600) for process in processes] == [0] * AT_ONCE
    return sorted(folder.iterdir())


def name_in(scenario: Scenario) -> str:
    return scenario.clients[0].name or ""


def names_left(run: Path) -> list[str]:
    """What a person can get back: the file, and the copy where there is one; both must be whole."""
    copies = recovery.found(run / RECOVERY)
    assert [copy.damage for copy in copies if copy.scenario is None] == []
    kept = [name_in(copy.scenario) for copy in copies if copy.scenario is not None]
    return [name_in(read(run / FILE)), *kept]


def edits_of(run: Path) -> list[str]:
    """The names after every edit, in order; one that was being written down may be cut."""
    return ["Phone app", *(run / LOG).read_text(encoding="utf-8").split("\n")[:-1]]


def lost_edits(run: Path) -> int:
    """How many of the last edits nobody can get back."""
    edits = edits_of(run)
    newest = max(_last(edits, name) for name in names_left(run))
    return len(edits) - 1 - newest


def _last(edits: list[str], name: str) -> int:
    """An edit that was made but not yet written down is newer than all the others."""
    return len(edits) - 1 - edits[::-1].index(name) if name in edits else len(edits)


def test_no_file_is_torn_and_no_edit_older_than_a_second_is_lost(runs: list[Path]) -> None:
    assert len(runs) == RUNS
    assert {run.name: lost for run in runs if (lost := lost_edits(run)) > EDITS_IN_A_SECOND} == {}


def test_the_runs_were_long_enough_to_tell(runs: list[Path]) -> None:
    longest = max(len(edits_of(run)) for run in runs)
    assert longest > EDITS_IN_A_SECOND
    assert any(recovery.found(run / RECOVERY) for run in runs)
    assert any(name_in(read(run / FILE)) != "Phone app" for run in runs)
