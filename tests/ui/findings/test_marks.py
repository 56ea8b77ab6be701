from __future__ import annotations

from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.findings import FINDINGS
from mrrt_studio.ui.findings.marks import mark_fields
from tests.ui.tenant.studio import binding, show_pane

NOTE = FINDINGS["default-audience-unknown"].at(("tenant", "default_audience"), audience="https://x")


def test_a_row_shows_the_finding_of_its_field_until_it_is_gone(qtbot: QtBot) -> None:
    studio = show_pane(qtbot)
    studio.select("tenant")
    page = studio.page(0)
    row = binding(page, "default_audience").row
    mark_fields(page, [NOTE], 1)
    assert row.warning() == NOTE.text
    mark_fields(page, [], 1)
    assert row.warning() == ""


def test_a_row_keeps_its_own_words(qtbot: QtBot) -> None:
    studio = show_pane(qtbot)
    studio.select("tenant")
    page = studio.page(0)
    row = binding(page, "default_audience").row
    row.set_warning("My own words.")
    mark_fields(page, [NOTE], 1)
    assert row.warning() == "My own words."
    mark_fields(page, [], 1)
    assert row.warning() == "My own words."


def test_the_form_of_an_application_marks_its_settings(qtbot: QtBot) -> None:
    studio = show_pane(qtbot)
    client = studio.scenario.clients[0]
    settings = client.refresh_token.replace(token_lifetime=100, idle_token_lifetime=200)
    clients = (client.replace(refresh_token=settings), *studio.scenario.clients[1:])
    studio.document.apply(studio.scenario.replace(clients=clients), "Change")
    studio.select("client", client.client_id)
    row = binding(studio.page(1), "refresh_token.idle_token_lifetime").row
    assert "200" in row.warning() or "lifetime" in row.warning()
