from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.ui.document import Document
from mrrt_studio.ui.findings.because import BecauseOf
from mrrt_studio.ui.selection import Item, Selection
from tests.ui.findings.conftest import example


def test_a_step_names_what_it_suffered_from_and_leads_there(qtbot: QtBot) -> None:
    document = Document(example())
    selection = Selection(document)
    because = BecauseOf(document, selection)
    qtbot.addWidget(because)
    because.show_step(document.timeline.by_id["x2"])
    (line,) = because.lines.rows()
    assert line.sentence.written() == (
        "No effect: Billing defines no approve:billing: Auth0 ignores it silently."
    )
    line.link.click()
    assert selection.item == Item("client", document.scenario.clients[0].client_id)


def test_a_step_that_suffered_from_nothing_says_nothing(qtbot: QtBot) -> None:
    document = Document(example())
    because = BecauseOf(document, Selection(document))
    qtbot.addWidget(because)
    because.show_step(document.timeline.by_id["login"])
    assert because.isHidden()
    assert because.lines.rows() == []
