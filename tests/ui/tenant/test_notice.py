from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.ui.tenant.notice import Notice
from mrrt_studio.ui.widgets.message_bar import MessageBar


def test_a_notice_is_what_the_message_bar_takes(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    notice = Notice("info", "Deleted Billing.", "Still named by 2 policies.", can_undo=True)
    assert bar.post(notice.kind, notice.text, notice.details).text() == "Deleted Billing."
