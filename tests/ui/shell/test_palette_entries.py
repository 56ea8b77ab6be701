from __future__ import annotations

import pytest

from mrrt_studio.ui.main_window import MainWindow
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.shell.palette_entries import MOST_SHOWN, Entry, all_entries, matching

pytestmark = pytest.mark.qt_log_ignore("does not support")


def entries(window: MainWindow) -> dict[str, Entry]:
    found = all_entries(window.actions_by_id, window.document, window.selection)
    assert len({entry.id for entry in found}) == len(found)
    return {entry.id: entry for entry in found}


def plain(*texts: str) -> list[Entry]:
    return [Entry(text, text, "", lambda: None) for text in texts]


def test_actions_have_their_menu_their_key_and_their_state(example: MainWindow) -> None:
    known = entries(example)
    save = known["action:file.save"]
    assert (save.text, save.detail, save.keys) == ("Save", "File", "Ctrl+S")
    assert not known["action:edit.undo"].enabled
    assert known["action:file.new"].enabled
    assert "action:view.palette" not in known


def test_objects_and_steps_are_selected(example: MainWindow) -> None:
    known = entries(example)
    api = example.document.scenario.resource_servers[0]
    known[f"item:resource_server:{api.identifier}"].run()
    assert example.selection.item == Item("resource_server", api.identifier)
    first = example.document.timeline.steps[0].id
    known[f"step:{first}"].run()
    assert example.selection.step_id == first
    assert known[f"step:{first}"].text.startswith("1. ")


def test_what_was_used_last_comes_first_where_nothing_is_typed() -> None:
    assert [e.id for e in matching(plain("a", "b", "c"), "", ["c", "b"])] == ["c", "b", "a"]


def test_what_was_typed_counts_more_than_what_was_used() -> None:
    found = matching(plain("Export", "Every x of a port", "Save"), "export", ["Every x of a port"])
    assert [entry.id for entry in found] == ["Export", "Every x of a port"]


def test_between_equals_what_was_used_decides() -> None:
    assert matching(plain("Add one", "Add two"), "add", ["Add two"])[0].id == "Add two"


def test_no_more_is_shown_than_anybody_reads() -> None:
    assert len(matching(plain(*(f"step {n}" for n in range(500))), "step", [])) == MOST_SHOWN
