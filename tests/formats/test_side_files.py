from __future__ import annotations

from pathlib import Path

import pytest

from mrrt_studio.formats.keywords import mapped
from mrrt_studio.formats.side_files import MAX_BYTES, SideFiles, is_path, require_inside
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.storage import StorageError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "tenant"
    (folder / "actions" / "one").mkdir(parents=True)
    (folder / "actions" / "one" / "code.js").write_text("code of ##ENV##", encoding="utf-8")
    (folder / "rules").mkdir()
    (folder / "rules" / "two.js").write_text("rule", encoding="utf-8")
    (tmp_path / "outside.js").write_text("secret", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("given", "folder", "text"),
    [
        ("./actions/one/code.js", "actions", "code of ##ENV##"),
        ("actions/one/code.js ", "", "code of ##ENV##"),
        (".\\actions\\one\\code.js", "actions", "code of ##ENV##"),
        ("one/code.js", "actions", "code of ##ENV##"),
        ("tenant/actions/one/code.js", "", "code of ##ENV##"),
        ("directory/actions/one/code.js", "actions", "code of ##ENV##"),
        ("./two.js", "rules", "rule"),
        ("./three.js", "rules", None),
        ("actions/one", "actions", None),
    ],
)
def test_a_file_is_found_in_every_way_that_tools_write_it(
    root: Path, given: str, folder: str, text: str | None
) -> None:
    assert SideFiles(root).text(given, folder) == text


@pytest.mark.parametrize(
    "given",
    [
        "../outside.js",
        "a/../../outside.js",
        "/etc/hosts.js",
        "C:\\x.js",
        "~/x.js",
        "..\\outside.js",
        "a\0.js",
    ],
)
@pytest.mark.parametrize("has_root", [True, False])
def test_a_path_that_leads_out_is_refused(root: Path, given: str, has_root: bool) -> None:
    with pytest.raises(FormatError, match="leads out of the folder"):
        SideFiles(root if has_root else None).text(given)


def test_a_link_that_leads_out_is_refused(root: Path) -> None:
    (root / "link.js").symlink_to(root.parent / "outside.js")
    with pytest.raises(FormatError, match="link leads out of the folder") as caught:
        SideFiles(root).text("link.js")
    assert caught.value.source == str(root / "link.js")
    (root / "inside.js").symlink_to(root / "rules" / "two.js")
    assert SideFiles(root).text("inside.js") == "rule"


def test_links_in_a_circle_never_lead_anywhere(root: Path) -> None:
    (root / "a.js").symlink_to(root / "b.js")
    (root / "b.js").symlink_to(root / "a.js")
    assert SideFiles(root).text("a.js") is None


def test_nothing_is_inside_of_nowhere(root: Path) -> None:
    require_inside(root / "rules" / "two.js", root)
    with pytest.raises((FormatError, StorageError)):
        require_inside(root / "rules" / "two.js", None)


def test_keywords_are_replaced_in_code_too(root: Path) -> None:
    assert SideFiles(root, {"ENV": mapped("prod")}).text("actions/one/code.js") == "code of prod"


def test_a_text_from_nowhere_has_no_files() -> None:
    assert SideFiles(None).text("pyproject.json") is None


@pytest.mark.parametrize(("size", "is_read"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_only_so_much_is_code(root: Path, size: int, is_read: bool) -> None:
    (root / "large.js").write_bytes(b"x" * size)
    if is_read:
        assert len(SideFiles(root).text("large.js") or "") == size
        return
    with pytest.raises(FormatError, match="too large"):
        SideFiles(root).text("large.js")


def test_what_is_no_text_is_refused_with_its_name(root: Path) -> None:
    (root / "binary.js").write_bytes(b"a\xff")
    with pytest.raises(FormatError) as caught:
        SideFiles(root).text("binary.js")
    assert caught.value.source == str(root / "binary.js")


@pytest.mark.parametrize(
    ("text", "names_a_file"),
    [
        ("./actions/x/code.js", True),
        ("rule.js\n", True),
        ("page.html", True),
        ("module.exports = 1", False),
        ("// see a.js\nreturn", False),
        ("", False),
        (".js", False),
        ("a" * 2000 + ".js", False),
    ],
)
def test_code_is_told_from_the_name_of_its_file(text: str, names_a_file: bool) -> None:
    assert is_path(text) is names_a_file
