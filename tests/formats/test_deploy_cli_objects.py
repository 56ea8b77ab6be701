from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.deploy_cli_objects import Section, words
from mrrt_studio.formats.side_files import SideFiles
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.text import read_json


def section(tree: Any, root: Path | None = None) -> Section:
    return Section(read_json(json.dumps(tree, indent=1), "x.json"), SideFiles(root), ("x.json",))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("emailTemplates", "email templates"),
        ("networkACLs", "network ACLs"),
        ("flow-vault-connections", "flow vault connections"),
        ("themes", "themes"),
    ],
)
def test_sections_are_told_in_words(name: str, said: str) -> None:
    assert words(name).lower() == said.lower()


def test_a_list_is_managed_even_if_it_is_empty() -> None:
    one = section({"clients": []})
    one.items("clients", [], ("clients",))
    assert (one.managed, one.found) == ({"clients"}, [])


@pytest.mark.parametrize("value", [{}, 5, "text"])
def test_what_is_no_list_is_refused_with_its_place(value: Any) -> None:
    with pytest.raises(FormatError) as caught:
        section({"clients": value}).items("clients", value, ("clients",))
    assert (caught.value.path, caught.value.line) == ("clients", 2)


def test_an_item_that_is_a_marker_is_told_and_one_that_is_no_object_refused() -> None:
    one = section({"clients": ["##C##", 5]})
    one.object("clients", "##C##", ("clients", 0))
    assert "##C##" in one.notes[0].message
    with pytest.raises(FormatError):
        one.object("clients", 5, ("clients", 1))


def test_code_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "actions").mkdir()
    (tmp_path / "actions" / "a.js").write_text("code")
    one = section({}, tmp_path)
    one.object("actions", {"name": "a", "code": "./actions/a.js"}, ())
    one.object("actions", {"name": "b", "code": "line\nline"}, ())
    one.object("rules", {"name": "r", "script": "./none.js"}, ())
    assert [found.item for found in one.found] == [
        {"name": "a", "code": "code"},
        {"name": "b", "code": "line\nline"},
        {"name": "r"},
    ]
    assert "no file './none.js'" in one.notes[0].message
    assert one.found[0].address == ("x.json",)


def test_a_path_that_leads_out_is_refused_with_its_place(tmp_path: Path) -> None:
    item = {"name": "a", "code": "../../x.js"}
    with pytest.raises(FormatError) as caught:
        section(item, tmp_path).object("actions", item, ())
    assert (caught.value.source, caught.value.path, caught.value.line) == ("x.json", "code", 3)


def test_without_a_folder_that_is_said() -> None:
    one = section({})
    one.object("actions", {"name": "a", "code": "./a.js"}, ())
    assert "was not given along" in one.notes[0].message
