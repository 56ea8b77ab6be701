from __future__ import annotations

from typing import Any

import pytest

from tests.ui.tenant.studio import BILLING, Studio, at, binding, control, edit, write

EDITS: list[tuple[str, Any]] = [
    ("domain", "acme.eu.auth0.com"),
    ("default_audience", BILLING),
    ("flags.revoke_refresh_token_grant", True),
]


@pytest.mark.parametrize(("path", "value"), EDITS)
def test_every_field_goes_to_the_document_and_back_and_forth(studio: Studio, path: str, value: Any) -> None:
    studio.select("tenant")
    before, field = studio.scenario, control(studio.page(0), path)
    shown = field.value()
    edit(field, value)
    after = studio.scenario
    assert at(after.tenant.to_json(), path) == value
    studio.undo()
    assert studio.scenario == before
    assert field.value() == shown
    studio.redo()
    assert studio.scenario == after
    assert field.value() == value


def test_a_tenant_needs_a_domain(studio: Studio) -> None:
    studio.select("tenant")
    page = studio.page(0)
    write(control(page, "domain"), "")
    assert binding(page, "domain").row.error() == "A tenant needs a domain."
    assert studio.scenario.tenant.domain == "example.auth0.com"


def test_a_domain_with_more_than_a_domain_enters_the_document_with_a_warning(studio: Studio) -> None:
    studio.select("tenant")
    page = studio.page(0)
    write(control(page, "domain"), "https://acme.auth0.com")
    assert studio.scenario.tenant.domain == "https://acme.auth0.com"
    assert binding(page, "domain").row.warning().startswith("A domain stands alone")


def test_a_default_audience_that_no_api_has_says_so_until_one_has_it(studio: Studio) -> None:
    studio.select("tenant")
    page = studio.page(0)
    row = binding(page, "default_audience").row
    write(control(page, "default_audience"), "https://late.example.com")
    assert row.warning() == "No API has this identifier."
    studio.pane.import_text('{"identifier": "https://late.example.com", "name": "Late"}')
    studio.select("tenant")
    assert row.warning() == ""
