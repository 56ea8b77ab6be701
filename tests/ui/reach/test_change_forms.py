from __future__ import annotations

from mrrt_studio.ui.reach.change_forms import export_forms
from tests.simulation.reach_samples import BILLING, PHONE, WEB, client, tenant

AFTER = tenant(clients=[client(PHONE, (BILLING, "read")), client(WEB)])


def test_a_change_can_be_copied_for_every_tool() -> None:
    forms = dict(export_forms(tenant(), AFTER))
    assert list(forms)[:2] == ["Management API", "cURL"]
    texts = {title: make() for title, make in forms.items()}
    assert "PATCH" in texts["Management API"]
    assert all("read" in text for text in texts.values())


def test_no_change_is_an_empty_text() -> None:
    assert {make() for _, make in export_forms(tenant(), tenant())} == {""}
