from __future__ import annotations

import json

from mrrt_studio.formats.importing import read_text
from mrrt_studio.formats.review import review
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.importing.review_nodes import review_nodes
from mrrt_studio.ui.inspector.nodes import Node

DOCUMENT = {
    "clients": [{"client_id": "a", "name": "A", "client_secret": "s" * 40}],
    "resource_servers": [{"identifier": f"https://{n}.example.com", "name": f"API {n}"} for n in range(600)],
    "connections": [{"name": "db"}],
    "client_grants": [{"client_id": "nobody", "audience": "https://0.example.com", "scope": []}],
}


def roots(document: object, before: Scenario | None = None) -> dict[str, Node]:
    found = review(before or Scenario(), read_text(json.dumps(document)))
    return {node.key: node for node in review_nodes(found)}


def test_every_part_of_the_review_has_its_heading() -> None:
    nodes = roots(DOCUMENT)
    assert list(nodes) == ["suspicious", "added", "ignored", "secrets"]
    assert [node.title for node in nodes["added"].children] == ["1 application", "600 APIs", "1 client grant"]
    assert [node.title for node in nodes["ignored"].children] == ["connections: 1"]
    assert nodes["secrets"].children[0].title.endswith(": 1")
    assert any("nobody" in node.title for node in nodes["suspicious"].children)


def test_of_very_many_objects_the_first_are_shown_and_folded() -> None:
    apis = roots(DOCUMENT)["added"].children[1]
    assert not apis.is_open
    (names,) = apis.children
    lines = names.detail.splitlines()
    assert len(lines) == 501
    assert (lines[0], lines[-1]) == ("API 0", "and 100 more")


def test_a_few_objects_are_named_at_once() -> None:
    clients = roots(DOCUMENT)["added"].children[0]
    assert (clients.title, clients.detail, clients.children) == ("1 application", "A", ())


def test_a_remark_tells_its_place() -> None:
    remark = next(node for node in roots(DOCUMENT)["suspicious"].children if "nobody" in node.title)
    assert remark.title.endswith(".")
    assert remark.detail.endswith("client_grants[0].client_id")


def test_what_is_replaced_and_kept_is_told() -> None:
    before = review(Scenario(), read_text(json.dumps(DOCUMENT))).result
    nodes = roots({"client_id": "a", "name": "B"}, before)
    assert [node.title for node in nodes["replaced"].children] == ["1 application"]
    assert nodes["kept"].children[0].title.startswith("600")
    assert not nodes["kept"].children[0].is_open


def test_a_name_at_the_start_of_a_remark_keeps_its_letters() -> None:
    twice = 'resource "auth0_client" "a" {\n  name = "A"\n}\n'
    found = review(Scenario(), read_text(twice * 2))
    titles = [node.title for root in review_nodes(found) for node in root.walk()]
    assert any(title.startswith("auth0_client.a ") for title in titles), titles
