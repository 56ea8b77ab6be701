from __future__ import annotations

from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.tenant import Role
from mrrt_studio.ui.tenant.members_field import MembersField, roles_of_users
from tests.ui.tenant.studio import ADA, example


def test_names_are_listed_up_to_a_number_and_nobody_is_told(qtbot: QtBot) -> None:
    field = MembersField("Nobody.")
    qtbot.addWidget(field)
    assert field.written() == "Nobody."
    field.show_names(["Ada", "Bob"])
    assert field.written() == QLocale().createSeparatedList(["Ada", "Bob"])
    field.show_names([str(number) for number in range(25)])
    assert field.written().endswith("5 more")


def test_a_user_has_a_role_by_its_name_or_its_id() -> None:
    scenario = example(users=[{"user_id": ADA, "name": "Ada", "roles": ["rol_1"]}, {"user_id": "b"}])
    assert roles_of_users(scenario, Role(id="rol_1", name="r")) == ("Ada",)
    assert roles_of_users(scenario, Role(name="r")) == ()
