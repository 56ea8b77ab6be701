from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mrrt_studio.ui.tenant.json_page import JsonEditor
from tests.ui.tenant.studio import HOME, PHONE, WEB, Studio, control, write

JSON_TAB = 4


@pytest.fixture
def page(studio: Studio) -> Any:
    found = studio.page(JSON_TAB)
    found.editor.setFocus()
    return found


def type_after(editor: JsonEditor, text: str, typed: str) -> None:
    """Put the cursor behind a text and type."""
    place = editor.toPlainText().index(text) + len(text)
    cursor = editor.textCursor()
    cursor.setPosition(place)
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, typed)


def test_valid_text_enters_the_document_as_it_is_typed_in_one_step(studio: Studio, page: Any) -> None:
    before, steps = studio.scenario, studio.document.undo_stack.count()
    type_after(page.editor, '"Phone app', "le")
    assert studio.scenario.clients[0].name == "Phone apple"
    assert studio.document.undo_stack.count() == steps + 1
    assert page.editor.textCursor().block().text() == '  "name": "Phone apple",'
    studio.undo()
    assert studio.scenario == before
    assert "apple" not in page.editor.toPlainText()
    studio.redo()
    assert '"Phone apple"' in page.editor.toPlainText()


def test_what_is_no_json_stays_with_its_place_and_changes_nothing(studio: Studio, page: Any) -> None:
    before = studio.scenario
    type_after(page.editor, '"Phone app"', "x")
    assert studio.scenario is before
    assert page.fault().startswith("line 3, column 22")
    assert page.fault() in page.editor.accessibleDescription()
    assert page.editor.extraSelections()[0].cursor.blockNumber() == 2
    QTest.keyClick(page.editor, Qt.Key.Key_Backspace)
    assert page.fault() == ""
    assert page.editor.extraSelections() == []


def test_what_no_model_takes_is_told_by_its_path(studio: Studio, page: Any) -> None:
    before = studio.scenario
    type_after(page.editor, '"rotation_type": "', "x")
    assert studio.scenario is before
    assert "refresh_token.rotation_type" in page.fault()


def test_an_id_that_another_object_has_is_refused_and_stays_in_the_editor(studio: Studio, page: Any) -> None:
    text = page.editor.toPlainText().replace(f'"client_id": "{PHONE}"', f'"client_id": "{WEB}"')
    page.editor.selectAll()
    page.editor.insertPlainText(text)
    assert "already" in page.fault()
    assert page.editor.toPlainText() == text
    assert studio.scenario.clients[0].client_id == PHONE


def test_edits_of_the_form_show_in_the_text_and_fields_nobody_knows_stay(studio: Studio, page: Any) -> None:
    type_after(page.editor, "{", '"x_note": 1,')
    assert studio.scenario.clients[0].to_json()["x_note"] == 1
    write(control(studio.page(0), "name"), "Other")
    shown = studio.page(JSON_TAB).editor.toPlainText()
    assert '"name": "Other"' in shown
    assert '"x_note": 1' in shown


def test_malformed_text_does_not_move_to_another_object(studio: Studio, page: Any) -> None:
    type_after(page.editor, "{", "}}")
    assert page.fault()
    studio.select("client", WEB)
    assert page.fault() == ""
    assert f'"client_id": "{WEB}"' in page.editor.toPlainText()


def test_a_new_client_id_follows_from_the_text_too(studio: Studio, page: Any) -> None:
    type_after(page.editor, f'"client_id": "{PHONE}', "2")
    assert studio.scenario.steps[0].to_json()["client"] == f"{PHONE}2"
    assert studio.selection.item is not None
    assert studio.selection.item.key == f"{PHONE}2"
    assert page.editor.hasFocus()


def test_undo_is_the_documents_except_for_text_that_never_got_there(studio: Studio, page: Any) -> None:
    shown = page.editor.toPlainText()
    type_after(page.editor, "{", "}")
    QTest.keyClick(page.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.editor.toPlainText() == shown
    type_after(page.editor, '"Phone app', "s")
    steps = studio.document.undo_stack.index()
    QTest.keyClick(page.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert studio.document.undo_stack.index() == steps, "the key is left to the window"
    assert studio.scenario.clients[0].name == "Phone apps"


def test_a_long_text_is_shown_without_colours(studio: Studio) -> None:
    editor = JsonEditor(studio.window)
    editor.show_text("[\n" + "1,\n" * 2_000 + "1]")
    editor.show_text("{\n}")
    assert editor.toPlainText() == "{\n}"


def test_apis_and_the_tenant_have_theirs(studio: Studio) -> None:
    studio.select("resource_server", HOME)
    assert f'"identifier": "{HOME}"' in studio.page(3).editor.toPlainText()
    studio.select("tenant")
    page = studio.page(3)
    page.editor.selectAll()
    page.editor.insertPlainText('{"domain": "other.example", "session_lifetime": 5}')
    assert studio.scenario.tenant.session_lifetime == 5
