from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.form import FormPage, FormRow, FormSection, NoteLine
from mrrt_studio.ui.widgets.tag_edit import TagEdit
from tests.ui.widgets.conftest import settle

Show = Callable[..., QWidget]
HELP = "Each exchange returns a new refresh token."
LONG = (
    "An API with the identifier https://api.example.com/a-very-long-path exists already: choose another one."
)


def heard(control: QWidget, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(control).text(what)


def test_readers_hear_label_and_help_at_the_control(shown: Show) -> None:
    field = QLineEdit()
    shown(FormRow("&Rotation", field, HELP))
    assert heard(field, QAccessible.Text.Name) == "Rotation"
    assert heard(field, QAccessible.Text.Description) == HELP


def test_the_mnemonic_of_the_label_reaches_the_control(shown: Show) -> None:
    field = QLineEdit()
    row = FormRow("&Rotation", field)
    shown(row)
    buddies = [label.buddy() for label in row.findChildren(QLabel) if label.buddy()]
    assert buddies == [field]


def test_a_check_box_keeps_its_own_text_as_its_name(shown: Show) -> None:
    box = QCheckBox("First-party application")
    shown(FormRow("", box, "Skips consent."))
    assert heard(box, QAccessible.Text.Name) == "First-party application"
    assert heard(box, QAccessible.Text.Description) == "Skips consent."


def test_an_error_is_seen_heard_and_taken_back(shown: Show) -> None:
    field = QLineEdit()
    section = FormSection("Refresh token")
    row = section.add_row("Identifier", field, HELP)
    shown(section)
    note = row.findChildren(NoteLine)[0]
    assert not note.isVisible()
    section.set_error(row, "Choose another one.")
    assert note.isVisible()
    assert field.property("state") == "error"
    assert heard(field, QAccessible.Text.Description) == f"Choose another one. {HELP}"
    section.set_error(row, "")
    assert not note.isVisible()
    assert field.property("state") == ""
    assert heard(field, QAccessible.Text.Description) == HELP


def test_an_error_outweighs_a_warning_and_both_are_shown(shown: Show) -> None:
    field = QLineEdit()
    section = FormSection()
    row = section.add_row("Overlap", field)
    shown(section)
    section.set_warning(row, "Two parallel exchanges end in a revoked family.")
    assert field.property("state") == "warning"
    row.set_error("Not a number.")
    assert field.property("state") == "error"
    assert [note.isVisible() for note in row.findChildren(NoteLine)] == [True, True]
    assert (row.error(), row.warning()) == (
        "Not a number.",
        "Two parallel exchanges end in a revoked family.",
    )


def test_help_can_change(shown: Show) -> None:
    field = QLineEdit()
    row = FormRow("Rotation", field)
    shown(row)
    row.set_help("Never rotates.")
    assert heard(field, QAccessible.Text.Description) == "Never rotates."


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off_in_a_narrow_pane_at_any_text_size(shown: Show, scale: float) -> None:
    theme().set_text_scale(scale)
    page = FormPage()
    section = page.add_section("Refresh token and its rotation")
    row = section.add_row("Identifier of the resource server", QLineEdit(), LONG)
    row.set_error(LONG)
    row.set_warning(LONG)
    window = shown(page, width=320)
    window.layout().setStretch(0, 1)
    settle()
    assert page.horizontalScrollBar().maximum() == 0
    for label in page.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_the_page_scrolls_to_what_the_tab_key_reaches(qtbot: QtBot, shown: Show) -> None:
    page = FormPage()
    fields = [QLineEdit() for _ in range(40)]
    section = page.add_section("Many")
    for number, field in enumerate(fields):
        section.add_row(f"Field {number}", field)
    page.setFixedHeight(200)
    shown(page)
    fields[0].setFocus()
    for _ in range(20):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is fields[20]
    assert page.viewport().rect().contains(fields[20].mapTo(page.viewport(), fields[20].rect().center()))


def test_a_control_of_several_parts_passes_its_name_on(shown: Show) -> None:
    tags = TagEdit()
    shown(FormRow("Scopes", tags, "What the exchange may add."))
    entry = tags.findChild(QLineEdit)
    assert heard(entry, QAccessible.Text.Name) == "Scopes"
    assert heard(entry, QAccessible.Text.Description) == "What the exchange may add."
