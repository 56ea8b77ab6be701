from __future__ import annotations

import os
from pathlib import Path

import pytest

from mrrt_studio.formats import side_files
from mrrt_studio.formats.keywords import mapped
from mrrt_studio.formats.side_files import SideFiles, is_path, require_inside
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.storage import StorageError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    (folder / "actions" / "a").mkdir(parents=True)
    (folder / "actions" / "a" / "code.js").write_text("one ##ENV##")
    (tmp_path / "secret.js").write_text("s3cret")
    return folder


@pytest.mark.parametrize(
    "given",
    [
        "./actions/a/code.js",
        "actions\\a\\code.js",
        "a/code.js",
        "root/actions/a/code.js",
        "directory/actions/a/code.js",
        " ./actions/b/../a/code.js ",
    ],
)
def test_a_file_is_found_in_whatever_way_its_path_is_written(root: Path, given: str) -> None:
    assert SideFiles(root, {"ENV": mapped("dev")}).text(given, "actions") == "one dev"


@pytest.mark.parametrize(
    "given",
    ["../secret.js", "/etc/passwd", "C:\\x.js", "a/../../secret.js", "~/x.js", "\\\\host\\x.js", "a\0.js"],
)
def test_a_path_that_leads_out_is_refused(root: Path, given: str) -> None:
    with pytest.raises(FormatError, match="leads out"):
        SideFiles(root).text(given, "actions")


@pytest.mark.parametrize("link", ["actions/link.js", "linked/secret.js"])
def test_a_link_that_leads_out_is_refused(root: Path, link: str) -> None:
    (root / "actions" / "link.js").symlink_to(root.parent / "secret.js")
    (root / "linked").symlink_to(root.parent)
    with pytest.raises(FormatError, match="link leads out"):
        SideFiles(root).text(link, "actions")


def test_links_within_the_folder_are_followed_and_circles_are_not(root: Path) -> None:
    (root / "inside.js").symlink_to(root / "actions" / "a" / "code.js")
    (root / "circle.js").symlink_to(root / "circle.js")
    assert SideFiles(root).text("inside.js") == "one ##ENV##"
    assert SideFiles(root).text("circle.js") is None


def test_what_is_no_file_is_not_there(root: Path) -> None:
    os.mkfifo(root / "pipe.js")
    assert SideFiles(root).text("pipe.js") is None
    assert SideFiles(root).text("actions") is None
    assert SideFiles(root).text("x" * 5000 + ".js") is None
    assert SideFiles(None).text("actions/a/code.js") is None


def test_what_is_no_text_or_too_large_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "bytes.js").write_bytes(b"\xff\xfe")
    with pytest.raises(FormatError):
        SideFiles(root).text("bytes.js")
    monkeypatch.setattr(side_files, "MAX_BYTES", 3)
    with pytest.raises(FormatError, match="too large"):
        SideFiles(root).text("actions/a/code.js")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("./a/code.js", True), ("a b.js", True), ("exports.x = 1;", False), ("a\nb.js", False), ("", False)],
)
def test_code_of_its_own_is_told_from_a_path(text: str, is_one: bool) -> None:
    assert is_path(text) is is_one


def test_a_root_may_itself_be_a_link(root: Path) -> None:
    link = root.parent / "link"
    link.symlink_to(root)
    require_inside(link / "actions" / "a" / "code.js", link)
    with pytest.raises((FormatError, StorageError)):
        require_inside(root.parent / "secret.js", link)
