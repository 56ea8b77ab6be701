from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.tenant.policy_editor import PolicyEditor
from mrrt_studio.ui.tenant.policy_view import PolicyView, Reason
from mrrt_studio.ui.widgets.chips import Chip
from tests.ui.tenant.studio import BILLING, example
from tests.ui.theming import themed

__all__ = ["themed"]

VIEW = PolicyView(
    BILLING,
    "Billing",
    scopes=("read:billing",),
    chips=(Chip("read:billing", "policy"),),
    of_api=(Reason("Not admitted.", "rule-a"),),
    of_scopes=(Reason("One.", "rule-b"), Reason("Two.", "rule-c")),
)


@pytest.fixture
def editor(qtbot: QtBot) -> PolicyEditor:
    editor = PolicyEditor(example)
    qtbot.addWidget(editor)
    editor.show_view(VIEW)
    return editor


def test_reasons_stand_under_the_control_that_they_are_about(editor: PolicyEditor) -> None:
    assert editor.api_row().warning() == "Not admitted."
    assert editor.scopes_row().warning() == "One. Two."
    assert editor.scopes_row().toolTip() == "rule-b\n\nrule-c"
    assert "One. Two." in editor.scopes.accessibleDescription()
    editor.show_view(PolicyView(BILLING, "Billing"))
    assert (editor.api_row().warning(), editor.scopes_row().warning()) == ("", "")


def test_every_keystroke_is_told(editor: PolicyEditor, qtbot: QtBot) -> None:
    audiences, scopes = list[str](), list[list[str]]()
    editor.audience_edited.connect(audiences.append)
    editor.scopes_edited.connect(scopes.append)
    editor.api.setCursorPosition(len(BILLING))
    qtbot.keyClicks(editor.api, "/x")
    qtbot.keyClicks(editor.scopes.focusProxy(), "a b ")
    assert audiences == [f"{BILLING}/", f"{BILLING}/x"]
    assert scopes == [["read:billing", "a"], ["read:billing", "a", "b"]]


def test_the_same_shown_again_leaves_the_cursor(editor: PolicyEditor) -> None:
    editor.api.setCursorPosition(3)
    editor.show_view(VIEW)
    assert editor.api.cursorPosition() == 3


def test_a_chip_takes_its_new_look_without_a_change_of_the_scopes(editor: PolicyEditor) -> None:
    struck = Chip("read:billing", "dropped", "No such API.")
    editor.show_view(PolicyView(BILLING, BILLING, is_known=False, scopes=("read:billing",), chips=(struck,)))
    assert editor.scopes.values() == ["read:billing"]
    assert struck in [widget.chip for widget in editor.scopes.findChildren(type(editor.scopes._widgets[0]))]


def test_buttons_and_their_keys_are_named(editor: PolicyEditor) -> None:
    told = list[object]()
    editor.move_requested.connect(told.append)
    editor.remove_requested.connect(lambda: told.append("remove"))
    buttons = editor.findChildren(QToolButton)
    for button in buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == [-1, 1, "remove"]
    assert [button.accessibleName() for button in buttons] == [
        "Move up (Alt+Up)",
        "Move down (Alt+Down)",
        "Remove the policy (Alt+Del)",
    ]


def test_a_policy_that_is_not_there_yet_can_neither_be_moved_nor_removed(editor: PolicyEditor) -> None:
    editor.show_view(PolicyView(is_draft=True))
    assert all(button.parentWidget().isHidden() for button in editor.findChildren(QToolButton))


def test_completion_offers_the_scopes_of_that_api(editor: PolicyEditor) -> None:
    assert list(editor._known_scopes()) == ["read:billing"]
    editor.show_view(PolicyView("nobody", "nobody"))
    assert list(editor._known_scopes()) == []


def test_scopes_without_a_chip_stay_when_others_are_edited(qtbot: QtBot) -> None:
    editor = PolicyEditor(example)
    qtbot.addWidget(editor)
    told: list[list[str]] = []
    editor.scopes_edited.connect(told.append)
    editor.show_view(PolicyView(BILLING, scopes=("a", "b", "c"), chips=(Chip("c"),), hidden=2))
    assert editor.scopes.values() == ["c"]
    editor.show()
    editor.scopes.setFocus()
    QTest.keyClicks(editor.scopes.focusProxy(), "d a ")
    assert told == [["a", "b", "c", "d"], ["a", "b", "c", "d"]]
