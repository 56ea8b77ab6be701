from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from mrrt_studio.scenario.edits import move_item, remove_item
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.badges import FindingCache
from mrrt_studio.ui.tenant.tree_model import TenantModel
from mrrt_studio.ui.tenant.tree_order import TreeOrder
from tests.ui.tenant.studio import BILLING, HOME, PHONE, example


class Shown:
    def __init__(self) -> None:
        self.findings = FindingCache()
        self.findings.follow(example())
        self.model = TenantModel(example(), self.findings)
        self.order = TreeOrder(self.model)
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        self.tester = QAbstractItemModelTester(self.order, mode)

    def names(self, kind: str) -> list[str]:
        section = self.order.section_of(kind)  # pyright: ignore[reportArgumentType] - the tests name kinds
        return [self.order.index(row, 0, section).data() for row in range(self.order.rowCount(section))]


@pytest.fixture
def shown(qapp: QApplication) -> Shown:
    return Shown()


def test_a_text_finds_names_and_identifiers_and_keeps_sections(shown: Shown) -> None:
    sections = shown.order.rowCount()
    shown.order.find("BILL")
    assert shown.names("resource_server") == ["Billing"]
    assert shown.names("client") == []
    assert shown.order.rowCount() == sections
    assert shown.order.found_count() == 1
    shown.order.find("ada@")
    assert shown.names("user") == ["Ada"]
    shown.order.find("  ")
    assert shown.order.found_count() == 5


def test_what_is_hidden_has_no_row(shown: Shown) -> None:
    shown.order.find("billing")
    assert not shown.order.index_of(Item("client", PHONE)).isValid()
    found = shown.order.index_of(Item("resource_server", BILLING))
    assert shown.order.item_at(found) == Item("resource_server", BILLING)


def test_sorted_by_name_and_back_to_the_file(shown: Shown) -> None:
    assert shown.names("resource_server") == ["Messages", "Billing"]
    shown.order.sort_by_name(by_name=True)
    assert shown.names("resource_server") == ["Billing", "Messages"]
    assert shown.order.index(0, 0).data().startswith("Tenant")
    shown.order.sort_by_name(by_name=False)
    assert shown.names("resource_server") == ["Messages", "Billing"]


def test_changes_of_the_scenario_come_through(shown: Shown) -> None:
    moved = move_item(example(), "resource_servers", 0, 1)
    shown.model.show_scenario(moved, findings_changed=shown.findings.follow(moved))
    assert shown.names("resource_server") == ["Billing", "Messages"]
    shown.order.sort_by_name(by_name=True)
    gone = remove_item(moved, "resource_servers", 0)
    shown.model.show_scenario(gone, findings_changed=shown.findings.follow(gone))
    assert shown.names("resource_server") == ["Messages"]
    assert shown.order.index_of(Item("resource_server", HOME)).isValid()
