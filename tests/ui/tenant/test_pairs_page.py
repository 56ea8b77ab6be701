from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mrrt_studio.ui.tenant.fields import TextField
from tests.ui.tenant.studio import HOME, Studio, settle


def scopes_page(studio: Studio) -> Any:
    studio.select("resource_server", HOME)
    return studio.page(1)


def scopes(studio: Studio) -> list[dict[str, Any]]:
    found: Any = studio.scenario.resource_servers[0].to_json()["scopes"]
    return found


def typed(page: Any, row: int, column: int, text: str) -> TextField:
    page.table.start_editing(row, column)
    (editor,) = [each for each in page.table.findChildren(TextField) if each.isVisible()]
    editor.selectAll()
    if text:
        QTest.keyClicks(editor, text)
    else:
        QTest.keyClick(editor, Qt.Key.Key_Delete)
    return editor


def test_an_edit_goes_to_the_document_and_back_and_forth(studio: Studio) -> None:
    page, before = scopes_page(studio), studio.scenario
    typed(page, 0, 0, "list:messages")
    after = studio.scenario
    assert scopes(studio)[0] == {"value": "list:messages", "description": "May read:messages"}
    assert studio.undo_text() == "Change Scopes of Messages"
    studio.undo()
    assert studio.scenario == before
    assert page.table.rows()[0][0] == "read:messages"
    studio.redo()
    assert studio.scenario == after
    assert page.table.rows()[0][0] == "list:messages"


def test_a_new_row_is_one_step_of_the_history(studio: Studio) -> None:
    page, before = scopes_page(studio), studio.scenario
    typed(page, 2, 0, "delete:messages")
    assert scopes(studio)[2] == {"value": "delete:messages"}
    studio.undo()
    assert studio.scenario == before


def test_an_emptied_description_is_an_absent_one(studio: Studio) -> None:
    typed(scopes_page(studio), 0, 1, "")
    assert scopes(studio)[0] == {"value": "read:messages"}


def test_a_row_that_was_emptied_goes_when_it_is_left(studio: Studio) -> None:
    page = scopes_page(studio)
    typed(page, 2, 0, "x")
    editor = typed(page, 2, 0, "")
    assert len(scopes(studio)) == 3
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settle()
    assert len(scopes(studio)) == 2


def test_a_removed_row_comes_back_with_undo(studio: Studio) -> None:
    page = scopes_page(studio)
    page.table.row_removed.emit(0)
    assert [scope["value"] for scope in scopes(studio)] == ["write:messages"]
    studio.undo()
    assert len(page.table.rows()) == 2


def test_without_an_object_nothing_happens(studio: Studio) -> None:
    page = scopes_page(studio)
    studio.pane.forms.show_item(None)
    for act in (
        lambda: page.table.text_edited.emit(0, 0, "x"),
        lambda: page.table.row_removed.emit(0),
        page.refresh,
    ):
        act()
    assert studio.document.undo_stack.count() == 0


def test_a_thousand_scopes_are_rows_without_widgets(studio: Studio) -> None:
    many = ",".join(f'{{"value": "scope:{number}"}}' for number in range(1000))
    studio.pane.import_text(f'{{"identifier": "{HOME}", "scopes": [{many}]}}')
    page = scopes_page(studio)
    assert len(page.table.rows()) == 1000
    assert page.table.findChildren(TextField) == []
    typed(page, 999, 0, "last")
    assert scopes(studio)[999] == {"value": "last"}
