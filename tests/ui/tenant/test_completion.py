from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.tenant.completion import ApiCompleter, ApiField, ClientField, labels_of_users
from tests.ui.tenant.studio import ADA, BILLING, PHONE, example, settle


def test_an_api_is_found_by_its_name_and_its_identifier_is_filled_in(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    field, told = ApiField(example), list[str]()
    column.addWidget(field)
    field.value_edited.connect(lambda: told.append(field.text()))
    window.show()
    window.activateWindow()
    settle()
    field.setFocus()
    QTest.keyClicks(field, "Bill")
    popup = field.completer().popup()
    assert [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())] == [
        f"Billing · {BILLING}"
    ]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle()
    assert field.text() == told[-1] == BILLING


def test_what_is_offered_is_what_the_scenario_has_now(qtbot: QtBot) -> None:
    scenario = example()
    completer = ApiCompleter(lambda: scenario)
    completer.refresh()
    assert completer.model().rowCount() == 2
    scenario = scenario.replace(resource_servers=())
    completer.refresh()
    assert completer.model().rowCount() == 0


def test_applications_are_offered_by_name_and_written_by_client_id(qtbot: QtBot) -> None:
    field = ClientField(example)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    settle()
    completer = field.completer()
    model = completer.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        f"Phone app · {PHONE}",
        "Web portal · web",
    ]
    assert completer.pathFromIndex(model.index(0, 0)) == PHONE


def test_users_to_tick_are_called_by_name_and_address() -> None:
    assert labels_of_users(example().users) == [("Ada · ada@example.com", [ADA])]
    nameless = example(users=[{"user_id": "auth0|x"}], steps=[])
    assert labels_of_users(nameless.users) == [("auth0|x", ["auth0|x"])]
