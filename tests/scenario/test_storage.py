from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from mrrt_studio.scenario import storage
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.files import dump
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.storage import StorageError, read, read_bytes, write, write_atomically

OLD, NEW = Scenario(name="old"), Scenario(name="new")

posix_only = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions and links")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tenant.mrrt.json"
    write(path, OLD)
    return path


def refuses(code: int) -> Callable[..., NoReturn]:
    def fail(*_: Any, **__: Any) -> NoReturn:
        raise OSError(code, os.strerror(code))

    return fail


def assert_untouched(file: Path) -> None:
    assert read(file) == OLD
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_was_written_is_read(file: Path) -> None:
    write(file, NEW)
    assert read(file) == NEW
    assert file.read_bytes() == dump(NEW).encode()
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_file_that_cannot_be_used_is_named(file: Path) -> None:
    file.write_text("{", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read(file)
    assert caught.value.source == str(file)


def test_a_missing_file_or_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"^Cannot open .*nothing\.json: there is no such file\.$"):
        read(tmp_path / "nothing.json")
    with pytest.raises(StorageError, match="its folder does not exist"):
        write(tmp_path / "no" / "such.json", NEW)


def test_a_folder_is_told(tmp_path: Path) -> None:
    for action in (lambda: read(tmp_path), lambda: write(tmp_path, NEW)):
        with pytest.raises(StorageError, match="it is a folder"):
            action()
    assert list(tmp_path.iterdir()) == []


def test_impossible_names_are_told(tmp_path: Path) -> None:
    for path, said in ((tmp_path / ("x" * 300), "too long"), (tmp_path / "a\0b", "not possible")):
        for action in (lambda path=path: read(path), lambda path=path: write(path, NEW)):
            with pytest.raises(StorageError, match=said):
                action()


def test_a_file_in_the_place_of_a_folder_is_told(file: Path) -> None:
    with pytest.raises(StorageError, match="not a folder"):
        write(file / "below.json", NEW)
    assert_untouched(file)


def test_a_file_that_is_far_too_large_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "MAX_BYTES", 10)
    with pytest.raises(StorageError, match="larger than"):
        read_bytes(file)
    file.write_bytes(b"x" * 10)
    assert read_bytes(file) == b"x" * 10


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        ("fsync", errno.ENOSPC, "the disk is full"),
        ("fsync", errno.EIO, "the disk reports an error"),
        ("open", errno.EACCES, "you have no permission"),
        ("open", errno.EROFS, "the disk is read-only"),
        ("open", errno.ENOSPC, "the disk is full"),
        ("fdopen", errno.EMFILE, "Too many open files"),
        ("chown", errno.EIO, "the disk reports an error"),
    ],
)
def test_a_failing_disk_leaves_the_file_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, said: str
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(storage.os, call, refuses(code))
        with pytest.raises(StorageError, match=f"^Cannot save .*{said}"):
            write(file, NEW)
    assert_untouched(file)


def test_a_name_that_cannot_be_taken_leaves_the_file_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", refuses(errno.EPERM))
        with pytest.raises(StorageError, match="no permission"):
            write(file, NEW)
    assert_untouched(file)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is needed")
