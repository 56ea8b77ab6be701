from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.ui.scripts.code_dialog import CodeDialog
from mrrt_studio.ui.scripts.known_code import Script


def test_every_script_has_a_page(qtbot: QtBot) -> None:
    dialog = CodeDialog([Script("rule", "Old", "a"), Script("action", "New", "b")])
    qtbot.addWidget(dialog)
    assert [editor.code() for editor in dialog.editors] == ["a", "b"]
    assert [editor.accessibleName() for editor in dialog.editors] == ["Rule “Old”", "Action “New”"]


def test_return_does_not_run_what_nobody_read(qtbot: QtBot) -> None:
    dialog = CodeDialog([Script("action", "New", "b")])
    qtbot.addWidget(dialog)
    assert dialog.close_button.isDefault()
    with qtbot.waitSignal(dialog.allowed):
        dialog.run_button.click()
