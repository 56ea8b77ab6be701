from __future__ import annotations

from mrrt_studio.ui.inspector.nodes import Node
from mrrt_studio.ui.widgets.chips import Chip


def test_a_row_is_spoken_with_its_chips_and_its_lines() -> None:
    node = Node("k", "RT 1", (Chip("current", "ok"), Chip("+", accessible_text="added")), "One.\nTwo.")
    assert node.spoken() == "RT 1 (current, added)\nOne.\nTwo."
    assert Node("k", "Plain").spoken() == "Plain"


def test_walking_goes_from_top_to_bottom() -> None:
    tree = Node("a", "", children=(Node("b", "", children=(Node("c", ""),)), Node("d", "")))
    assert [node.key for node in tree.walk()] == ["a", "b", "c", "d"]