def test_a_disk_that_is_really_full(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def on_a_full_disk(_: Path) -> tuple[Path, int]:
        path = file.parent / "left.tmp"
        path.touch()
        return path, os.open("/dev/full", os.O_WRONLY)

    with monkeypatch.context() as broken:
        broken.setattr(storage, "_create_beside", on_a_full_disk)
        with pytest.raises(StorageError, match="the disk is full"):
            write_atomically(file, b"x" * 100_000)
    assert_untouched(file)


def test_an_interrupted_save_leaves_nothing_behind(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> NoReturn:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(storage.os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write(file, NEW)
    assert_untouched(file)


def test_a_file_that_must_not_be_written_is_not_replaced(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as protected:
        protected.setattr(storage.os, "access", lambda *_: False)
        with pytest.raises(StorageError, match="no permission"):
            write(file, NEW)
    assert_untouched(file)


@posix_only
def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(StorageError, match="device or pipe"):
        write(pipe, NEW)
    assert pipe.is_fifo()


@posix_only
def test_rights_stay_and_a_new_file_gets_the_usual_ones(file: Path) -> None:
    file.chmod(0o640)
    write(file, NEW)
    assert file.stat().st_mode & 0o777 == 0o640
    before = os.umask(0o027)
    try:
        write(file.with_name("new.json"), NEW)
    finally:
        os.umask(before)
    assert file.with_name("new.json").stat().st_mode & 0o777 == 0o640


@posix_only
def test_another_owner_that_cannot_be_kept_does_no_harm(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as plain_user:
        plain_user.setattr(storage.os, "chown", refuses(errno.EPERM))
        write(file, NEW)
    assert read(file) == NEW


@posix_only
def test_a_symbolic_link_stays_and_its_target_is_replaced(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    link, dangling = folder / "link.json", folder / "dangling.json"
    link.symlink_to(file)
    dangling.symlink_to(tmp_path / "later.json")
    write(link, NEW)
    write(dangling, NEW)
    assert link.is_symlink()
    assert dangling.is_symlink()
    assert read(file) == read(tmp_path / "later.json") == NEW
    assert sorted(path.name for path in folder.iterdir()) == ["dangling.json", "link.json"]


@posix_only
def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    for action in (read, lambda path: write(path, NEW)):
        with pytest.raises(StorageError, match="circle"):
            action(tmp_path / "a")


def test_what_an_earlier_crash_left_is_not_in_the_way(file: Path) -> None:
    left = file.with_name(f".mrrt-studio-{os.getpid()}-0.tmp")
    left.write_bytes(b"half")
    write(file, NEW)
    assert read(file) == NEW
    assert left.read_bytes() == b"half"


DIES = """
import os, signal, sys
from pathlib import Path
from mrrt_studio.scenario import storage

def die(*arguments, **names):
    os.kill(os.getpid(), signal.SIGKILL)

name, path = sys.argv[1], Path(sys.argv[2])
storage.os.fsync(os.open(path, os.O_RDONLY))
setattr(Path if name == "replace" else storage.os if hasattr(os, name) else storage, name, die)
storage.write_atomically(path, b"new" * 100_000)
"""


@posix_only
@pytest.mark.parametrize(
    ("dies_at", "content"),
    [("fsync", "old"), ("chown", "old"), ("replace", "old"), ("_sync_folder", "new")],
)
def test_a_process_that_is_killed_while_saving_leaves_the_old_or_the_new_content(
    tmp_path: Path, dies_at: str, content: str
) -> None:
    file = tmp_path / "tenant.mrrt.json"
    file.write_bytes(b"old" * 100_000)
    command = [sys.executable, "-c", DIES, dies_at, str(file)]
    run = subprocess.run(command, capture_output=True, check=False, cwd=Path(storage.__file__).parents[2])
    assert run.returncode == -signal.SIGKILL, run.stderr
    assert file.read_bytes() == content.encode() * 100_000


SAVES = """
import sys
from pathlib import Path
from mrrt_studio.scenario.storage import write_atomically

path = Path(sys.argv[1])
while True:
    for content in (b"a", b"b"):
        write_atomically(path, content * 1_000_000)
        print(content, flush=True)
"""


@posix_only
@pytest.mark.parametrize("saves", [1, 2, 5])
def test_a_process_that_is_killed_at_any_moment_tears_nothing(tmp_path: Path, saves: int) -> None:
    file = tmp_path / "tenant.mrrt.json"
    command = [sys.executable, "-c", SAVES, str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(storage.__file__).parents[2]) as process:
        assert process.stdout is not None
        for _ in range(saves):
            assert process.stdout.readline()
        process.kill()
    data = file.read_bytes()
    assert len(data) == 1_000_000
    assert len(set(data)) == 1
