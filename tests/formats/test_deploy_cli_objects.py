from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.deploy_cli_objects import Section, words
from mrrt_studio.formats.side_files import SideFiles
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.text import read_json

RAW = read_json('{\n"actions": [{"name": "x", "code": "c"}]}', "tenant.yaml")


def section(root: Path | None = None) -> Section:
    return Section(RAW, SideFiles(root), ("root",))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("emailTemplates", "email templates"),
        ("email-templates", "email templates"),
        ("networkACLs", "network ACLs"),
        ("network-acls", "network acls"),
        ("flowVaultConnections", "flow vault connections"),
        ("pages", "pages"),
    ],
)
def test_names_of_sections_are_told_in_words(name: str, said: str) -> None:
    assert words(name) == said


def test_objects_know_their_place_in_the_document_and_in_the_origin() -> None:
    found = section()
    found.items("clients", [{"name": "A"}, {"name": "B"}], ("clients",))
    assert [(each.path, each.address) for each in found.found] == [
        (("clients", 0), ("root", "clients", 0)),
        (("clients", 1), ("root", "clients", 1)),
    ]


def test_an_empty_list_is_managed_too() -> None:
    found = section()
    found.items("roles", [], ("roles",))
    assert (found.managed, found.found) == ({"roles"}, [])


@pytest.mark.parametrize(
    ("value", "said"), [({}, "should be a list"), ("x", "should be a list"), ([1], "an object")]
)
def test_what_is_no_list_of_objects_is_refused_with_its_place(value: Any, said: str) -> None:
    with pytest.raises(FormatError, match=said) as caught:
        section().items("actions", value, ("actions",))
    assert (caught.value.source, caught.value.line) == ("tenant.yaml", 2)


def test_a_marker_in_place_of_an_object_is_told() -> None:
    found = section()
    found.items("clients", ["##CLIENT##", {"name": "A"}], ("clients",))
    assert [each.item for each in found.found] == [{"name": "A"}]
    assert [note.path for note in found.notes] == [("clients", 0)]


@pytest.mark.parametrize(("collection", "field"), [("actions", "code"), ("rules", "script")])
def test_code_comes_from_its_file(tmp_path: Path, collection: str, field: str) -> None:
    (tmp_path / collection).mkdir()
    (tmp_path / collection / "x.js").write_text("the code", encoding="utf-8")
    found = section(tmp_path)
    found.object(collection, {"name": "x", field: "./x.js"}, ())
    found.object(collection, {"name": "y", field: "inline()\n"}, ())
    assert [each.item[field] for each in found.found] == ["the code", "inline()\n"]


@pytest.mark.parametrize(("has_root", "said"), [(True, "there is no file"), (False, "was not given along")])
def test_code_without_its_file_is_left_out_and_told(tmp_path: Path, has_root: bool, said: str) -> None:
    found = section(tmp_path if has_root else None)
    found.object("actions", {"name": "x", "code": "./x.js"}, ("actions", 0))
    assert found.found[0].item == {"name": "x"}
    assert said in found.notes[0].message
    assert found.notes[0].path == ("actions", 0, "code")


def test_a_path_that_leads_out_is_refused_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="leads out") as caught:
        section(tmp_path).object("actions", {"code": "../x.js"}, ("actions", 0))
    assert (caught.value.path, caught.value.line) == ("actions[0].code", 2)


def test_triggers_become_names_of_actions() -> None:
    found = section()
    found.object("triggers", {"post-login": [{"action_name": "x", "display_name": "X"}], "other": None}, ())
    assert found.found[0].item == {"post-login": ["x"], "other": []}


def test_only_what_is_there_is_counted() -> None:
    found = section()
    for count in (2, 0, 1):
        found.ignore("pages", count)
    found.ignore("hooks", 0)
    assert found.ignored == {"pages": 3}
