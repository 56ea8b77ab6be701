from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.tenant import Role
from mrrt_studio.ui.tenant.roles_field import RolesField

ROLES = (Role(name="Support Agent"), Role(name="Reader", id="rol_1"))


@pytest.fixture
def field(qtbot: QtBot) -> RolesField:
    field = RolesField(lambda: ROLES)
    qtbot.addWidget(field)
    return field


def ticks(field: RolesField) -> dict[str, bool]:
    items = [field.item(place) for place in range(field.count())]
    return {item.text(): item.checkState() == Qt.CheckState.Checked for item in items}


def test_roles_are_ticked_by_name_and_by_id(field: RolesField) -> None:
    told: list[Any] = []
    field.value_edited.connect(lambda: told.append(field.value()))
    field.show_value(("rol_1",), None)
    assert ticks(field) == {"Support Agent": False, "Reader": True}
    assert told == []


def test_a_tick_adds_the_name_and_taking_it_away_takes_the_id_too(field: RolesField) -> None:
    told: list[Any] = []
    field.value_edited.connect(lambda: told.append(field.value()))
    field.show_value(("rol_1",), None)
    field.item(0).setCheckState(Qt.CheckState.Checked)
    field.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert told == [("rol_1", "Support Agent"), ("Support Agent",)]


def test_a_role_that_the_tenant_does_not_have_can_be_taken_away(field: RolesField) -> None:
    field.show_value(("Gone",), None)
    assert ticks(field)["Gone (no such role)"] is True
    field.item(2).setCheckState(Qt.CheckState.Unchecked)
    assert field.value() == ()


def test_the_space_key_ticks(field: RolesField) -> None:
    field.show_value((), None)
    field.setCurrentRow(0)
    QTest.keyClick(field, Qt.Key.Key_Space)
    assert field.value() == ("Support Agent",)


def test_the_current_row_stays_while_roles_are_shown_again(field: RolesField) -> None:
    field.show_value((), None)
    field.setCurrentRow(1)
    field.show_value(("Support Agent",), None)
    field.refresh()
    assert field.currentRow() == 1


def test_the_list_is_as_high_as_its_roles(qtbot: QtBot, field: RolesField) -> None:
    field.show_value((), None)
    many = RolesField(lambda: tuple(Role(name=f"r{number}") for number in range(100)))
    qtbot.addWidget(many)
    many.show_value((), None)
    assert field.sizeHint().height() < many.sizeHint().height() < 100 * many.sizeHintForRow(0)
