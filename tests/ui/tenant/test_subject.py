from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from mrrt_studio.scenario.edits import EditError
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.subject import ItemSubject
from tests.ui.tenant.studio import BILLING, HOME, PHONE, WEB, example


@pytest.fixture
def document(qapp: QApplication) -> Document:
    return Document(example())


def subject_of(document: Document, item: Item | None) -> ItemSubject:
    subject = ItemSubject(document)
    subject.select(item)
    return subject


def test_without_a_selection_there_is_nothing_to_edit(document: Document) -> None:
    subject = subject_of(document, None)
    assert subject.item() is None
    subject.put(document.scenario.clients[0], "Name")
    assert document.undo_stack.count() == 0


def test_the_path_is_an_index_so_that_it_holds_while_the_id_is_typed(document: Document) -> None:
    assert subject_of(document, Item("client", WEB)).path() == ("clients", 1)
    assert subject_of(document, Item("tenant")).path() == ("tenant",)


def test_edits_of_one_field_are_one_step_and_those_of_two_are_two(document: Document) -> None:
    subject = subject_of(document, Item("client", PHONE))
    for name in ("a", "ab"):
        subject.put(document.scenario.clients[0].replace(name=name), "Name", "name")
    assert document.undo_stack.undoText() == "Change Name of Phone app"
    subject.put(document.scenario.clients[0].replace(app_type="spa"), "Type", "app_type")
    assert document.undo_stack.count() == 2


def test_an_edit_of_the_tenant(document: Document) -> None:
    subject = subject_of(document, Item("tenant"))
    subject.put(document.scenario.tenant.replace(domain="acme.auth0.com"), "Domain", "domain")
    assert document.scenario.tenant.domain == "acme.auth0.com"
    assert document.undo_stack.undoText() == "Change Domain"


def test_each_keystroke_of_an_id_starts_again_from_before_the_first_one(document: Document) -> None:
    subject = subject_of(document, Item("resource_server", HOME))
    typed = [f"{HOME}/", BILLING + "/x", "https://end.example.com"]
    for identifier in typed:
        subject.put(document.scenario.resource_servers[0].replace(identifier=identifier), "Identifier", "i")
        subject.select(Item("resource_server", identifier))
    assert document.scenario.clients[0].policies[0].audience == typed[-1]
    assert document.scenario.clients[0].policies[1].audience == BILLING
    document.undo_stack.undo()
    assert document.scenario == example()


def test_an_id_that_is_taken_is_refused_and_typing_on_is_not(document: Document) -> None:
    subject = subject_of(document, Item("client", PHONE))
    with pytest.raises(EditError, match="already an application"):
        subject.put(document.scenario.clients[0].replace(client_id=WEB), "Client ID", "client_id")
    subject.put(document.scenario.clients[0].replace(client_id=WEB + "2"), "Client ID", "client_id")
    assert document.scenario.clients[0].client_id == WEB + "2"
