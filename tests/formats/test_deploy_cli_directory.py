from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.deploy_cli_directory import draft_of, is_directory
from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.keywords import mapped
from mrrt_studio.formats.progress import Cancelled
from mrrt_studio.scenario.errors import FormatError


def write(root: Path, name: str, tree: Any) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(tree if isinstance(tree, str) else json.dumps(tree), encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "tenant"
    write(folder, "tenant.json", {"friendly_name": "T"})
    write(folder, "clients/other file name.json", {"name": "A"})
    write(folder, "grants/A-x.json", '{"client_id": "A", "audience": @@API@@, "scope": []}')
    write(folder, "actions/x.json", {"name": "x", "code": "./actions/x/code.js"})
    write(folder, "actions/x/code.js", "code of ##ENV##")
    write(folder, "rules/y.json", {"name": "y", "script": "./y.js"})
    write(folder, "rules/y.js", "rule")
    write(folder, "triggers/triggers.json", {"post-login": [{"action_name": "x", "display_name": "x"}]})
    write(folder, "triggers/zz.json", {"post-login": []})
    write(folder, "pages/login.json", {})
    write(folder, "pages/login.html", "<html>")
    (folder / "roles").mkdir()
    return folder


def imported(root: Path, **keywords: str) -> Imported:
    return assemble(draft_of(root, {name: mapped(value) for name, value in keywords.items()}))


def test_one_file_is_one_object_by_the_name_inside(root: Path) -> None:
    found = imported(root)
    assert found.counts == {"clients": 1, "client_grants": 1, "actions": 1, "rules": 1}
    assert found.clients[0].name == "A"
    assert found.client_grants[0].client_id == found.clients[0].client_id
    assert (found.actions[0].code, found.rules[0].script) == ("code of ##ENV##", "rule")
    assert found.tenant == {"friendly_name": "T"}
    assert found.triggers == {"post-login": ("x",)}


def test_a_missing_folder_is_not_managed_and_an_empty_one_is(root: Path) -> None:
    managed = imported(root).managed
    assert "roles" in managed
    assert "organizations" not in managed


def test_keywords_are_replaced_and_the_origin_keeps_them(root: Path) -> None:
    assert imported(root).client_grants[0].audience == "@@API@@"
    found = imported(root, API="https://api", ENV="prod")
    assert (found.client_grants[0].audience, found.actions[0].code) == ("https://api", "code of prod")
    tree: Any = found.origins[0].tree
    assert tree["grants/A-x.json"]["audience"] == "@@API@@"
    assert ("actions/x.json",) in found.origins[0].objects.values()


def test_what_a_scenario_has_no_place_for_is_counted(root: Path) -> None:
    write(root, "emails/a.html", "x")
    write(root, ".git/x.json", {})
    assert imported(root).ignored == {"pages": 1, "emails": 1}


@pytest.mark.parametrize(
    ("name", "content", "line"), [("clients/z.json", '{\n"name": }', 2), ("roles/z.json", "[]", 1)]
)
def test_a_file_that_cannot_be_used_is_named(root: Path, name: str, content: str, line: int) -> None:
    write(root, name, content)
    with pytest.raises(FormatError) as caught:
        imported(root)
    assert (caught.value.source, caught.value.line) == (str(root / name), line)


def test_nothing_outside_of_the_folder_is_read(root: Path) -> None:
    write(root.parent, "outside.json", {"name": "outside"})
    (root / "clients" / "link.json").symlink_to(root.parent / "outside.json")
    with pytest.raises(FormatError, match="leads out of the folder"):
        imported(root)


def test_code_outside_of_the_folder_is_refused_where_it_is_named(root: Path) -> None:
    write(root, "actions/x.json", {"name": "x", "code": "../../outside.js"})
    with pytest.raises(FormatError, match="leads out of the folder") as caught:
        imported(root)
    assert caught.value.path == "code"


def test_a_person_may_end_it_and_is_told_how_far_it_is(root: Path) -> None:
    told: list[tuple[int, int]] = []
    draft_of(root, {}, lambda done, total: told.append((done, total)))
    assert told == [(0, 6), (6, 6)]

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        draft_of(root, {}, cancel)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("tenant.json", True),
        ("clients/a.json", True),
        ("connections/a.json", True),
        ("other/a.json", False),
        ("clients/a.js", False),
    ],
)
def test_a_directory_is_known_by_its_folders(tmp_path: Path, name: str, is_one: bool) -> None:
    write(tmp_path, name, {})
    assert is_directory(tmp_path) is is_one


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        (
            "auth0-deploy-cli_examples",
            {
                "clients": 5,
                "resource_servers": 2,
                "client_grants": 1,
                "roles": 2,
                "actions": 2,
                "rules": 1,
                "rules_configs": 1,
            },
        ),
        ("auth0-deploy-cli_should-preserve-keywords", {"clients": 1}),
    ],
)
def test_directories_that_others_wrote_are_read(shared: Path, name: str, counts: dict[str, int]) -> None:
    folder = shared / "samples" / "deploy-cli-directory" / name
    assert is_directory(folder)
    assert imported(folder).counts == counts
