from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.edits import put_client, remove_item
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.badges import FindingCache
from mrrt_studio.ui.tenant.tree_model import BADGE_ROLE, DETAIL_ROLE, TenantModel
from tests.ui.tenant.studio import ADA, BILLING, HOME, PHONE, WEB, example


class Shown:
    """A model with Qt's own checks on it."""

    def __init__(self, scenario: Scenario) -> None:
        self.findings = FindingCache()
        self.findings.follow(scenario)
        self.model = TenantModel(scenario, self.findings)
        mode = QAbstractItemModelTester.FailureReportingMode.Warning
        self.tester = QAbstractItemModelTester(self.model, mode)

    def show(self, scenario: Scenario) -> None:
        self.model.show_scenario(scenario, findings_changed=self.findings.follow(scenario))

    def texts(self) -> list[Any]:
        sections = [self.model.index(row, 0) for row in range(self.model.rowCount())]
        return [
            [section.data()]
            + [self.model.index(row, 0, section).data() for row in range(self.model.rowCount(section))]
            for section in sections
        ]


@pytest.fixture
def shown(qapp: QApplication) -> Shown:
    return Shown(example())


def test_sections_and_their_objects(shown: Shown) -> None:
    assert shown.texts() == [
        ["Tenant · example.auth0.com"],
        ["Applications", "Phone app", "Web portal"],
        ["APIs", "Messages", "Billing"],
        ["Client grants"],
        ["Users", "Ada"],
        ["Roles"],
        ["Organizations"],
        ["Actions"],
        ["Rules"],
        ["Assumptions"],
    ]


def test_the_row_of_the_tenant_counts_what_is_wrong_with_its_settings(shown: Shown) -> None:
    row = shown.model.index_of(Item("tenant"))
    assert (row.data(BADGE_ROLE), row.data(Qt.ItemDataRole.ToolTipRole)) == (0, None)
    tenant = example().tenant.replace(default_audience="https://nothing.example.com")
    shown.show(example().replace(tenant=tenant))
    assert row.data(BADGE_ROLE) == 1
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Tenant · example.auth0.com, findings: 1"
    assert "No API has the identifier" in row.data(Qt.ItemDataRole.ToolTipRole)


def test_rows_say_identifier_badge_tooltip_and_what_a_reader_speaks(shown: Shown) -> None:
    phone, billing = (
        shown.model.index_of(Item(*each)) for each in (("client", PHONE), ("resource_server", BILLING))
    )
    assert (phone.data(BADGE_ROLE), billing.data(BADGE_ROLE)) == (1, 0)
    assert (phone.data(DETAIL_ROLE), billing.data(DETAIL_ROLE)) == ("", "billing.example.com")
    assert phone.data(Qt.ItemDataRole.AccessibleTextRole) == "Phone app, findings: 1"
    assert phone.data(Qt.ItemDataRole.ToolTipRole).splitlines() == [
        "Phone app",
        PHONE,
        "Billing defines no approve:billing: Auth0 ignores it silently.",
    ]


def test_every_item_is_found_and_says_who_it_is(shown: Shown) -> None:
    items = (Item("tenant"), Item("client", WEB), Item("resource_server", HOME), Item("user", ADA))
    for item in items:
        assert shown.model.item_at(shown.model.index_of(item)) == item
    assert not shown.model.index_of(Item("client", "nobody")).isValid()
    assert not shown.model.index_of(None).isValid()


def test_a_row_stays_the_same_row_when_it_is_renamed_and_when_others_come_and_go(shown: Shown) -> None:
    web = QPersistentModelIndex(shown.model.index_of(Item("client", WEB)))
    scenario = put_client(example(), Client(client_id="portal", name="Portal"), was=WEB)
    shown.show(scenario)
    assert web.data() == "Portal"
    shown.show(remove_item(scenario, "clients", 0))
    assert (web.row(), web.data()) == (0, "Portal")
    shown.show(scenario)
    assert (web.row(), web.data()) == (1, "Portal")


def test_only_what_changed_is_told(shown: Shown, qtbot: Any) -> None:
    told: list[tuple[str, int, int]] = []
    shown.model.dataChanged.connect(
        lambda first, last: told.append((first.parent().data() or "", first.row(), last.row()))
    )
    scenario = put_client(example(), example().clients[1].replace(name="x"), was=WEB)
    shown.show(example())
    told.clear()
    before = example()
    shown.show(before)
    told.clear()
    shown.show(before.replace(clients=(before.clients[0], scenario.clients[1])))
    assert told == [("Applications", 1, 1)]


NAMES = st.lists(st.sampled_from("abcdef"), unique=True, max_size=6)


@given(NAMES, NAMES, NAMES)
def test_any_scenario_follows_any_other(first: list[str], second: list[str], apis: list[str]) -> None:
    def scenario(clients: list[str], apis: list[str]) -> Scenario:
        return Scenario(
            clients=tuple(Client(client_id=name, name=name) for name in clients),
            resource_servers=tuple(ResourceServer(identifier=name) for name in apis),
        )

    shown = Shown(scenario(first, apis))
    for clients, others in ((second, apis[:2]), (first, []), (second, apis)):
        shown.show(scenario(clients, others))
        assert shown.texts()[1:3] == [["Applications", *clients], ["APIs", *others]]
