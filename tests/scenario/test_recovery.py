from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mrrt_studio.scenario import recovery, storage
from mrrt_studio.scenario.json_text import MAX_DEPTH
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.recovery import Recovered, discard, dismiss, found, keep, release
from mrrt_studio.scenario.storage import StorageError
from tests.strategies import json_values

AT = "2026-05-01T10:00:00Z"
MINE = Scenario(name="mine")

KEEPS = """
import sys, time
from pathlib import Path
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.recovery import keep
keep(Path(sys.argv[1]), "one", Scenario(name="theirs"), original=Path("/x/t.mrrt.json"), saved_at="2026-05-01T10:00:00Z")
print("kept", flush=True)
time.sleep(600)
"""  # noqa: E501


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "home" / "recovery"
    yield folder
    release(folder)


def left(folder: Path, content: object, name: str = "99-0.one.json") -> Path:
    """Write what a process that died left behind."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


def copy(**fields: Any) -> dict[str, Any]:
    head = {"format": "mrrt-studio/recovery", "version": 1, "pid": 99, "path": "/x/t.json", "saved_at": AT}
    return head | {"scenario": {"format": "mrrt-studio/scenario", "version": 1, "name": "left"}} | fields


def test_a_living_process_is_offered_nothing_of_its_own(folder: Path) -> None:
    file = keep(folder, "one", MINE, original=None, saved_at=AT)
    assert json.loads(file.read_bytes())["scenario"]["name"] == "mine"
    assert json.loads(file.read_bytes())["pid"] == os.getpid()
    assert found(folder) == []


def test_each_document_has_one_copy_the_newest(folder: Path) -> None:
    first = keep(folder, "one", MINE, original=None, saved_at=AT)
    assert keep(folder, "one", Scenario(name="newer"), original=None, saved_at=AT) == first
    assert keep(folder, "two", MINE, original=None, saved_at=AT) != first
    assert json.loads(first.read_bytes())["scenario"]["name"] == "newer"


def test_a_copy_is_discarded_when_the_document_is_saved(folder: Path) -> None:
    discard(folder, "one")
    file = keep(folder, "one", MINE, original=None, saved_at=AT)
    discard(folder, "one")
    discard(folder, "one")
    assert not file.exists()


def test_nothing_is_left_after_a_regular_end(folder: Path) -> None:
    release(folder)
    keep(folder, "one", MINE, original=None, saved_at=AT)
    discard(folder, "one")
    release(folder)
    assert list(folder.iterdir()) == []


def test_a_copy_that_was_not_discarded_is_offered_after_the_end(folder: Path) -> None:
    file = keep(folder, "one", MINE, original=Path("/x/t.json"), saved_at=AT)
    release(folder)
    assert found(folder) == [Recovered(file, Path("/x/t.json"), AT, MINE)]


def test_what_a_killed_process_kept_is_offered_and_while_it_lives_is_not(folder: Path) -> None:
    command = [sys.executable, "-c", KEEPS, str(folder)]
    checkout = Path(recovery.__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=checkout) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"kept\n"
        assert found(folder) == []
        process.kill()
    [one] = found(folder)
    assert (one.scenario, one.original, one.saved_at) == (
        Scenario(name="theirs"),
        Path("/x/t.mrrt.json"),
        AT,
    )
    dismiss(one)
    assert found(folder) == []
    assert list(folder.iterdir()) == []


def test_a_process_with_the_number_of_a_dead_one_takes_nothing_from_it(folder: Path) -> None:
    old = left(folder, copy(), f"{os.getpid()}-0.one.json")
    keep(folder, "one", MINE, original=None, saved_at=AT)
    [offered] = found(folder)
    assert offered.file == old
    assert offered.scenario == Scenario(name="left")


def test_a_folder_that_does_not_exist_holds_nothing(folder: Path) -> None:
    assert found(folder) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "nothing in it"),
        ('{"format": "mrrt-st', "closing quote"),
        ([], "no copy of unsaved changes"),
        (copy(version=2), "no copy of unsaved changes"),
        (copy(format="x"), "no copy of unsaved changes"),
        (copy(scenario=None), "not a scenario"),
        (copy(scenario={"format": "mrrt-studio/scenario", "version": 7}), "version 7"),
    ],
)
def test_a_damaged_copy_is_listed_with_the_reason_and_stays(folder: Path, content: object, said: str) -> None:
    file = left(folder, content)
    [one] = found(folder)
    assert one.scenario is None
    assert said in one.damage
    assert str(file) in one.damage
    assert file.exists()


def test_of_a_damaged_copy_is_told_whose_it_was(folder: Path) -> None:
    steps = [{"type": "wait", "seconds": "5"}]
    left(folder, copy(scenario={"format": "mrrt-studio/scenario", "version": 1, "steps": steps}))
    [one] = found(folder)
    assert (one.original, one.saved_at) == (Path("/x/t.json"), AT)
    assert "scenario.steps[0].seconds: should be a whole number" in one.damage


def test_a_copy_that_the_system_does_not_give_is_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left(folder, copy())

    def refuse(_: Path) -> bytes:
        raise StorageError("Cannot open it: you have no permission.")

    monkeypatch.setattr(recovery, "read_bytes", refuse)
    [one] = found(folder)
    assert one.damage == "Cannot open it: you have no permission."


def test_one_damaged_copy_does_not_hide_the_others(folder: Path) -> None:
    left(folder, "{", "98-0.one.json")
    left(folder, copy(path=None, saved_at="then"), "99-0.one.json")
    damaged, whole = found(folder)
    assert damaged.damage
    assert (whole.original, whole.saved_at, whole.scenario) == (None, None, Scenario(name="left"))


def test_dismissing_one_copy_keeps_the_others_of_the_same_process(folder: Path) -> None:
    left(folder, copy(), "99-0.one.json")
    left(folder, copy(), "99-0.two.json")
    (folder / "99-0.lock").touch()
    dismiss(found(folder)[0])
    assert [one.file.name for one in found(folder)] == ["99-0.two.json"]
    dismiss(found(folder)[0])
    assert list(folder.iterdir()) == []


def test_a_document_as_deep_as_a_file_may_be_is_kept_too(folder: Path) -> None:
    deep: Any = 0
    for _ in range(MAX_DEPTH - 3):
        deep = [deep]
    scenario = Scenario.model_validate({"clients": [{"client_id": "c", "x": deep}]})
    keep(folder, "one", scenario, original=None, saved_at=AT)
    release(folder)
    assert [one.scenario for one in found(folder)] == [scenario]


def test_a_copy_that_cannot_be_written_leaves_the_one_before(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(folder, "one", MINE, original=None, saved_at=AT)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(storage.os, "fsync", full)
        with pytest.raises(StorageError, match="the disk is full"):
            keep(folder, "one", Scenario(name="newer"), original=None, saved_at=AT)
    release(folder)
    assert [one.scenario for one in found(folder)] == [MINE]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="Cannot keep unsaved changes"):
        keep(tmp_path / "file" / "recovery", "one", MINE, original=None, saved_at=AT)


@pytest.mark.parametrize("key", ["", "a/b", "a.b", "..", "é"])
def test_a_key_is_a_plain_name(folder: Path, key: str) -> None:
    with pytest.raises(ValueError, match="key of a document"):
        keep(folder, key, MINE, original=None, saved_at=AT)


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_nobody_else_may_look_into_the_folder(folder: Path) -> None:
    keep(folder, "one", MINE, original=None, saved_at=AT)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@given(st.binary() | json_values().map(lambda tree: json.dumps(copy(scenario=tree)).encode()))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_the_folder_is_listed(folder: Path, content: bytes) -> None:
    left(folder, "").write_bytes(content)
    [one] = found(folder)
    assert one.damage
