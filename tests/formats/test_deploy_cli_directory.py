from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats import deploy_cli_directory
from mrrt_studio.formats.assemble import assemble
from mrrt_studio.formats.deploy_cli_directory import draft_of, draft_of_file, is_directory, root_of
from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.keywords import mapped
from mrrt_studio.formats.progress import Cancelled
from mrrt_studio.scenario.errors import FormatError


def write(root: Path, **files: Any) -> Path:
    for name, content in files.items():
        file = root / name.replace("__", "/").replace("_json", ".json").replace("_js", ".js")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content if isinstance(content, str) else json.dumps(content))
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(
        tmp_path / "tenant",
        tenant_json={"friendly_name": "f"},
        clients__App_json='{"name": "App ##ENV##", "callbacks": @@URLS@@}',
        grants__g_json={"client_id": "App dev", "audience": "a"},
        actions__a_json={"name": "a", "code": "./actions/a/code.js"},
        actions__a__code_js="code",
        rules__r_json={"name": "r", "script": "./r.js"},
        rules__r_js="script",
        triggers__triggers_json={"post-login": [{"action_name": "a", "display_name": "A"}]},
        connections__c_json={},
        guardian__factors__otp_json={},
        pages__login_html="",
        config_json={"AUTH0_CLIENT_SECRET": "s3cret"},
    )


def test_a_directory_is_read_whole(root: Path) -> None:
    (root / "roles").mkdir()
    found = assemble(draft_of(root, {"ENV": mapped("dev"), "URLS": mapped(["u"])}))
    assert (found.clients[0].name, found.clients[0].callbacks) == ("App dev", ("u",))
    assert found.client_grants[0].client_id == found.clients[0].client_id
    assert (found.actions[0].code, found.rules[0].script) == ("code", "script")
    assert found.triggers == {"post-login": ("a",)}
    assert found.tenant == {"friendly_name": "f"}
    assert found.ignored == {"connections": 1, "guardian": 1, "pages": 1}
    assert found.managed == {"tenant", "clients", "client_grants", "actions", "rules", "triggers", "roles"}


def test_its_origin_is_the_tree_of_its_files(root: Path) -> None:
    origin = assemble(draft_of(root, {"ENV": mapped("dev")})).origins[0]
    assert isinstance(origin.tree, dict)
    assert origin.tree["clients/App.json"] == {"name": "App ##ENV##", "callbacks": "@@URLS@@"}
    assert origin.objects["actions", "a"] == ("actions/a.json",)
    assert "s3cret" not in repr(origin.tree)


def test_a_link_that_leads_out_is_refused(root: Path) -> None:
    (root.parent / "outside.json").write_text("{}")
    (root / "clients" / "link.json").symlink_to(root.parent / "outside.json")
    with pytest.raises(FormatError, match="link leads out"):
        draft_of(root, {})


def test_a_folder_that_is_a_link_out_is_refused(root: Path) -> None:
    write(root.parent / "elsewhere", x_json={"name": "x"})
    (root / "roles").symlink_to(root.parent / "elsewhere")
    with pytest.raises(FormatError, match="link leads out"):
        draft_of(root, {})


def test_a_fault_is_told_with_its_file(root: Path) -> None:
    write(root, clients__bad_json='{"name": "a",\n "name": "b"}')
    with pytest.raises(FormatError) as caught:
        draft_of(root, {})
    assert caught.value.source == str(root / "clients" / "bad.json")
    assert caught.value.line == 2


def test_too_many_files_are_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deploy_cli_directory, "_MAX_FILES", 3)
    with pytest.raises(FormatError, match="more than"):
        draft_of(root, {})


def test_who_waits_may_end_it(root: Path) -> None:
    def stop(_: int, __: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        draft_of(root, {}, stop)


def test_a_directory_is_known_by_its_folders(root: Path, tmp_path: Path) -> None:
    assert is_directory(root)
    assert is_directory(write(tmp_path / "b", clients__x_json={}))
    assert not is_directory(write(tmp_path / "c", clients__x_js="", other__x_json={}))
    assert not is_directory(tmp_path / "none")


def test_one_file_of_a_directory_is_what_its_folder_says(root: Path) -> None:
    file = write(root, clients__Bare_json={"name": "Bare"}) / "clients" / "Bare.json"
    assert root_of(file) == root
    draft = draft_of_file(root, read_document(file.read_bytes(), str(file), folder=file.parent))
    assert [(found.collection, found.item) for found in draft.found] == [("clients", {"name": "Bare"})]
    other = root / "guardian" / "factors" / "otp.json"
    assert draft_of_file(root, read_document(other.read_bytes(), str(other))).ignored == {"guardian": 1}
    assert root_of(root.parent / "x.json") is None


def test_every_sample_is_read_whole(shared: Path) -> None:
    for folder in sorted((shared / "samples" / "deploy-cli-directory").iterdir()):
        found = assemble(draft_of(folder, {}))
        assert len(found.clients) == len(list((folder / "clients").glob("*.json")))
        assert not [kind for kind in found.ignored if "unusable" in kind]
