from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from mrrt_studio.formats.documents import read_document
from mrrt_studio.formats.readings import (
    AmbiguousError,
    data_files,
    files_of,
    is_terraform_json,
    kinds_of,
    kinds_of_folder,
    may_be,
    tenant_file,
)
from mrrt_studio.scenario.model import FORMAT

SETTINGS = {"rotation_type": "rotating", "expiration_type": "expiring"}


@pytest.mark.parametrize(
    ("tree", "kinds"),
    [
        ({"format": FORMAT, "version": 1}, ("scenario",)),
        ({"client_id": "c", "name": "n"}, ("management-api",)),
        ([{"client_id": "c", "name": "n"}], ("management-api",)),
        ({"clients": [], "total": 0}, ("management-api",)),
        ({"friendly_name": "f"}, ("management-api",)),
        ({"refresh_token": SETTINGS}, ("client-patch",)),
        (SETTINGS, ("client-patch",)),
        ({"clientGrants": []}, ("deploy-cli-yaml",)),
        ({"clientGrants": [], "resource_servers": []}, ("deploy-cli-yaml", "management-api")),
        ({"version": 4, "resources": [], "lineage": "x"}, ("terraform-state",)),
        ({"format_version": "1.0", "planned_values": {}}, ("terraform-plan",)),
        ([{"method": "GET", "url": "u", "response": {}}], ("recording",)),
        ({"access_token": "a.b.c", "token_type": "Bearer"}, ("token",)),
        ({"issuer": "https://x/", "jwks_uri": "y"}, ("discovery",)),
        ({"keys": []}, ()),
        ({"x": 1}, ()),
        ([1], ()),
        (5, ()),
    ],
)
def test_the_content_tells_the_kind(tree: Any, kinds: tuple[str, ...]) -> None:
    assert kinds_of(read_document(json.dumps(tree), "whatever.json")) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("clients: []", ("deploy-cli-yaml",)),
        ("client_id: c\nname: n", ("management-api",)),
        (f"format: {FORMAT}", ("scenario",)),
        ('resource "auth0_client" "a" {}', ("terraform-hcl",)),
        ("eyJhIjoxfQ.eyJhIjoxfQ.", ("token",)),
    ],
)
def test_whatever_it_is_written_in(text: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(read_document(text, "file.txt")) == kinds


def test_the_kind_of_a_folder_is_told_by_its_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "x.json").write_text("{}")
    (tmp_path / "readme.md").write_text("")
    assert kinds_of_folder(tmp_path) == ()
    assert data_files(tmp_path) == [tmp_path / "x.json"]
    assert files_of(tmp_path) == [tmp_path / "readme.md", tmp_path / "x.json"]
    (tmp_path / "tenant.yml").write_text("")
    (tmp_path / "main.tf").write_text("")
    (tmp_path / "clients").mkdir()
    (tmp_path / "clients" / "a.json").write_text("{}")
    assert kinds_of_folder(tmp_path) == ("deploy-cli-yaml", "deploy-cli-directory", "terraform-hcl")
    assert tenant_file(tmp_path) == tmp_path / "tenant.yml"


def test_a_choice_names_what_there_is_to_choose() -> None:
    error = AmbiguousError(kinds=("deploy-cli-yaml", "management-api"), source="x")
    assert "deploy-cli-yaml (auth0-deploy-cli, YAML) or management-api" in str(error)
    assert pickle.loads(pickle.dumps(error)).kinds == error.kinds


@pytest.mark.parametrize(
    ("kind", "tree", "fits"),
    [
        ("recording", {"interactions": []}, True),
        ("recording", [{"method": "GET", "url": "u", "response": {}}], True),
        ("recording", {"client_id": "c", "name": "n"}, False),
        ("recording", "text", False),
        ("client-patch", SETTINGS, True),
        ("client-patch", {"refresh_token": SETTINGS}, True),
        ("client-patch", {"name": "another"}, True),
        ("client-patch", {"name": "another", "refresh_token": SETTINGS}, True),
        ("client-patch", {"name": "another", "identifier": "i"}, False),
        ("client-patch", {"clients": []}, False),
        ("client-patch", {}, False),
        ("client-patch", [SETTINGS], False),
        ("management-api", {}, True),
        ("management-api", [SETTINGS], True),
        ("management-api", None, False),
        ("management-api", "text", False),
        ("management-api", {"issuer": "i", "jwks_uri": "u"}, False),
        ("deploy-cli-directory", {"client_id": "c"}, True),
        ("deploy-cli-directory", None, False),
        ("deploy-cli-directory", {"format_version": "1.0", "values": {}}, False),
        ("deploy-cli-yaml", {"clients": []}, True),
        ("deploy-cli-yaml", {"not known": []}, True),
        ("deploy-cli-yaml", [{"clients": []}], False),
        ("deploy-cli-yaml", None, False),
        ("deploy-cli-yaml", {"format": FORMAT}, False),
        ("discovery", {"issuer": "i"}, True),
        ("discovery", {"jwks_uri": "u"}, False),
        ("discovery", None, False),
    ],
)
def test_a_chosen_kind_has_to_fit(kind: str, tree: Any, fits: bool) -> None:
    assert may_be(kind, tree) is fits


@pytest.mark.parametrize(
    ("tree", "is_one"),
    [
        ({"resource": {"auth0_client": {"a": {"name": "A"}}}}, True),
        ({"resource": [{"null_resource": {}}, {"auth0_role": {}}]}, True),
        ({"resource": {"null_resource": {}}}, False),
        ({"resource": "auth0_client"}, False),
        ([{"resource": {"auth0_client": {}}}], False),
    ],
)
def test_terraform_written_as_json_is_recognised(tree: Any, is_one: bool) -> None:
    assert is_terraform_json(tree) is is_one
