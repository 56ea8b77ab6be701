from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.kinds import KINDS
from mrrt_studio.formats.readings import (
    AmbiguousError,
    data_files,
    files_of,
    kinds_of,
    kinds_of_folder,
    tenant_file,
)

CLIENT = {"client_id": "a", "name": "A"}
JWT = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln"


@pytest.mark.parametrize(
    ("tree", "kinds"),
    [
        ({"format": "mrrt-studio/scenario", "version": 1, "clients": []}, ("scenario",)),
        ({"format_version": "1.0", "values": {}}, ("terraform-state",)),
        ({"format_version": "1.0", "planned_values": {}}, ("terraform-plan",)),
        ({"access_token": JWT}, ("token",)),
        ({"issuer": "i", "jwks_uri": "j"}, ("discovery",)),
        ({"issuer": "i"}, ()),
        ([CLIENT], ("management-api",)),
        ({"clients": [CLIENT]}, ("management-api",)),
        ({"clientGrants": []}, ("deploy-cli-yaml",)),
        ({"clientGrants": [], "resource_servers": [{"identifier": "i", "name": "N"}]},
         ("deploy-cli-yaml", "management-api")),
        ({"refresh_token": {"policies": []}}, ("client-patch",)),
        ([1], ()),
        ("text", ()),
        (None, ()),
    ],
)  # fmt: skip
def test_json_is_known_by_its_content(tree: Any, kinds: tuple[str, ...]) -> None:
    assert kinds_of(read_document(json.dumps(tree), "any.json")) == kinds
    assert set(kinds) <= KINDS.keys()


@pytest.mark.parametrize(
    ("text", "source", "kinds"),
    [
        ("clients: []\n", "any.yaml", ("deploy-cli-yaml",)),
        ("a: 1\n", "tenant.yaml", ()),
        (JWT, None, ("token",)),
        (f"Bearer {JWT}\n", None, ("token",)),
        ('resource "a" "b" {\n}\n', None, ("terraform-hcl",)),
        ("", "main.tf", ("terraform-hcl",)),
    ],
)
def test_other_texts_are_known_by_their_syntax(text: str, source: str | None, kinds: tuple[str, ...]) -> None:
    assert kinds_of(read_document(text, source)) == kinds


@pytest.mark.parametrize(
    ("files", "kinds"),
    [
        (["tenant.yaml"], ("deploy-cli-yaml",)),
        (["tenant.yml", "main.tf"], ("deploy-cli-yaml", "terraform-hcl")),
        (["clients/a.json"], ("deploy-cli-directory",)),
        (["clients.json", "below/main.tf"], ()),
        ([], ()),
    ],
)
def test_a_folder_is_known_by_its_files(tmp_path: Path, files: list[str], kinds: tuple[str, ...]) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}", encoding="utf-8")
    assert kinds_of_folder(tmp_path) == kinds


def test_files_are_listed_by_name_and_exports_by_their_ending(tmp_path: Path) -> None:
    names = ["e.jwt", "b.JSON", "a.tf", "d.md", "c.tfstate"]
    for name in names:
        (tmp_path / name).touch()
    (tmp_path / "folder.json").mkdir()
    assert [file.name for file in files_of(tmp_path)] == ["a.tf", "b.JSON", "c.tfstate", "d.md", "e.jwt"]
    assert [file.name for file in data_files(tmp_path)] == ["b.JSON", "c.tfstate", "e.jwt"]


def test_the_usual_name_of_a_tenants_file_comes_first(tmp_path: Path) -> None:
    (tmp_path / "tenant.yml").touch()
    assert tenant_file(tmp_path).name == "tenant.yml"
    (tmp_path / "tenant.yaml").touch()
    assert tenant_file(tmp_path).name == "tenant.yaml"


def test_who_must_choose_is_told_from_what() -> None:
    error = AmbiguousError(kinds=iter(("token", "recording")), source="a.json")
    assert error.kinds == ("token", "recording")
    told = str(error)
    assert all(word in told for word in ("a.json", *(f"{kind} ({KINDS[kind]})" for kind in error.kinds)))


def test_a_directory_of_the_deploy_cli_is_known(shared: Path) -> None:
    folder = shared / "samples" / "deploy-cli-directory" / "auth0-deploy-cli_examples"
    assert kinds_of_folder(folder) == ("deploy-cli-directory",)
