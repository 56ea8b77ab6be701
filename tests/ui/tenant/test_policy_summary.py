from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.tenant.policy_summary import PolicySummary
from mrrt_studio.ui.tenant.policy_view import PolicyView, Reason
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.chips import Chip
from tests.ui.tenant.studio import settle
from tests.ui.theming import themed

__all__ = ["themed"]

VIEW = PolicyView(
    "https://billing.example.com",
    "Billing",
    scopes=("read:billing", "approve:billing"),
    chips=(Chip("read:billing", "policy", "May get it."), Chip("approve:billing", "dropped", "Struck.")),
    of_scopes=(Reason("Billing defines no approve:billing.", "Rule and source."),),
)


class Host(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.before, self.summary, self.after = QLineEdit(), PolicySummary(), QLineEdit()
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        for widget in (self.before, self.summary, self.after):
            column.addWidget(widget)
        column.addStretch(1)
        self.asked: list[str] = []
        self.summary.edit_requested.connect(self.asked.append)
        self.summary.show_view(VIEW)


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[Host]:
    host = Host()
    qtbot.addWidget(host)
    host.resize(340, 300)
    host.show()
    host.activateWindow()
    settle()
    yield host
    host.close()


def test_it_is_as_high_as_what_it_shows(host: Host) -> None:
    assert host.summary.height() == host.summary.places().height
    host.resize(200, 400)
    settle()
    assert host.summary.height() == host.summary.heightForWidth(host.summary.width())
    theme().set_text_scale(1.5)
    settle()
    assert host.summary.height() == host.summary.places().height


def test_a_reader_hears_the_row_and_why(host: Host) -> None:
    assert host.summary.accessibleName() == "Billing: read:billing, approve:billing"
    assert host.summary.accessibleDescription() == "Billing defines no approve:billing."
    host.summary.show_view(PolicyView(is_draft=True))
    assert host.summary.accessibleName() == "Add a policy"
    assert host.summary.accessibleDescription() == ""


def test_a_click_asks_for_the_part_that_was_clicked(host: Host) -> None:
    QTest.mouseClick(host.summary, Qt.MouseButton.LeftButton, pos=QPoint(4, 10))
    QTest.mouseClick(host.summary, Qt.MouseButton.LeftButton, pos=QPoint(host.summary.width() - 8, 10))
    QTest.mouseClick(host.summary, Qt.MouseButton.RightButton, pos=QPoint(4, 10))
    assert host.asked == ["api", "scopes"]
    host.summary.show_view(PolicyView(is_draft=True))
    QTest.mouseClick(host.summary, Qt.MouseButton.LeftButton, pos=QPoint(host.summary.width() - 8, 10))
    assert host.asked[-1] == "api"


def test_in_a_narrow_row_the_api_is_on_top(host: Host) -> None:
    host.resize(180, 400)
    settle()
    places = host.summary.places()
    QTest.mouseClick(host.summary, Qt.MouseButton.LeftButton, pos=places.title.center())
    QTest.mouseClick(host.summary, Qt.MouseButton.LeftButton, pos=places.chips[0].center())
    assert host.asked == ["api", "scopes"]


def test_the_tab_key_goes_right_on_into_the_controls(host: Host) -> None:
    host.before.setFocus()
    QTest.keyClick(host.before, Qt.Key.Key_Tab)
    host.after.setFocus()
    QTest.keyClick(host.after, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    host.summary.setFocus()
    assert host.asked == ["api", "end"]


def test_each_place_has_its_tooltip(host: Host) -> None:
    places = host.summary.places()
    assert host.summary.tooltip_at(places.chips[1].center()) == "Struck."
    assert host.summary.tooltip_at(places.reasons[0].center()) == "Rule and source."
    assert host.summary.tooltip_at(places.title.center()) == "https://billing.example.com"
    assert host.summary.tooltip_at(QPoint(host.summary.width() - 1, 0)) == ""


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_what_has_no_effect_differs_by_more_than_colour(host: Host, scheme: str) -> None:
    """In one colour of ink a struck chip still is not the picture of one that has effect."""
    theme().set_scheme(scheme)
    scopes = ("approve:billing",)
    pictures = []
    for kind in ("policy", "dropped"):
        chip = Chip("approve:billing", kind)  # type: ignore[arg-type]
        host.summary.show_view(PolicyView("a", "Billing", scopes=scopes, chips=(chip,)))
        settle()
        grey = (
            host.summary.grab(host.summary.places().chips[0])
            .toImage()
            .convertToFormat(QImage.Format.Format_Mono)
        )
        pictures.append(grey)
    assert pictures[0] != pictures[1]


def test_showing_the_same_again_changes_nothing(host: Host) -> None:
    before = host.summary.places()
    host.summary.show_view(VIEW)
    assert host.summary.places() is before
    assert host.summary.view() is VIEW
    for width in range(100, 140):
        host.summary.heightForWidth(width)
    assert host.summary.places() == before
    assert QApplication.focusWidget() is not host.summary
